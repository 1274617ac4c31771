import { context } from '@actions/github';
import type { PullRequest } from '../../ports.ts';
import { revisionEvent } from './event.ts';
import { workflowFile } from './workflow-file.ts';
import { pullRequestOfRun, type PullRequestOfRun } from './pull-request.ts';

/** The event of this workflow run, read from the runner's files when this module is loaded. */
export const pullRequest: PullRequest = {
  workflow: workflowFile(process.env['GITHUB_WORKFLOW_REF'], process.env['GITHUB_REPOSITORY']),
  event: () => Promise.resolve(revisionEvent(context.eventName, context.payload)),
};

/** The event's name and its unvalidated payload. */
export const eventName: string = context.eventName;
export const payload: unknown = context.payload;

/**
 * `pullRequestOf` returns the pull request that this run is about, or `undefined` if there is none. `repository` is the
 * value of GITHUB_REPOSITORY.
 */
export function pullRequestOf(repository: string | undefined): PullRequestOfRun | undefined {
  return pullRequestOfRun(context.payload, repository);
}
