import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { removeTree } from '../remove-tree.ts';

/** No run that may still read such a store takes longer. */
const UNUSED_MS = 6 * 60 * 60_000;

/**
 * `removeOldStores` removes stores for boundaries that the shallow clone no longer has: on a self-hosted machine every
 * workflow run makes a new one.
 */
export async function removeOldStores(
  repositoryFolder: string,
  keep: string,
  nowMs: number = Date.now(),
): Promise<void> {
  for (const name of await readdir(repositoryFolder)) {
    const folder = join(repositoryFolder, name);
    if (!/^(?:store|draft)-[\w-]+$/.test(name) || folder === keep) continue;
    const used = await stat(join(folder, 'HEAD')).catch(async () => stat(folder).catch(() => undefined));
    if (used !== undefined && nowMs - used.mtimeMs > UNUSED_MS) await removeTree(folder);
  }
}
