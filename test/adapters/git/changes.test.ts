import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { parsePatch } from '../../../src/core/patch/parse-patch.ts';
import { GitRepository, temporaryFolder } from '../../support/git-repository.ts';
import { checkoutState } from '../../support/checkout-state.ts';
import { openHarness } from './harness.ts';

const prefixes = { base: 'base/', head: 'head/' };

/** Two folders beside each other below `folder`, as snapshots are. */
function sides(
  folder: string,
  base: Readonly<Record<string, string>>,
  head: Readonly<Record<string, string>>,
): [string, string] {
  for (const [side, files] of Object.entries({ base, head })) {
    mkdirSync(join(folder, side), { recursive: true });
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, side, path)), { recursive: true });
      writeFileSync(join(folder, side, path), text);
    }
  }
  return [join(folder, 'base'), join(folder, 'head')];
}

const modified = (path: string) => ({
  kind: 'modified',
  base: path,
  head: path,
  hunks: [{ base: { start: 1, count: 1 }, head: { start: 1, count: 1 } }],
});

test('two equal folders have no change', async () => {
  const { repository } = openHarness();
  expect(await repository.changes(...sides(temporaryFolder(), { 'a.go': 'x\n' }, { 'a.go': 'x\n' }))).toBe('');
});

test('paths below a/ and b/, whatever the folders lie in', async () => {
  const { repository } = openHarness();
  const patch = await repository.changes(
    ...sides(temporaryFolder(), { 'd/a.go': 'x\n' }, { 'd/a.go': 'y\n', 'e.go': 'z\n' }),
  );
  expect(parsePatch(patch, prefixes)).toEqual([modified('d/a.go'), { kind: 'added', head: 'e.go' }]);
});

test("no setting of the user's changes the form of the patch, no attribute hides a file", async () => {
  const home = temporaryFolder();
  const settings = [
    '[diff]\n\tnoprefix = true\n\tmnemonicPrefix = true\n\tcontext = 9\n\texternal = false\n\talgorithm = patience\n\torderFile = /nowhere\n',
    '[color]\n\tui = always\n[core]\n\tautocrlf = true\n\tattributesFile = ~/attributes\n',
  ];
  writeFileSync(join(home, 'gitconfig'), settings.join(''));
  const { repository } = openHarness({
    env: { GIT_CONFIG_GLOBAL: join(home, 'gitconfig'), GIT_EXTERNAL_DIFF: 'false' },
  });
  const attributes = { '.gitattributes': '*.go -diff\n' };
  const patch = await repository.changes(
    ...sides(
      temporaryFolder(),
      { ...attributes, 'a.go': 'x\n', 'crlf.go': 'x\r\n' },
      { ...attributes, 'a.go': 'y\n', 'crlf.go': 'x\n' },
    ),
  );
  expect(parsePatch(patch, prefixes)).toEqual([modified('a.go'), modified('crlf.go')]);
});

test('folders inside of a repository are no part of it, and it stays as it was', async () => {
  const outer = GitRepository.create();
  writeFileSync(join(outer.folder, '.gitignore'), '*\n');
  const [base, head] = sides(join(outer.folder, 'cache'), { 'a.go': 'x\n' }, { 'a.go': 'y\n' });
  const before = checkoutState(outer.folder);
  const patch = await openHarness().repository.changes(base, head);
  expect(parsePatch(patch, prefixes)).toEqual([modified('a.go')]);
  expect(checkoutState(outer.folder)).toEqual(before);
});

test('a folder that is not there is an error that says so', async () => {
  const [base] = sides(temporaryFolder(), { 'a.go': 'x\n' }, {});
  await expect(openHarness().repository.changes(base, `${base}-gone`)).rejects.toMatchObject({
    code: 'snapshot-failed',
  });
});
