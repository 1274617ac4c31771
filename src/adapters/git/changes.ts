import { dirname } from 'node:path';
import { pathBelow } from '../../core/patch/path-below.ts';
import { GateError } from '../../errors.ts';
import type { GitContext } from './context.ts';

const LIMIT_BYTES = 64 * 1024 * 1024;

/**
 * `changesBetween` returns the differences between two sibling folders as a patch without context lines. It detects
 * renames; for binary files it only says that they differ. Errors: `snapshot-failed`.
 */
export async function changesBetween({ git, env }: GitContext, base: string, head: string): Promise<string> {
  const folder = dirname(base);
  const outcome = await git({
    // The folders aren't a repository, and git must not take them for part of one.
    env: { ...env, GIT_CEILING_DIRECTORIES: dirname(folder), GIT_DIR: '/dev/null' },
    folder,
    settings: ['core.autocrlf=false', 'core.attributesFile=/dev/null'],
    args: [
      'diff',
      '--no-index',
      '--unified=0',
      '--no-color',
      '--no-ext-diff',
      '--no-textconv',
      '--find-renames',
      '-l2000',
      '--diff-algorithm=histogram',
      '--inter-hunk-context=0',
      '-O/dev/null',
      '--src-prefix=a/',
      '--dst-prefix=b/',
      '--',
      pathBelow(folder, base),
      pathBelow(folder, head),
    ],
    limitBytes: LIMIT_BYTES,
  });
  // Like diff(1), git exits with 1 if there are differences, but also if a folder is missing.
  const isCompared = outcome.code === 0 || (outcome.code === 1 && outcome.stdout.length > 0);
  if (isCompared) return withoutRepositories(outcome.stdout.toString());
  throw new GateError(
    'snapshot-failed',
    `git could not compare the two snapshots: ${outcome.stderr.trim()}`,
    'Run allocgate again with --verbose to see the git command.',
  );
}

/**
 * `withoutRepositories` removes the `.git` files of both sides from a patch, because they are not part of the change.
 */
function withoutRepositories(patch: string): string {
  return patch
    .split(/^(?=diff --git )/m)
    .filter((part) => !/^diff --git .*\/\.git"?$/m.test(part.slice(0, part.indexOf('\n') + 1)))
    .join('');
}
