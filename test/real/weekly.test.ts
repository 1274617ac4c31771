import { join } from 'node:path';
import { expect, test } from 'vitest';
import { realModules } from '../../scripts/real-modules/modules.ts';
import { checkoutWeekly, weekly } from '../../scripts/real-modules/weekly.ts';
import { GitRepository, temporaryFolder } from '../support/git-repository.ts';

test('the weekly pull request changes versions and sums, and no line of Go', async () => {
  const { folder, base, head } = await checkoutWeekly(join(temporaryFolder(), 'weekly'));
  const repository = GitRepository.at(folder);
  expect(repository.git('diff', '--name-only', base, head).split('\n')).toEqual(['go.mod', 'go.sum']);
  expect(repository.git('status', '--porcelain')).toBe('');

  const required = (commit: string): string[] =>
    repository
      .git('show', `${commit}:go.mod`)
      .split('\n')
      .filter((line) => line.startsWith('\t') && !line.endsWith('// indirect'))
      .map((line) => line.trim());
  const [validator, zerolog] = ['github.com/go-playground/validator/v10', 'github.com/rs/zerolog'];
  expect(required(base)).toEqual([`${validator} v10.30.1`, `${zerolog} v1.34.0`]);
  expect(required(head)).toEqual([`${validator} v10.30.2`, `${zerolog} v1.34.0`]);
  expect(weekly).toMatchObject({ base: 'validator v10.30.1', head: 'v10.30.2' });
  expect(realModules.map(({ module }) => module)).toEqual(expect.arrayContaining([validator, zerolog]));
});
