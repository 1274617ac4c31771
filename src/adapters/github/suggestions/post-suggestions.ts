import { createHash } from 'node:crypto';
import type { Suggestion } from '../../../core/report/suggestions.ts';
import { ApiError } from '../api/api-error.ts';
import type { GitHubApi } from '../api/client.ts';
import type { PullRequestOfRun } from '../pull-request.ts';

/** Maximum number of suggestions over the lifetime of a pull request. */
const mostSuggestions = 5;

/**
 * `postSuggestions` posts fixes as review comments that can be committed with one click, each only once over the
 * lifetime of a pull request. `before` contains the names of the suggestions that were posted earlier; the result adds
 * the names of those posted now. It skips a suggestion for a line that the pull request doesn't show. If GitHub refuses
 * a suggestion for another reason, it calls `refused` and stops.
 */
export async function postSuggestions(
  api: GitHubApi,
  { repository, number, headSha }: PullRequestOfRun,
  suggestions: readonly Suggestion[],
  before: readonly string[],
  refused: (error: ApiError) => void,
): Promise<readonly string[]> {
  const posted = new Set(before);
  for (const suggestion of suggestions) {
    const name = nameOf(suggestion);
    if (posted.size >= mostSuggestions) break;
    if (posted.has(name)) continue;
    const { file, startLine, endLine, body } = suggestion;
    const range = startLine === endLine ? {} : { start_line: startLine, start_side: 'RIGHT' };
    const comment = { body, commit_id: headSha, path: file, line: endLine, side: 'RIGHT', ...range };
    try {
      await api.request({ method: 'POST', path: `/repos/${repository}/pulls/${number}/comments`, body: comment });
      posted.add(name);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // If the outcome is in doubt, the suggestion counts as posted. Status 422 means that the line is not part of the
      // pull request's diff.
      if (error.inDoubt) posted.add(name);
      else if (error.status !== 422) {
        refused(error);
        break;
      }
    }
  }
  return [...posted];
}

/** `nameOf` returns a name that stays the same for the same fix of the same lines, even if the lines move. */
function nameOf({ file, was, text }: Suggestion): string {
  return createHash('sha256')
    .update(JSON.stringify([file, was, text]))
    .digest('hex')
    .slice(0, 12);
}
