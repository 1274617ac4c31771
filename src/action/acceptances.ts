import * as core from '@actions/core';
import * as z from 'zod';
import { describeFailure } from '../adapters/github/api/describe-failure.ts';
import { stateIn } from '../adapters/github/comment/state.ts';
import type { PullRequestOfRun } from '../adapters/github/pull-request.ts';
import { readAcceptances, type Reviewed } from '../adapters/github/reviews/acceptances.ts';
import { pullsOfMergeGroup } from '../adapters/github/reviews/merge-group.ts';
import type { Acceptances } from '../ports.ts';
import type { Conversation } from './conversation.ts';

/** The facts about the run that decide which pull requests' reviews are read. */
export interface ReviewedRun {
  readonly pull: PullRequestOfRun | undefined;
  readonly payload: unknown;
  /** The value of GITHUB_REPOSITORY. */
  readonly repository: string;
}

/**
 * `acceptances` returns the regressions that reviews accept on the pull request, or on each pull request in the merge
 * group. It never throws: if reviews can't be read, it warns, and nothing is accepted.
 */
export async function acceptances(conversation: Conversation, run: ReviewedRun): Promise<Acceptances> {
  const { pull } = run;
  try {
    const reviewed = pull === undefined ? await inGroup(conversation, run) : [await inPull(conversation, pull)];
    const read: Acceptances[] = [];
    for (const one of reviewed) read.push(await readAcceptances(conversation.api, one));
    return { accepted: read.flatMap(({ accepted }) => accepted), notes: read.flatMap(({ notes }) => notes) };
  } catch (error) {
    const { level, message } = describeFailure(error, 'pull-requests: read', pull?.fromFork ?? false);
    const note = `Acceptances were not applied, because the reviews could not be read: ${message}.`;
    if (level === 'warning') core.warning(note);
    return { accepted: [], notes: [note] };
  }
}

async function inPull(conversation: Conversation, pull: PullRequestOfRun): Promise<Reviewed> {
  return { ...pull, state: await stateOf(conversation, pull), measured: true };
}

/**
 * `inGroup` returns every pull request in the merge group with the figures that its comment stores, so that a
 * regression that was accepted on its pull request stays accepted in the merge queue.
 */
async function inGroup(conversation: Conversation, { payload, repository }: ReviewedRun): Promise<readonly Reviewed[]> {
  const reviewed: Reviewed[] = [];
  for (const number of await pullsOfMergeGroup(conversation.api, repository, payload)) {
    const { value } = await conversation.api.request({ method: 'GET', path: `/repos/${repository}/pulls/${number}` });
    const { user, head } = pullSchema.parse(value);
    const state = await stateOf(conversation, { repository, number });
    reviewed.push({ repository, number, author: user.login, headSha: head.sha, state, measured: false });
  }
  return reviewed;
}

const pullSchema = z.object({ user: z.object({ login: z.string() }), head: z.object({ sha: z.string() }) });

async function stateOf(
  conversation: Conversation,
  { repository, number }: Pick<PullRequestOfRun, 'repository' | 'number'>,
): Promise<Reviewed['state']> {
  const existing = await conversation.existing(conversation.placeOf(repository, number));
  return existing === undefined ? undefined : stateIn(existing.body);
}
