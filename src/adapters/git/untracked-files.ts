import { GateError } from '../../errors.ts';
import { type BytePath, showPath, splitAtNul } from './byte-path.ts';
import type { Checkout } from './checkout.ts';
import type { GitContext } from './context.ts';
import { gitMessage, outputOf } from './git-failure.ts';
import { Landing } from './landing.ts';
import { withoutCache } from './own-cache.ts';
import { forEachInTurns, type Site, someOf } from './site.ts';

/**
 * `findUntrackedFiles` finds files in the working tree that git doesn't track, ignored or not, and that match pathspecs
 * relative to `prefix`. Errors: `usage` for an invalid pathspec.
 */
export async function findUntrackedFiles(
  site: Site,
  checkout: Checkout & { readonly root: string },
  prefix: string,
  patterns: readonly string[],
): Promise<BytePath[]> {
  const found = new Set<BytePath>();
  for (const pattern of patterns) {
    const outcome = await checkout.read({
      args: ['ls-files', '-z', '--full-name', '--others', '--', pattern],
      folder: prefix === '' ? checkout.root : `${checkout.root}/${prefix}`,
    });
    if (outcome.code !== 0)
      throw new GateError(
        'usage',
        `The copy pattern ${JSON.stringify(pattern)} is not a valid git pathspec: ${gitMessage(outcome)}`,
        'Fix the pattern: `git help glossary` describes pathspecs.',
      );
    const files = splitAtNul(outcome.stdout).filter((path) => !path.endsWith('/'));
    if (files.length === 0)
      site.warnings.add(`The copy pattern ${JSON.stringify(pattern)} matches no untracked or ignored file.`);
    for (const path of files) found.add(path);
  }
  return [...found];
}

/**
 * `listUntracked` lists the files in the working tree that git doesn't track, ignored or not. Errors:
 * `snapshot-failed`.
 */
export async function listUntracked(context: GitContext, checkout: Checkout): Promise<string[]> {
  if (checkout.root === undefined) return [];
  const outcome = await checkout.read({
    args: ['ls-files', '-z', '--others', ...withoutCache(checkout.root, context.cacheFolder)],
  });
  return splitAtNul(outputOf(outcome, 'listing untracked files')).map(showPath);
}

/**
 * `copyUntrackedFiles` copies files from the working tree into one side. It replaces nothing that the side already has,
 * and warns about files that it could not copy.
 */
export async function copyUntrackedFiles(
  site: Site,
  root: string,
  paths: readonly BytePath[],
  folder: string,
): Promise<void> {
  const landing = new Landing(root, folder);
  const left: string[] = [];
  await forEachInTurns(site.context.signal, paths, (path) => {
    if (landing.copy(path, { existing: 'keep' }) !== 'copied') left.push(showPath(path));
  });
  if (left.length > 0)
    site.warnings.add(
      `Some files that the copy patterns match were not copied, because a side already has a file at that path or because they cannot be read: ${someOf(left)}.`,
    );
}
