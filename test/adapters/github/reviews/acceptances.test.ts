import { expect, test } from 'vitest';
import { type CommentState, rowKey } from '../../../../src/adapters/github/comment/state.ts';
import { readAcceptances, type Reviewed } from '../../../../src/adapters/github/reviews/acceptances.ts';
import { fakeApi } from './fake-api.ts';

const [head, earlier, unknown] = ['a', 'b', 'c'].map((digit) => digit.repeat(40)) as [string, string, string];
const row = { package: 'm', benchmark: 'BenchmarkA', unit: 'B/op' };
const state: CommentState = {
  head,
  run: [1, 1],
  figures: [
    { head: earlier, rows: { [rowKey(row)]: 200 } },
    { head, rows: { [rowKey(row)]: 300 } },
  ],
};
const pull: Reviewed = { repository: 'octo/shop', number: 5, author: 'alice', headSha: head, state, measured: true };

interface Given {
  readonly by?: string;
  readonly type?: string;
  readonly state?: string;
  readonly body?: string | null;
  readonly commit?: string;
}

const review = ({
  by = 'bob',
  type = 'User',
  state: as = 'APPROVED',
  body = '/allocgate accept *: fine',
  commit = head,
}: Given): object => ({
  id: 1,
  state: as,
  body,
  commit_id: commit,
  user: { login: by, type },
});

function api(
  reviews: readonly Given[],
  permissions: Readonly<Record<string, string>> = { bob: 'write' },
): ReturnType<typeof fakeApi> {
  return fakeApi({
    '/repos/octo/shop/pulls/5/reviews?per_page=100': reviews.map(review),
    ...Object.fromEntries(
      Object.entries(permissions).map(([login, permission]) => [
        `/repos/octo/shop/collaborators/${login}/permission`,
        { permission },
      ]),
    ),
  });
}

test.each(['write', 'admin'])('an approval by somebody with the permission %s counts', async (permission) => {
  const { accepted, notes } = await readAcceptances(api([{}], { bob: permission }), pull);
  expect(accepted).toMatchObject([{ by: 'bob', benchmark: '*', reason: 'fine' }]);
  expect(notes).toEqual([]);
});

test.each(['read', 'none'])('with %s it does not, and that is told', async (permission) => {
  const { accepted, notes } = await readAcceptances(api([{}], { bob: permission }), pull);
  expect(accepted).toEqual([]);
  expect(notes).toEqual(['What bob accepts in a review does not count: that takes write access to the repository.']);
});

test('the author’s own does not, whatever the case of letters', async () => {
  const asked = api([{ by: 'Alice' }]);
  const { accepted, notes } = await readAcceptances(asked, pull);
  expect(accepted).toEqual([]);
  expect(notes).toEqual([
    'What Alice accepts in a review does not count: the author of a pull request cannot accept for it.',
  ]);
  expect(asked.asked).toHaveLength(1);
});

test.each<[string, readonly Given[]]>([
  ['a comment', [{ state: 'COMMENTED' }]],
  ['a request for changes', [{ state: 'CHANGES_REQUESTED' }]],
  ['a dismissed approval', [{ state: 'DISMISSED' }]],
  ['an approval before the same person asked for changes', [{}, { state: 'CHANGES_REQUESTED', body: '' }]],
  ['an approval of a bot', [{ type: 'Bot' }]],
  ['an approval without the words', [{ body: 'LGTM' }]],
  ['an approval without text', [{ body: null }]],
])('%s accepts nothing', async (_, reviews) => {
  const asked = api(reviews);
  expect(await readAcceptances(asked, pull)).toEqual({ accepted: [], notes: [] });
  expect(asked.asked).toHaveLength(1);
});

test('a later comment, or a change request by another, takes nothing back', async () => {
  const { accepted } = await readAcceptances(
    api([{}, { state: 'COMMENTED' }, { by: 'carol', state: 'CHANGES_REQUESTED' }]),
    pull,
  );
  expect(accepted).toHaveLength(1);
});

test.each([
  ['this head, measured now', { commit: head }, true, Infinity],
  ['this head, by the figures of its own run', { commit: head }, false, 300],
  ['an earlier head: its figures', { commit: earlier }, true, 200],
  ['a head that nothing is known of', { commit: unknown }, true, undefined],
])('an approval of %s', async (_, given, measured, ceiling) => {
  const { accepted } = await readAcceptances(api([given]), { ...pull, measured });
  expect(accepted.map((one) => one.ceilingOf(row))).toEqual([ceiling]);
  expect(accepted.map((one) => one.ceilingOf({ ...row, benchmark: 'BenchmarkB' }))).toEqual([
    given.commit === head ? Infinity : undefined,
  ]);
});
