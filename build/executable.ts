import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'rolldown';

/** Makes entries with a shebang line executable: `npm pack`, git and a shell all keep and need the mode. */
export function executable(): Plugin {
  return {
    name: 'executable',
    writeBundle({ dir }, bundle) {
      if (dir === undefined) throw new Error('The bundle needs a folder.');
      for (const output of Object.values(bundle)) {
        if (output.type === 'chunk' && output.code.startsWith('#!')) chmodSync(join(dir, output.fileName), 0o755);
      }
    },
  };
}
