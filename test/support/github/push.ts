import { execFileSync } from 'node:child_process';
import type { GitRepository } from '../git-repository.ts';
import type { Client } from './server.ts';

/** Brings a commit with all that it holds from a real repository to the server, under the same id, and points a branch there. */
export async function push(
  client: Client,
  repository: GitRepository,
  commit: string,
  branch: string,
  name = 'octo/shop',
): Promise<void> {
  const repo = `/repos/${name}/git`;
  for (const id of repository.git('rev-list', '--reverse', '--topo-order', commit).split('\n')) {
    await pushCommit(client, repo, repository, id);
  }
  const ref = `heads/${branch}`;
  const known = await client.get(`${repo}/ref/${ref}`).catch(() => undefined);
  if (known === undefined) await client.post(`${repo}/refs`, { ref: `refs/${ref}`, sha: commit });
  else await client.patch(`${repo}/refs/${ref}`, { sha: commit, force: true });
}

async function pushCommit(client: Client, repo: string, repository: GitRepository, id: string): Promise<void> {
  const lines = repository.git('ls-tree', '-r', id).split('\n');
  const tree = lines.filter((line) => line !== '').map((line) => treeEntry(repository, line));
  const { sha } = (await client.post(`${repo}/trees`, { tree })) as { sha: string };
  const parents = repository.git('rev-list', '--parents', '--max-count=1', id).split(' ').slice(1);
  const person = { name: 'Test', email: 'test@example.com', date: '2026-01-01T00:00:00Z' };
  const message = whole(repository, 'commit', id).split('\n\n').slice(1).join('\n\n');
  const body = { message, tree: sha, parents, author: person, committer: person };
  const made = (await client.post(`${repo}/commits`, body)) as { sha: string };
  if (made.sha !== id) throw new Error(`commit ${id} became ${made.sha} on the server`);
}

function treeEntry(repository: GitRepository, line: string): object {
  const [, mode = '', type = '', object = '', path = ''] = /^(\d+) (\w+) (\w+)\t(.*)$/.exec(line) ?? [];
  return { path, mode, type, content: whole(repository, 'blob', object) };
}

/** An object's text to its last line break. */
function whole({ folder }: GitRepository, type: string, id: string): string {
  return execFileSync('git', ['cat-file', type, id], { cwd: folder, encoding: 'utf8' });
}
