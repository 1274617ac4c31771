import { expect, test } from 'vitest';
import { ApiError } from '../../../../src/adapters/github/api/api-error.ts';
import type { GitHubApi } from '../../../../src/adapters/github/api/client.ts';
import { postSuggestions } from '../../../../src/adapters/github/suggestions/post-suggestions.ts';
import type { Suggestion } from '../../../../src/core/report/suggestions.ts';

const pull = { repository: 'octo/shop', number: 5, headSha: 'a'.repeat(40), author: 'alice', fromFork: false };
const suggestion = (startLine: number, endLine = startLine, was = `line ${startLine}`): Suggestion => ({
  file: 'a.go',
  startLine,
  endLine,
  was,
  text: 'x()',
  body: 'words',
});

function never(error: ApiError): void {
  throw error;
}

/** An API that answers by the line of the comment; `posted` holds what was asked. */
function api(fails: Readonly<Record<number, ApiError>> = {}): GitHubApi & { readonly posted: object[] } {
  const posted: { line?: number }[] = [];
  return {
    posted,
    request: ({ body }) => {
      const comment = body as { line: number };
      posted.push(comment);
      const failure = fails[comment.line];
      return failure === undefined
        ? Promise.resolve({ value: {}, next: undefined, location: undefined })
        : Promise.reject(failure);
    },
  };
}

test('one line, and several', async () => {
  const asked = api();
  await postSuggestions(asked, pull, [suggestion(3), suggestion(5, 7)], [], never);
  const common = { body: 'words', commit_id: pull.headSha, path: 'a.go', side: 'RIGHT' };
  expect(asked.posted).toEqual([
    { ...common, line: 3 },
    { ...common, line: 7, start_line: 5, start_side: 'RIGHT' },
  ]);
});

test('each once, also where it moved', async () => {
  const names = await postSuggestions(api(), pull, [suggestion(3), suggestion(5)], [], never);
  const again = api();
  expect(await postSuggestions(again, pull, [suggestion(13, 13, 'line 3'), suggestion(6)], names, never)).toHaveLength(
    3,
  );
  expect(again.posted).toMatchObject([{ line: 6 }]);
});

test('five at most, over all runs', async () => {
  const many = Array.from({ length: 9 }, (_, index) => suggestion(index + 1));
  const asked = api();
  expect(await postSuggestions(asked, pull, many, ['earlier', 'earliest'], never)).toHaveLength(5);
  expect(asked.posted).toHaveLength(3);
});

test('a line outside of the change is passed over; an answer in doubt counts as posted', async () => {
  const asked = api({ 1: new ApiError(422, 'refused', ''), 2: new ApiError(502, 'failed', '') });
  expect(await postSuggestions(asked, pull, [suggestion(1), suggestion(2), suggestion(3)], [], never)).toHaveLength(2);
  expect(asked.posted).toHaveLength(3);
});

test('any other refusal ends it, and what was posted is kept in mind', async () => {
  const refusing = api({ 2: new ApiError(403, 'refused', 'no') });
  const told: string[] = [];
  const names = await postSuggestions(refusing, pull, [suggestion(1), suggestion(2), suggestion(3)], [], (error) => {
    told.push(error.message);
  });
  expect(names).toHaveLength(1);
  expect(told).toEqual(['no']);
  expect(refusing.posted).toHaveLength(2);
});
