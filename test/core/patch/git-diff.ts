import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Files of one side by path. */
export type Tree = Readonly<Record<string, string>>;

const flags =
  '--no-index --unified=0 --no-color --no-ext-diff --find-renames --diff-algorithm=histogram --src-prefix=a/ --dst-prefix=b/';

/** What the real git prints for two trees, in the folders `base` and `head`. */
export function gitDiff(base: Tree, head: Tree): string {
  const folder = mkdtempSync(join(tmpdir(), 'allocgate-patch-'));
  try {
    for (const [side, tree] of [
      ['base', base],
      ['head', head],
    ] as const) {
      mkdirSync(join(folder, side));
      for (const [path, text] of Object.entries(tree)) {
        mkdirSync(dirname(join(folder, side, path)), { recursive: true });
        writeFileSync(join(folder, side, path), text);
      }
    }
    return diffOf(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function diffOf(folder: string): string {
  const env = {
    PATH: process.env['PATH'],
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_DIR: '/dev/null',
  };
  try {
    return execFileSync('git', ['diff', ...flags.split(' '), '--', 'base', 'head'], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
  } catch (error) {
    // As diff(1): 1 where there are differences.
    const { status, stdout } = error as { status: number; stdout: string };
    if (status === 1) return stdout;
    throw error;
  }
}

/** Behind git's own `a/` and `b/`. */
export const prefixes = { base: 'base/', head: 'head/' };
