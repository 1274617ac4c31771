import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { GitRepository, temporaryFolder } from '../../support/git-repository.ts';
import { openHarness, resolveIn } from './harness.ts';

/** A checkout whose folder `mod` holds the files of a bare repository that names a working tree of its own. */
function poisoned(workTree: string): GitRepository {
  const repository = GitRepository.create();
  repository.write('mod/go.mod', 'module example.com/m\n').commit('base');
  mkdirSync(join(repository.folder, 'mod/objects'));
  mkdirSync(join(repository.folder, 'mod/refs'));
  writeFileSync(join(repository.folder, 'mod/HEAD'), 'ref: refs/heads/main\n');
  writeFileSync(
    join(repository.folder, 'mod/config'),
    `[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = ${workTree}\n`,
  );
  return repository;
}

test.each(['/tmp', '/no/such/folder'])(
  'a repository among the files of a change is not asked (%s)',
  async (workTree) => {
    const { folder } = poisoned(workTree);
    await expect(resolveIn(openHarness().repository, join(folder, 'mod'))).rejects.toMatchObject({
      code: 'usage',
      message: `${join(folder, 'mod')} is, or is inside, a bare git repository (HEAD, objects, refs), which has no working tree.`,
    });
  },
);

test('a working tree that is not there is a mistake in the settings of the repository', async () => {
  const repository = GitRepository.create();
  repository.write('a.go', 'x').commit('base');
  // Separate, so that git does not notice by itself that the two belong together.
  execFileSync('git', ['-C', repository.folder, 'config', 'core.worktree', join(temporaryFolder(), 'gone')]);
  await expect(resolveIn(openHarness().repository, repository.folder)).rejects.toMatchObject({ code: 'usage' });
});
