import { lstat } from 'node:fs/promises';
import type { Checkout } from './checkout.ts';
import { type BytePath, joinWithNul, nativePath, splitAtNul } from './byte-path.ts';
import { outputOf } from './git-failure.ts';

/**
 * `withoutFilters` returns settings that disable every filter, for a command that would run filters to compare files.
 */
export async function withoutFilters(checkout: Checkout): Promise<string[]> {
  const outcome = await checkout.read({ args: ['config', '--name-only', '-z', '--get-regexp', '^filter\\.'] });
  const drivers = outcome.stdout
    .toString()
    .split('\0')
    .flatMap((key) => /^filter\.(.+)\.[^.]+$/s.exec(key)?.[1] ?? []);
  return [...new Set(drivers)].flatMap((driver) => [
    `filter.${driver}.clean=`,
    `filter.${driver}.smudge=`,
    `filter.${driver}.process=`,
    `filter.${driver}.required=false`,
  ]);
}

/** `filteredPaths` returns the paths with a `filter` attribute. `env` can name another index and object folder. */
export async function filteredPaths(
  checkout: Checkout,
  paths: readonly BytePath[],
  env: NodeJS.ProcessEnv = {},
): Promise<BytePath[]> {
  if (paths.length === 0) return [];
  const outcome = await checkout.read({
    args: ['check-attr', '--cached', '--stdin', '-z', 'filter'],
    input: joinWithNul(paths),
    env,
  });
  const fields = splitAtNul(outputOf(outcome, 'reading the attributes'));
  const found: BytePath[] = [];
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [path, value] = [fields[at], fields[at + 2]];
    if (path !== undefined && value !== 'unspecified' && value !== 'unset') found.push(path);
  }
  return found;
}

/**
 * `unchangedByStat` returns the files among `paths` that haven't changed in the working tree since the index recorded
 * them. It compares only sizes and modification times. git itself would run the filter for a file that changed in the
 * second in which the index was written.
 */
export async function unchangedByStat(checkout: Checkout, paths: readonly BytePath[]): Promise<Set<BytePath>> {
  const unchanged = new Set<BytePath>();
  if (paths.length === 0 || checkout.root === undefined) return unchanged;
  const wanted = new Set(paths);
  const output = outputOf(
    await checkout.read({ args: ['ls-files', '-z', '--cached', '--debug'] }),
    'reading the times of the index',
  );
  for (const { path, stamp } of parseDebug(output)) {
    if (!wanted.has(path)) continue;
    const stats = await lstat(nativePath(checkout.root, path), { bigint: true }).catch(() => undefined);
    if (stats === undefined) continue;
    const nanoseconds = stats.mtimeNs % 1_000_000_000n;
    const seconds = stats.mtimeNs / 1_000_000_000n;
    // A git that was built without nanosecond support records 0 as the nanoseconds.
    const times = [`${seconds}:${nanoseconds}`, `${seconds}:0`];
    if (times.some((time) => stamp === `${time} ${stats.size}`)) unchanged.add(path);
  }
  return unchanged;
}

const debugForm =
  /^ {2}ctime: \d+:\d+\n {2}mtime: (\d+:\d+)\n {2}dev: \d+\tino: \d+\n {2}uid: \d+\tgid: \d+\n {2}size: (\d+)\tflags: \w+\n/;

/** `parseDebug` parses the output of `git ls-files -z --debug`: a path that ends with NUL, then five lines. */
export function parseDebug(output: Buffer): { readonly path: BytePath; readonly stamp: string }[] {
  const entries: { path: BytePath; stamp: string }[] = [];
  const parts = output.toString('latin1').split('\0');
  let path = parts[0] ?? '';
  for (const part of parts.slice(1)) {
    const [lines, time, size] = debugForm.exec(part) ?? [];
    if (lines === undefined) return entries;
    entries.push({ path, stamp: `${time ?? ''} ${size ?? ''}` });
    path = part.slice(lines.length);
  }
  return entries;
}
