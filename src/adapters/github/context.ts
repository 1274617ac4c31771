import { context } from '@actions/github';
import type { PullRequest } from '../../ports.ts';
import { revisionEvent } from './event.ts';

/** The event of this workflow run, from the files that the runner wrote. Loading this module reads them. */
export const pullRequest: PullRequest = {
  event: () => Promise.resolve(revisionEvent(context.eventName, context.payload)),
};
