import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { version } from '../../src/version.ts';
import { GitRepository } from '../support/git-repository.ts';
import { nodes } from '../support/nodes.ts';
import { allocating, benchmarks, Scenario } from './scenario.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tarball = `allocgate-${version}.tgz`;
let scratch = '';
let packed: { readonly size: number; readonly files: readonly { readonly path: string; readonly mode: number }[] };

beforeAll(async () => {
  scratch = realpathSync(mkdtempSync(join(tmpdir(), 'allocgate-package-')));
  mkdirSync(join(scratch, 'empty'));
  const output = await npm('npm', ['pack', '--json', '--pack-destination', scratch], { cwd: root });
  [packed] = JSON.parse(output) as [typeof packed];
});
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

/** Runs npm or npx without a network, without the machine's settings, and on one Node. */
async function npm(
  program: 'npm' | 'npx',
  args: readonly string[],
  { cwd, node = process.execPath }: { cwd: string; node?: string },
): Promise<string> {
  const outer = Object.entries(process.env).filter(([name]) => !/^npm_|^node_options$/i.test(name));
  const env = {
    ...Object.fromEntries(outer),
    PATH: [dirname(node), process.env['PATH'] ?? ''].join(delimiter),
    npm_config_userconfig: join(scratch, 'npmrc'),
    npm_config_cache: join(scratch, 'npm'),
    npm_config_offline: 'true',
    npm_config_yes: 'true',
    npm_config_update_notifier: 'false',
    ALLOCGATE_CACHE: join(scratch, 'cache'),
    NO_COLOR: '1',
  };
  const { stdout } = await promisify(execFile)(program, args, { cwd, env });
  return stdout;
}

test('the tarball holds the bundle and no stray file', () => {
  const paths = packed.files.map(({ path }) => path);
  const others = paths.filter((path) => !/^(dist|schema)\//.test(path));
  expect(others.toSorted((a, b) => a.localeCompare(b))).toEqual(['LICENSE', 'package.json', 'README.md']);
  expect(paths).toEqual(expect.arrayContaining(['dist/cli.js', 'dist/action.js', 'dist/THIRD-PARTY-LICENSES.txt']));
  expect(packed.files.find(({ path }) => path === 'dist/cli.js')?.mode).toBe(0o755);
  expect(packed.size).toBeLessThan(3_000_000);
});

test.each(nodes())('npx runs the tarball alone, offline, on %s', async (node) => {
  const cwd = join(scratch, 'empty');
  expect(await npm('npx', [`../${tarball}`, '--version'], { cwd, node })).toBe(`allocgate ${version}\n`);
  const help = await npm('npx', [`../${tarball}`, 'help'], { cwd, node });
  expect(help).toContain(`Here allocgate stands for: npx ../${tarball}\n`);
});

test('npx gates a module with the tarball, and prints a command that works again', async () => {
  using scenario = new Scenario(
    { 'm_test.go': benchmarks(allocating('Steady', 2, 64)) },
    { 'm_test.go': benchmarks(allocating('Steady', 2, 64)), 'other.go': 'package m\n' },
  );
  const file = join(scratch, tarball);
  const program = ['--package', file, 'allocgate'];
  const first = await npm('npx', [...program, 'check', '--format', 'json'], { cwd: scenario.folder });
  const { conclusion, reproduce } = JSON.parse(first) as { conclusion: string; reproduce: string };
  expect(conclusion).toBe('pass');
  const [npx, ...words] = reproduce.split(' ');
  expect([npx, ...words.slice(0, 3)]).toEqual(['npx', `--package=${file}`, 'allocgate', 'check']);
  expect(await npm('npx', words, { cwd: scenario.folder })).toContain('no regression');
});

test('npx runs a git repository, and neither installs nor builds anything for it', async () => {
  const repository = GitRepository.create();
  for (const path of ['package.json', 'package-lock.json', '.npmrc', 'dist', 'tools']) {
    cpSync(join(root, path), join(repository.folder, path), { recursive: true });
  }
  repository.commit('release');
  repository.git('tag', 'v1');
  const specifier = `git+file://${repository.folder}#v1`;
  const help = await npm('npx', [specifier, 'help'], { cwd: join(scratch, 'empty') });
  expect(help).toContain(`Here allocgate stands for: npx ${specifier}\n`);
});
