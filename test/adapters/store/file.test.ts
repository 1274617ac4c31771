import { existsSync, mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileStore, writeOwnFile } from '../../../src/adapters/store/file.ts';
import { temporaryFolder } from '../../support/git-repository.ts';

const label = '.allocgate/baseline.json';

function places(): { readonly root: string; readonly outside: string; readonly path: string } {
  const folder = temporaryFolder();
  const [root, outside] = [join(folder, 'shop'), join(folder, 'elsewhere')];
  for (const made of [root, outside]) mkdirSync(made);
  writeFileSync(join(outside, 'baseline.json'), 'precious');
  return { root, outside, path: join(root, label) };
}

test('writes below the folder, also through a link that stays in it', async () => {
  const { root, path } = places();
  await fileStore(path, label, root).write('figures');
  expect(readFileSync(path, 'utf8')).toBe('figures');
  symlinkSync('.allocgate', join(root, 'link'));
  await fileStore(join(root, 'link/baseline.json'), label, root).write('others');
  expect(readFileSync(path, 'utf8')).toBe('others');
});

test.each([
  [
    'the file',
    (root: string, outside: string) => {
      mkdirSync(join(root, '.allocgate'));
      symlinkSync(join(outside, 'baseline.json'), join(root, label));
    },
  ],
  [
    'its folder',
    (root: string, outside: string) => {
      symlinkSync(outside, join(root, '.allocgate'));
    },
  ],
])('%s is a link that leads out: refused, and nothing is written there', async (_, link) => {
  const { root, outside, path } = places();
  link(root, outside);
  const store = fileStore(path, label, root);
  const refusal = { code: 'usage', message: expect.stringContaining('leads out of the repository') as string };
  await expect(store.write('figures')).rejects.toMatchObject(refusal);
  await expect(store.read()).rejects.toMatchObject(refusal);
  expect(readFileSync(join(outside, 'baseline.json'), 'utf8')).toBe('precious');
});

test('a link to nothing is replaced', async () => {
  const { root, outside, path } = places();
  mkdirSync(join(root, '.allocgate'));
  symlinkSync(join(outside, 'new.json'), path);
  await fileStore(path, label, root).write('figures');
  expect(existsSync(join(outside, 'new.json'))).toBe(false);
  expect(readFileSync(path, 'utf8')).toBe('figures');
});

test('a place that the user named may be a link', async () => {
  const { root, outside } = places();
  symlinkSync(join(outside, 'baseline.json'), join(root, 'mine.json'));
  await fileStore(join(root, 'mine.json'), 'mine.json').write('figures');
  expect(readFileSync(join(outside, 'baseline.json'), 'utf8')).toBe('figures');
});

test('what is no text to read is said to be so', async () => {
  const { root, path } = places();
  expect(await fileStore(path, label).read()).toBeUndefined();
  expect(await fileStore(root, 'shop').read()).toMatchObject({ unfit: 'a directory' });
  mkdirSync(join(root, '.allocgate'));
  writeFileSync(path, '');
  truncateSync(path, 64 * 1024 * 1024 + 1);
  expect(await fileStore(path, label).read()).toMatchObject({ unfit: 'larger than 64 MiB' });
});

test('a file of a folder to fill replaces a link in its place, and is not written behind one on the way', async () => {
  const [folder, outside] = [temporaryFolder(), temporaryFolder()];
  writeFileSync(join(outside, 'precious'), 'keep');
  symlinkSync(join(outside, 'precious'), join(folder, 'index.html'));
  await writeOwnFile(folder, ['index.html'], 'page');
  expect(readFileSync(join(folder, 'index.html'), 'utf8')).toBe('page');
  expect(readFileSync(join(outside, 'precious'), 'utf8')).toBe('keep');
  symlinkSync(outside, join(folder, 'example.com'));
  await expect(writeOwnFile(folder, ['example.com', 'm', 'index.html'], 'page')).rejects.toMatchObject({
    code: 'usage',
  });
  expect(existsSync(join(outside, 'm'))).toBe(false);
});
