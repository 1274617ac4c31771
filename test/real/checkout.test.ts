import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkoutReleases } from '../../scripts/real-modules/checkout.ts';
import { GitRepository, temporaryFolder } from '../support/git-repository.ts';
import { ModuleProxy } from './module-proxy.ts';

const module = 'example.com/real';
const versions = { module, base: 'v1.0.0', head: 'v1.1.0' };
const goMod = `module ${module}\n\ngo 1.22\n`;

function published(): ModuleProxy {
  return new ModuleProxy(module)
    .publish('v1.0.0', { 'go.mod': goMod, 'real.go': 'package real\n', 'gone.go': 'package real\n' })
    .publish('v1.1.0', {
      'go.mod': goMod,
      'real.go': 'package real\n\nconst Version = 2\n',
      '.gitignore': 'testdata/\n',
      'testdata/seen.txt': 'ignored by the module, needed by its tests\n',
    });
}

test('base and head are one commit each, and the working tree is head', async () => {
  const checkout = await checkoutReleases(versions, join(temporaryFolder(), 'module'), published().env);
  const repository = GitRepository.at(checkout.folder);
  expect(repository.git('log', '--format=%H %s')).toBe(
    `${checkout.head} ${module} v1.1.0\n${checkout.base} ${module} v1.0.0`,
  );
  expect(repository.git('diff', '--name-status', checkout.base, checkout.head).split('\n')).toEqual([
    'A\t.gitignore',
    'D\tgone.go',
    'M\treal.go',
    'A\ttestdata/seen.txt',
  ]);
  expect(repository.git('status', '--porcelain')).toBe('');
  expect(readFileSync(join(checkout.folder, 'real.go'), 'utf8')).toContain('Version = 2');
  expect(existsSync(join(checkout.folder, 'gone.go'))).toBe(false);
});

test('the same versions give the same commits', async () => {
  const { env } = published();
  const first = await checkoutReleases(versions, join(temporaryFolder(), 'first'), env);
  const second = await checkoutReleases(versions, join(temporaryFolder(), 'a', 'second'), env);
  expect([second.base, second.head]).toEqual([first.base, first.head]);
});

test('files are writable, though the module cache is not, and the cache stays as it was', async () => {
  const proxy = published();
  const { folder } = await checkoutReleases(versions, join(temporaryFolder(), 'module'), proxy.env);
  accessSync(join(folder, 'real.go'), constants.W_OK);
  writeFileSync(join(folder, 'real.go'), 'package real\n');
  expect(readFileSync(join(proxy.cached('v1.1.0'), 'real.go'), 'utf8')).toContain('Version = 2');
  expect(existsSync(join(proxy.cached('v1.1.0'), '.git'))).toBe(false);
});

test('attributes of the module change no byte', async () => {
  const crlf = 'a\r\nb\r\n$Id$\r\n';
  const files = { 'go.mod': goMod, 'real.go': 'package real\n' };
  const proxy = new ModuleProxy(module)
    .publish('v1.0.0', files)
    .publish('v1.1.0', { ...files, 'crlf.txt': crlf, '.gitattributes': '* text eol=lf ident\n' });
  const { folder } = await checkoutReleases(versions, join(temporaryFolder(), 'module'), proxy.env);
  expect(readFileSync(join(folder, 'crlf.txt'), 'utf8')).toBe(crlf);
});

test('a version that does not exist is named, with what the go command says', async () => {
  const missing = checkoutReleases({ ...versions, head: 'v9.9.9' }, temporaryFolder(), published().env);
  await expect(missing).rejects.toThrow(/example\.com\/real@v9\.9\.9 could not be fetched: .*v9\.9\.9/);
});

test('without Go the reason is named', async () => {
  const nowhere = { ...process.env, PATH: temporaryFolder() };
  await expect(checkoutReleases(versions, temporaryFolder(), nowhere)).rejects.toThrow(
    /go mod download example\.com\/real@v1\.0\.0 failed: .*ENOENT/,
  );
});

test('the files are those of the go command: the module builds', async () => {
  const proxy = published();
  const { folder } = await checkoutReleases(versions, join(temporaryFolder(), 'module'), proxy.env);
  expect(execFileSync('go', ['list', './...'], { cwd: folder, env: proxy.env, encoding: 'utf8' })).toBe(`${module}\n`);
});
