import { expect, test } from 'vitest';
import { createGitHubApi, type GitHubApi } from '../../../../src/adapters/github/api/client.ts';
import { appendRecord, type AppendRequest } from '../../../../src/adapters/github/baseline-branch/append-record.ts';
import { GitHubServer } from '../../../support/github/server.ts';

const repository = 'octo/shop';
const branch = 'allocgate-baseline';
const ref = `/repos/${repository}/git/ref/heads/${branch}`;

async function open(): Promise<{ github: GitHubServer; api: () => Promise<GitHubApi> }> {
  const github = await GitHubServer.start();
  const api = async (): Promise<GitHubApi> =>
    createGitHubApi({
      url: github.url,
      token: await github.workflowToken({ contents: 'write' }),
      signal: new AbortController().signal,
      now: () => Date.now(),
      sleep: () => Promise.resolve(),
      log: () => undefined,
    });
  return { github, api };
}

function record(digit: string, of: Partial<AppendRequest> = {}): AppendRequest {
  return {
    repository,
    branch,
    record: { conditions: 'go1', commit: digit.repeat(40), text: `{"of":"${digit}"}\n`, message: `Record ${digit}` },
    compact: false,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    random: () => Math.random(),
    ...of,
  };
}

async function filesOn(github: GitHubServer): Promise<string[]> {
  const client = github.as('octo');
  const tip = (await client.get(ref)) as { object: { sha: string } };
  const commit = (await client.get(`/repos/${repository}/git/commits/${tip.object.sha}`)) as { tree: { sha: string } };
  const listing = (await client.get(`/repos/${repository}/git/trees/${commit.tree.sha}?recursive=1`)) as {
    tree: { path: string; type: string }[];
  };
  return listing.tree.filter(({ type }) => type === 'blob').map(({ path }) => path);
}

async function messagesOn(github: GitHubServer): Promise<string[]> {
  const client = github.as('octo');
  const messages: string[] = [];
  let { sha } = ((await client.get(ref)) as { object: { sha: string } }).object as { sha: string | undefined };
  while (sha !== undefined) {
    const commit = (await client.get(`/repos/${repository}/git/commits/${sha}`)) as {
      message: string;
      parents: { sha: string }[];
    };
    messages.push(commit.message);
    sha = commit.parents[0]?.sha;
  }
  return messages.toReversed();
}

test('the first record makes an orphan branch, the next ones append, a known one changes nothing', async () => {
  const { github, api } = await open();
  const client = await api();
  expect(await appendRecord(client, record('1'))).toEqual({
    kind: 'recorded',
    path: `records/go1/0000001-${'1'.repeat(40)}.json`,
    removed: 0,
  });
  await appendRecord(client, record('2'));
  const before = github.log.length;
  expect(await appendRecord(client, record('1'))).toMatchObject({ kind: 'known' });
  expect(github.log.slice(before).map(({ method }) => method)).toEqual(['GET', 'GET', 'GET']);
  expect(await messagesOn(github)).toEqual(['Record 1', 'Record 2']);
  expect(await filesOn(github)).toEqual([
    'README.md',
    `records/go1/0000001-${'1'.repeat(40)}.json`,
    `records/go1/0000002-${'2'.repeat(40)}.json`,
  ]);
  expect(github.log.filter(({ violations }) => violations.length > 0)).toEqual([]);
});

test('two records at the same time, 20 times: none is lost, and nothing is force-pushed', async () => {
  const { github, api } = await open();
  const [one, other] = [await api(), await api()];
  for (let round = 0; round < 20; round++) {
    const digits = [(2 * round).toString(16).padStart(2, '0'), (2 * round + 1).toString(16).padStart(2, '0')];
    const both = await Promise.all(
      [one, other].map((client, index) => {
        const digit = digits[index] ?? '';
        const { record: plain } = record(digit);
        return appendRecord(client, record(digit, { record: { ...plain, commit: digit.repeat(20) } }));
      }),
    );
    expect(both.map(({ kind }) => kind)).toEqual(['recorded', 'recorded']);
  }
  const files = (await filesOn(github)).filter((path) => path.startsWith('records/'));
  expect(new Set(files.map((path) => path.slice(-45, -5))).size).toBe(40);
  expect(files.map((path) => Number(/\/(\d+)-/.exec(path)?.[1]))).toEqual(
    Array.from({ length: 40 }, (_, index) => index + 1),
  );
  expect(await messagesOn(github)).toHaveLength(40);
  // They did meet.
  expect(github.log.some(({ status }) => status === 422)).toBe(true);
  expect(github.log.filter(({ violations }) => violations.length > 0)).toEqual([]);
}, 120_000);

test('a compaction takes outdated records away in one more commit', async () => {
  const { github, api } = await open();
  const client = await api();
  for (const digit of ['1', '2']) await appendRecord(client, record(digit));
  const many = Array.from({ length: 200 }, (_, index) => ({
    path: `records/go1/${String(index + 3).padStart(7, '0')}-${(index + 0x1000).toString(16).padStart(40, '0')}.json`,
    mode: '100644',
    type: 'blob',
    content: '{}\n',
  }));
  await addFiles(github, many);
  expect(await appendRecord(client, record('3', { compact: true }))).toMatchObject({ kind: 'recorded', removed: 2 });
  const files = await filesOn(github);
  expect(files).toHaveLength(202);
  expect(files.some((path) => path.includes('1'.repeat(40)))).toBe(false);
  expect(await messagesOn(github)).toEqual(['Record 1', 'Record 2', 'Many', 'Record 3']);
}, 60_000);

async function addFiles(github: GitHubServer, tree: readonly object[]): Promise<void> {
  const client = github.as('octo');
  const git = `/repos/${repository}/git`;
  const tip = ((await client.get(ref)) as { object: { sha: string } }).object.sha;
  const base = (await client.get(`${git}/commits/${tip}`)) as { tree: { sha: string } };
  const made = (await client.post(`${git}/trees`, { base_tree: base.tree.sha, tree })) as { sha: string };
  const body = { message: 'Many', tree: made.sha, parents: [tip] };
  const commit = (await client.post(`${git}/commits`, body)) as { sha: string };
  await client.patch(`${git}/refs/heads/${branch}`, { sha: commit.sha, force: false });
}

test('a token that may only read is refused, and the error is of 403', async () => {
  const { github } = await open();
  const client = createGitHubApi({
    url: github.url,
    token: await github.workflowToken({ contents: 'read' }),
    signal: new AbortController().signal,
    now: () => Date.now(),
    sleep: () => Promise.resolve(),
    log: () => undefined,
  });
  await expect(appendRecord(client, record('1'))).rejects.toMatchObject({ status: 403, kind: 'refused' });
});
