import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { GateError } from '../../errors.ts';
import type { BackfillStore } from '../../ports.ts';
import { conditionsFolder } from './branch.ts';
import { fileStore, writeOwnFile } from './file.ts';

/**
 * `openBackfillStore` opens the store of a backfill's results below a folder, at `<hash of the settings>/<commit>`. The
 * first line of each result is a checksum of its text, so that a damaged result can't pass for a measurement.
 */
export function openBackfillStore(folder: string, settings: string): BackfillStore {
  const own = join(folder, hashOf(settings).slice(0, 16));
  const place = (commit: string): ReturnType<typeof fileStore> => {
    if (!/^[0-9a-f]{40,64}$/.test(commit)) throw new Error(`${commit} is not a commit id`);
    return fileStore(join(own, commit), commit);
  };
  return {
    folder: own,
    read: async (commit) => {
      const found = await place(commit).read();
      if (found === undefined) return { kind: 'absent' };
      const end = found.text.indexOf('\n');
      const text = found.text.slice(end + 1);
      return found.text.slice(0, Math.max(0, end)) === hashOf(text) ? { kind: 'text', text } : { kind: 'damaged' };
    },
    write: async (commit, text) => {
      try {
        await rm(join(own, commit), { recursive: true, force: true }).catch(() => undefined);
        await writeOwnFile(folder, [basename(own), commit], `${hashOf(text)}\n${text}`);
      } catch (error) {
        if (!(error instanceof GateError)) throw error;
        throw new GateError('usage', error.message, 'Name a writable folder with --backfill-store.', error);
      }
    },
    conditionsName: conditionsFolder,
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
