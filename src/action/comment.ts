import * as core from '@actions/core';
import { describeFailure } from '../adapters/github/api/describe-failure.ts';
import { publishComment } from '../adapters/github/comment/publish-comment.ts';
import type { PullRequestOfRun } from '../adapters/github/pull-request.ts';
import { postSuggestions } from '../adapters/github/suggestions/post-suggestions.ts';
import type { HeadLine } from '../core/report/head-lines.ts';
import { hasNews } from '../core/report/has-news.ts';
import type { GateReport } from '../core/report/model.ts';
import type { Origin } from '../core/report/origin.ts';
import { permalink } from '../core/report/permalink.ts';
import { renderComment } from '../core/report/render-comment.ts';
import { suggestionsOf } from '../core/report/suggestions.ts';
import type { Conversation } from './conversation.ts';
import type { Inputs } from './inputs.ts';
import { tell } from './log.ts';

/** The pull request of a run and the means to comment on it. */
export interface Channel {
  /** Absent if there is no pull request to comment on. */
  readonly pull: PullRequestOfRun | undefined;
  /** Absent without a token. */
  readonly conversation: Conversation | undefined;
  readonly headLine: HeadLine;
  readonly when: Inputs['comment']['when'];
  readonly suggest: boolean;
  /** The origin of the code that may have written the report. Absent unless the report comes from another job. */
  readonly origin?: Origin;
}

/**
 * `comment` posts the report on the pull request and sets the output comment-id. It never throws: a failure becomes a
 * log line or a warning.
 */
export async function comment(
  report: GateReport,
  { pull, conversation, headLine, when, suggest, origin }: Channel,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  if (pull === undefined || conversation === undefined || when === 'never') return;
  const { api, run } = conversation;
  const place = conversation.placeOf(pull.repository, pull.number);
  const page = `${env['GITHUB_SERVER_URL'] ?? 'https://github.com'}/${pull.repository}`;
  try {
    const outcome = await publishComment(api, {
      report,
      place,
      existing: await conversation.existing(place),
      wanted: when === 'always' || hasNews(report),
      headSha: pull.headSha,
      run,
      ...(suggest
        ? { suggest: (before) => postSuggestions(api, pull, suggestionsOf(report, headLine), before, notSuggested) }
        : {}),
      render: (maxLength, previous) =>
        renderComment(report, {
          maxLength,
          linkOf: (at) => {
            const line = headLine(at);
            return line === undefined ? undefined : permalink(page, pull.headSha, at.file, line);
          },
          fullReport: run[0] === 0 ? undefined : `${page}/actions/runs/${run[0]}`,
          reproduce: commandsOf(report, pull.number),
          failedBefore: previous?.failed,
          origin,
        }),
    });
    if (outcome.kind === 'outdated')
      tell('No comment: the pull request already has a comment about a newer commit or run.');
    if (outcome.id !== undefined) core.setOutput('comment-id', String(outcome.id));
  } catch (error) {
    const { level, message } = describeFailure(error, 'pull-requests: write', pull.fromFork);
    const line = `No comment was written: ${message}. The verdict stands, and the job summary has the report.`;
    if (level === 'info') tell(line);
    else core.warning(line);
  }
}

/** `notSuggested` warns that a fix could not be suggested; the comment is written anyway. */
function notSuggested(error: Error): void {
  core.warning(`Not every fix could be suggested: ${error.message}.`);
}

/** `commandsOf` returns the commands that fetch the measured commit into a clone and run the same comparison there. */
function commandsOf({ reproduce }: GateReport, number: number): readonly string[] {
  return reproduce === undefined ? [] : [`git fetch origin pull/${number}/merge`, reproduce];
}
