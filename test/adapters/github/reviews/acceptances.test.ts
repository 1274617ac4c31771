import { describe, expect, test } from 'vitest';
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
  readonly association?: string;
}

const review = ({
  by = 'bob',
  type = 'User',
  state: as = 'APPROVED',
  body = '/allocgate accept *: fine',
  commit = head,
  association,
}: Given): object => ({
  id: 1,
  state: as,
  body,
  commit_id: commit,
  user: { login: by, type },
  ...(association === undefined ? {} : { author_association: association }),
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
  expect(notes).toEqual(["The acceptance by bob doesn't count: accepting requires write access to the repository."]);
});

test('the author’s own does not, whatever the case of letters', async () => {
  const asked = api([{ by: 'Alice' }]);
  const { accepted, notes } = await readAcceptances(asked, pull);
  expect(accepted).toEqual([]);
  expect(notes).toEqual([
    "The acceptance by Alice doesn't count: the author of a pull request can't accept its regressions.",
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
});

test.each([
  ['this head, measured now', { commit: head }, true, state, Infinity],
  ['this head, whose own runs had no such row', { commit: head }, false, state, undefined],
  ['this head, whose runs nobody remembers', { commit: head }, false, undefined, undefined],
  ['an earlier head without that row', { commit: earlier }, true, state, undefined],
])('a row that was not among what failed, by an approval of %s', async (_, given, measured, remembered, ceiling) => {
  const { accepted } = await readAcceptances(api([given]), { ...pull, measured, state: remembered });
  expect(accepted.map((one) => one.ceilingOf({ ...row, benchmark: 'BenchmarkB' }))).toEqual([ceiling]);
});

describe('many reviews', () => {
  const strangers = (given: Given): Given[] =>
    Array.from({ length: 30 }, (_, index) => ({ by: `stranger${index}`, ...given }));
  const permissions = Object.fromEntries(strangers({}).map(({ by = '' }) => [by, 'read']));
  const named = { ...permissions, bob: 'write', carol: 'write' };

  test.each<[string, readonly Given[]]>([
    ['comments before it', [...strangers({ state: 'COMMENTED' }), {}]],
    ['approvals without a word before it', [...strangers({ body: 'LGTM' }), {}]],
    ['approvals with the words before it', [...strangers({}), {}]],
    ['approvals with the words behind it', [{ association: 'MEMBER' }, ...strangers({ association: 'NONE' })]],
    ['its own words anew', [{ body: '/allocgate accept BenchmarkOld: x' }, ...strangers({}), {}]],
  ])('of strangers hide none that counts: %s', async (_, reviews) => {
    const asked = api(reviews, named);
    const { accepted } = await readAcceptances(asked, pull);
    expect(accepted.at(-1)).toMatchObject({ by: 'bob', benchmark: '*' });
    expect(asked.asked.length).toBeLessThanOrEqual(11);
  });

  test('say how many were not looked at', async () => {
    const { notes } = await readAcceptances(api(strangers({}), named), pull);
    expect(notes).toHaveLength(11);
    expect(notes.at(-1)).toBe('The acceptances of 20 more reviewers were not checked: the limit is 10.');
  });

  test('of one person count together, until they take them back', async () => {
    const two = [{}, { body: '/allocgate accept BenchmarkA: y' }];
    expect((await readAcceptances(api(two), pull)).accepted.map(({ benchmark }) => benchmark)).toEqual([
      '*',
      'BenchmarkA',
    ]);
    const back = [...two, { state: 'CHANGES_REQUESTED', body: '' }, { body: 'fine now' }];
    expect((await readAcceptances(api(back), pull)).accepted).toEqual([]);
  });
});
