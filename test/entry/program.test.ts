import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { programOfAction, programOfTerminal, repositoryOfProgram } from '../../src/entry/program.ts';

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'program-')));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** An empty cli.js at this path. */
function install(path: string): string {
  const file = join(folder, path, 'dist', 'cli.js');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  return file;
}

describe('in a terminal', () => {
  test.each([
    ['the registry', 'allocgate', 'npx allocgate'],
    ['the registry, with a version', 'allocgate@1.2.0', 'npx allocgate@1.2.0'],
    ['GitHub', 'github:octo/allocgate#v1', 'npx github:octo/allocgate#v1'],
    ['another git server', 'git+file:///srv/all#v1', 'npx git+file:///srv/all#v1'],
    ['a tarball', '../allocgate-1.2.0.tgz', 'npx ../allocgate-1.2.0.tgz'],
    ['a tarball with spaces in its path', './a b/allocgate.tgz', "npx './a b/allocgate.tgz'"],
    ['a tarball by its full path', '/srv/allocgate.tgz', 'npx --package=/srv/allocgate.tgz allocgate'],
  ])('npx with %s', (_, specifier, words) => {
    const entry = install('_npx/0a1b/node_modules/allocgate');
    writeFileSync(join(folder, '_npx/0a1b/package.json'), JSON.stringify({ _npx: { packages: [specifier] } }));
    const link = join(folder, '_npx/0a1b/node_modules/.bin/allocgate');
    mkdirSync(dirname(link));
    symlinkSync(entry, link);
    expect(programOfTerminal(link, { cwd: tmpdir() })).toBe(words);
  });

  test.each([
    ['a manifest that is missing', undefined],
    ['a damaged manifest', '{'],
    ['a manifest without packages', '{}'],
    ['several packages', JSON.stringify({ _npx: { packages: ['allocgate', 'other'] } })],
  ])('npx with %s: the name', (_, manifest) => {
    const entry = install('_npx/0a1b/node_modules/allocgate');
    if (manifest !== undefined) writeFileSync(join(folder, '_npx/0a1b/package.json'), manifest);
    expect(programOfTerminal(entry, { cwd: tmpdir() })).toBe('allocgate');
  });

  test('a dependency of the project around', () => {
    const entry = install('shop/node_modules/allocgate');
    expect(programOfTerminal(entry, { cwd: join(folder, 'shop', 'cmd') })).toBe('npx allocgate');
  });

  test('installed for the machine', () => {
    const entry = install('lib/node_modules/allocgate');
    expect(programOfTerminal(entry, { cwd: join(folder, 'shop') })).toBe('allocgate');
  });

  test('a checkout: its path, from here where it is below', () => {
    const entry = install('allocgate');
    expect(programOfTerminal(entry, { cwd: join(folder, 'allocgate') })).toBe('node dist/cli.js');
    expect(programOfTerminal(entry, { cwd: folder })).toBe('node allocgate/dist/cli.js');
    expect(programOfTerminal(entry, { cwd: join(folder, 'shop') })).toBe(`node ${entry}`);
  });

  test('a folder whose name begins with two dots is below', () => {
    expect(programOfTerminal(install('..x'), { cwd: folder })).toBe('node ..x/dist/cli.js');
  });
});

describe('in a workflow', () => {
  const at = (env: Record<string, string>): string =>
    programOfAction('/runner/_actions/octo/allocgate/v1/dist/action.js', { env, cwd: '/work' });

  test.each([
    ['a release', { GITHUB_ACTION_REF: 'v1' }, 'npx github:octo/allocgate#v1'],
    ['a branch', { GITHUB_ACTION_REF: 'fix/it' }, 'npx github:octo/allocgate#fix/it'],
    [
      'another server',
      { GITHUB_ACTION_REF: 'v1', GITHUB_SERVER_URL: 'https://git.example.com' },
      'npx git+https://git.example.com/octo/allocgate.git#v1',
    ],
  ])('%s', (_, env, words) => {
    expect(at({ GITHUB_ACTION_REPOSITORY: 'octo/allocgate', ...env })).toBe(words);
  });

  test.each([
    ['nothing', {}],
    ['a strange repository', { GITHUB_ACTION_REPOSITORY: 'a b/c', GITHUB_ACTION_REF: 'v1' }],
    ['a strange ref', { GITHUB_ACTION_REPOSITORY: 'octo/allocgate', GITHUB_ACTION_REF: "v1'; x" }],
  ])('%s is known of the action: its path', (_, env) => {
    expect(at(env)).toBe('node /runner/_actions/octo/allocgate/v1/dist/cli.js');
  });

  test('the action of the checkout itself', () => {
    expect(programOfAction('/work/dist/action.js', { env: {}, cwd: '/work' })).toBe('node dist/cli.js');
  });
});

test.each([
  ['npx github:octo/allocgate#v1', 'octo/allocgate'],
  ['npx github:octo/allocgate', 'octo/allocgate'],
  ['npx allocgate', undefined],
  ['npx ../allocgate-1.2.0.tgz', undefined],
  ['npx git+file:///srv/all#v1', undefined],
  ['node dist/cli.js', undefined],
])('the repository that %s runs', (program, repository) => {
  expect(repositoryOfProgram(program)).toBe(repository);
});
