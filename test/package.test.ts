import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { filesForReaders, namesIn, renamed, repositoryName } from '../scripts/owner/references.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const manifest = JSON.parse(read('package.json')) as Record<string, unknown> & { scripts: Record<string, string> };
const name = repositoryName(root);

test('whoever installs the package gets the bundle and nothing else', () => {
  for (const kind of ['dependencies', 'optionalDependencies', 'peerDependencies', 'bundleDependencies']) {
    expect(manifest).not.toHaveProperty(kind);
  }
  expect(manifest['private']).toBeUndefined();
});

test('npm neither installs nor builds anything when it takes the package from git', () => {
  expect(manifest).not.toHaveProperty('workspaces');
  for (const script of ['preinstall', 'install', 'postinstall', 'prepack', 'prepare', 'build']) {
    expect(manifest.scripts).not.toHaveProperty(script);
  }
});

test('the lockfile names no registry', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { resolved?: string; link?: boolean }>;
  };
  const addresses = Object.values(packages).filter(({ resolved, link }) => resolved !== undefined && link !== true);
  expect(addresses).toEqual([]);
});

test('git keeps the program executable', () => {
  const entry = execFileSync('git', ['ls-files', '--stage', 'dist/cli.js'], { cwd: root, encoding: 'utf8' });
  expect(entry).toMatch(/^100755 /);
});

test('all of the program is loaded before code of the checkout can run and change its files', () => {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `src/${path}`);
  const files = sources.filter((path) => /(?<!typeof )import\(/.test(read(path)));
  expect(files.toSorted()).toEqual([
    'src/action.ts',
    // The event and the stage are known before anything runs.
    'src/action/main.ts',
    'src/action/start.ts',
    'src/cli.ts',
    // `record` is loaded before it runs; `init` runs nothing of the checkout before.
    'src/cli/init.ts',
    'src/cli/main.ts',
    // Imported before the snapshots are made.
    'src/gate.ts',
  ]);
});

test('every file calls the repository by the name in package.json', () => {
  const names = filesForReaders(root).map((path) => [path, namesIn(read(path), name)] as const);
  const others = names.filter(([, found]) => found.some((one) => one !== name));
  expect(others).toEqual([]);
  const naming = names.filter(([, found]) => found.length > 0).map(([path]) => path);
  expect(naming).toEqual(expect.arrayContaining(['README.md', 'examples/workflows/basic.yml', 'package.json']));
  expect(namesIn(read('package.json'), name)).toHaveLength(3);
});

test('a fork’s name goes wherever the name stands, and nowhere else', () => {
  const text = [
    '- uses: OWNER/allocgate@v1',
    'npx github:OWNER/allocgate#v1 check',
    '[1](https://github.com/OWNER/allocgate/issues)',
    'git+https://github.com/OWNER/allocgate.git',
    'author_association: OWNER, ./OWNER/allocgate, github.com/OWNER/allocgate-other',
  ].join('\n');
  expect(renamed(text, 'OWNER/allocgate', 'a-b/c.d').split('\n')).toEqual([
    '- uses: a-b/c.d@v1',
    'npx github:a-b/c.d#v1 check',
    '[1](https://github.com/a-b/c.d/issues)',
    'git+https://github.com/a-b/c.d.git',
    'author_association: OWNER, ./OWNER/allocgate, github.com/OWNER/allocgate-other',
  ]);
  expect(renamed(renamed(text, 'OWNER/allocgate', 'a-b/c.d'), 'a-b/c.d', 'OWNER/allocgate')).toBe(text);
});
