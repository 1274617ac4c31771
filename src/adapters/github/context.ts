import { context } from '@actions/github';
import type { PullRequest } from '../../ports.ts';
import { revisionEvent } from './event.ts';
import { workflowFile } from './workflow-file.ts';
import { pullRequestOfRun, type PullRequestOfRun } from './pull-request.ts';

/** The event of this workflow run, from the files that the runner wrote. Loading this module reads them. */
export const pullRequest: PullRequest = {
  workflow: workflowFile(process.env['GITHUB_WORKFLOW_REF'], process.env['GITHUB_REPOSITORY']),
  event: () => Promise.resolve(revisionEvent(context.eventName, context.payload)),
};

/** The event's name and payload, as they came. */
export const eventName: string = context.eventName;
export const payload: unknown = context.payload;

/**
 * `pullRequestOf` returns the pull request that this run is about, or `undefined` if there is none. `repository` is
 * GITHUB_REPOSITORY.
 */
export function pullRequestOf(repository: string | undefined): PullRequestOfRun | undefined {
  return pullRequestOfRun(context.payload, repository);
}
