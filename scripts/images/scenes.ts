import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDemoRepository } from '../../src/adapters/demo/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cli = join(root, 'dist/cli.js');

/** A pull request on the bundled module. */
export interface Scene {
  readonly name: string;
  /**
   * Changes head in the module's folder, in which the demo's pull request is checked out. `git` runs in the same
   * folder.
   */
  readonly change: (module: string, git: (...args: string[]) => void) => void;
  /** Changes base and head alike, before `change` runs. */
  readonly both?: (module: string) => void;
  /** Further arguments for the run. */
  readonly args?: readonly string[];
}

function replace(path: string, from: string, to: string): void {
  const text = readFileSync(path, 'utf8');
  const changed = text.replaceAll(from, to);
  if (changed === text) throw new Error(`${path} has no ${from}`);
  writeFileSync(path, changed);
}

const more = (module: string): void => {
  for (const file of ['encode/encode_test.go', 'order/order_test.go'])
    replace(join(module, file), '[]int{1, 8, 64}', '[]int{1, 8, 32, 64, 128}');
};

export const scenes: readonly Scene[] = [
  {
    name: 'pass',
    change: (module, git) => {
      const path = join(module, 'encode/encode.go');
      const summary = '// Summary returns';
      const [, better = ''] = readFileSync(path, 'utf8').split(summary);
      git('checkout', '--quiet', 'main', '--', 'encode', 'catalog', 'order');
      const [kept = ''] = readFileSync(path, 'utf8').split(summary);
      writeFileSync(path, `${kept}${summary}${better}`);
    },
  },
  {
    name: 'one',
    change: (_, git) => {
      git('checkout', '--quiet', 'main', '--', 'encode', 'order', 'audit', 'parse');
    },
  },
  { name: 'twelve', both: more, change: () => undefined },
  { name: 'flame', args: ['--explain-timeout', '10m'], both: more, change: () => undefined },
  {
    name: 'ninety',
    args: ['--explain-timeout', '15m'],
    both: (module) => {
      const sizes = [...Array.from({ length: 90 }).keys()].map((index) => index + 1).join(', ');
      replace(join(module, 'encode/encode_test.go'), '[]int{1, 8, 64}', `[]int{${sizes}}`);
    },
    change: (_, git) => {
      git('checkout', '--quiet', 'main', '--', 'catalog', 'order', 'audit', 'parse');
    },
  },
  {
    name: 'inconclusive',
    change: (module, git) => {
      git('checkout', '--quiet', 'main', '--', 'encode', 'order', 'audit', 'parse');
      replace(join(module, 'catalog/catalog.go'), 'var codes []string', 'var codes []strin');
    },
  },
];

/** Measures a scene with the built program in a throwaway repository, and returns the report. */
export async function measureScene({ change, both, args: further = [] }: Scene): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'allocgate-scene-'));
  try {
    const { module } = await createDemoRepository(join(root, 'dist/demo'), folder);
    const git = (...args: string[]): void => {
      const own = ['-c', 'user.name=Orders Team', '-c', 'user.email=orders@example.com', '-c', 'commit.gpgsign=false'];
      execFileSync('git', [...own, ...args], { cwd: module, stdio: ['ignore', 'ignore', 'inherit'] });
    };
    if (both !== undefined) {
      git('checkout', '--quiet', 'main');
      both(module);
      git('commit', '--quiet', '--all', '--message', 'More sizes');
      git('checkout', '--quiet', 'shipping-labels');
      both(module);
    }
    change(module, git);
    git('commit', '--quiet', '--all', '--allow-empty', '--message', 'Change');
    const args = [
      'check',
      '--base',
      'main',
      '--head',
      'HEAD',
      '--format',
      'json',
      '--output',
      join(folder, 'report.json'),
      ...further,
    ];
    try {
      execFileSync(process.execPath, [cli, ...args], { cwd: module, stdio: ['ignore', 'ignore', 'inherit'] });
    } catch (error) {
      // The exit codes 1 and 3 are verdicts.
      if (![1, 3].includes((error as { status?: number }).status ?? 0)) throw error;
    }
    // The program's path means nothing to a reader, and differs from machine to machine.
    return readFileSync(join(folder, 'report.json'), 'utf8').replaceAll(`node ${cli}`, 'npx allocgate');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
