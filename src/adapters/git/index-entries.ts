import type { Checkout } from './checkout.ts';
import { type BytePath, splitAtNul } from './byte-path.ts';
import { outputOf } from './git-failure.ts';

/** One entry of a git index. */
export interface IndexEntry {
  readonly path: BytePath;
  readonly mode: 'file' | 'executable' | 'symlink' | 'submodule';
  /** ID of the blob, or of a submodule's commit. */
  readonly object: string;
  /** Whether a sparse checkout leaves the file out of the working tree. */
  readonly skipped: boolean;
}

const modes: Readonly<Record<string, IndexEntry['mode']>> = {
  '100644': 'file',
  '100755': 'executable',
  '120000': 'symlink',
  '160000': 'submodule',
};
const entryForm = /^(\S) (\d{6}) ([0-9a-f]+) \d\t(.+)$/s;

/** Flags of `git ls-files` for the output that `parseEntries` parses. */
export const entryFlags = ['-z', '-t', '--stage', '--cached'];

/**
 * `parseEntries` parses the output of `git ls-files -z -t --stage`. For an unmerged path, it returns the last stage.
 */
export function parseEntries(output: Buffer): IndexEntry[] {
  const entries = new Map<BytePath, IndexEntry>();
  for (const line of splitAtNul(output)) {
    const [, tag, bits, object, path] = entryForm.exec(line) ?? [];
    const mode = modes[bits ?? ''];
    if (mode === undefined || object === undefined || path === undefined) continue;
    entries.set(path, { path, mode, object, skipped: tag === 'S' });
  }
  return [...entries.values()];
}

/** `readIndex` reads the index of a checkout. */
export async function readIndex(checkout: Checkout): Promise<IndexEntry[]> {
  return parseEntries(
    outputOf(await checkout.read({ args: ['ls-files', ...entryFlags] }), 'listing the tracked files'),
  );
}
