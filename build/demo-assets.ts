import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'rolldown';

const examples = fileURLToPath(new URL('../examples', import.meta.url));

/** Puts the demo's module and pull request beside the bundle, which so runs alone in an empty folder. */
export function demoAssets(): Plugin {
  return {
    name: 'demo-assets',
    generateBundle() {
      for (const part of ['orders', 'pull-request']) {
        for (const path of filesBelow(join(examples, part))) {
          const source = readFileSync(join(examples, part, path), 'utf8');
          this.emitFile({ type: 'asset', fileName: `demo/${part}/${path}`, source });
        }
      }
    },
  };
}

/** Paths of the files below a folder, sorted; the baseline is left out, it belongs to its place. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => !path.startsWith('.allocgate/'))
    .toSorted();
}
