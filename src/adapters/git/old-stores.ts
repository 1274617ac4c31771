import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { removeTree } from '../remove-tree.ts';

/** How long a store is kept after its last use, because a run may still be reading it. */
const UNUSED_MS = 6 * 60 * 60_000;

/**
 * `removeOldStores` removes stores for shallow boundaries that the clone no longer has. On a self-hosted runner, every
 * workflow run can leave such a store.
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
