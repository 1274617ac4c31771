import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { BytePath } from './byte-path.ts';
import { outputOf } from './git-failure.ts';
import { removeTree } from '../remove-tree.ts';
import type { Site } from './site.ts';
import { attributes, type ObjectStore } from './store.ts';

/** The place of one tree in a snapshot: the tree of the repository itself, or of a submodule in it. */
export interface LayPlace {
  /** Name of the side; all names have the same length. */
  readonly side: string;
  readonly folder: string;
  /** For a submodule, its path from the top with a trailing slash; otherwise `''`. */
  readonly prefix: BytePath;
}

/** `makeGitFolder` creates the git folder for the repository of one tree. */
export async function makeGitFolder(site: Site, { side, prefix }: LayPlace): Promise<string> {
  const suffix = prefix === '' ? '' : `-${createHash('sha256').update(prefix).digest('hex').slice(0, 8)}`;
  const folder = join(site.repositories, `${side}${suffix}`);
  // A failed first attempt may have left parts of the folder.
  await removeTree(folder);
  await mkdir(join(folder, 'objects', 'pack'), { recursive: true });
  await mkdir(join(folder, 'refs', 'heads'), { recursive: true });
  await mkdir(join(folder, 'info'));
  return folder;
}

const identity = {
  GIT_AUTHOR_NAME: 'allocgate',
  GIT_AUTHOR_EMAIL: 'allocgate@localhost',
  GIT_AUTHOR_DATE: '2000-01-01T00:00:00Z',
  GIT_COMMITTER_NAME: 'allocgate',
  GIT_COMMITTER_EMAIL: 'allocgate@localhost',
  GIT_COMMITTER_DATE: '2000-01-01T00:00:00Z',
};

/**
 * `makeRepository` turns a snapshot into the working tree of its own repository, for code that asks git where it is or
 * which files exist. The repository contains one commit, the tree's folders and the index, but no file contents and no
 * reference to the user's repository. The snapshot's folder itself gets only a `.git` file, which has the same length
 * on both sides and which the go command doesn't take for a repository. Errors: `snapshot-failed`.
 */
export async function makeRepository(
  site: Site,
  store: ObjectStore,
  { folder }: LayPlace,
  gitFolder: string,
  tree: string,
): Promise<void> {
  const doing = 'making the repository of a snapshot';
  const env = store.reading(site.objects);
  const root = outputOf(await store.run({ args: ['rev-parse', `${tree}^{tree}`], env }), doing)
    .toString()
    .trim();
  const listed = await store.run({ args: ['ls-tree', '-r', '-d', '-t', '-z', root], env });
  const below = outputOf(listed, doing)
    .toString('latin1')
    .matchAll(/(?:^|\0)040000 tree ([0-9a-f]+)\t/g);
  const trees = new Set([root, ...[...below].map(([, id]) => id)]);
  const packed = await store.run({
    args: ['pack-objects', '-q', '--window=0', join(gitFolder, 'objects', 'pack', 'pack')],
    input: [...trees].map((id) => `${id}\n`).join(''),
    env,
  });
  outputOf(packed, doing);
  const made = await store.runOffline({
    args: ['commit-tree', '-m', 'Snapshot', root],
    env: { ...identity, GIT_OBJECT_DIRECTORY: join(gitFolder, 'objects'), GIT_ALTERNATE_OBJECT_DIRECTORIES: '' },
  });
  await writeFile(join(gitFolder, 'refs', 'heads', 'main'), outputOf(made, doing));
  await writeFile(join(gitFolder, 'HEAD'), 'ref: refs/heads/main\n');
  await writeFile(join(gitFolder, 'config'), configOf(root.length === 64));
  await writeFile(join(gitFolder, 'info', 'attributes'), attributes);
  await writeFile(join(folder, '.git'), `gitdir: ${relative(folder, gitFolder)}\n`);
}

/**
 * `configOf` returns the repository's configuration. It makes git compare files as they were laid out. It disables
 * rename detection, which would need file contents. It also ignores submodules, because a submodule's snapshot has a
 * commit of its own instead of the one that the index names.
 */
function configOf(isSha256: boolean): string {
  return `[core]
\trepositoryFormatVersion = ${isSha256 ? 1 : 0}
\tbare = false
\tautocrlf = false
\teol = lf
\tfileMode = true
[status]
\trenames = false
[diff]
\trenames = false
\tignoreSubmodules = all
[gc]
\tauto = 0
${isSha256 ? '[extensions]\n\tobjectFormat = sha256\n' : ''}`;
}
