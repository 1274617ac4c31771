import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'rolldown';

const folder = fileURLToPath(new URL('../assets/gofacts', import.meta.url));

/** Puts the source of the Go program that reads Go source beside the bundle, without its tests. */
export function gofactsAssets(): Plugin {
  return {
    name: 'gofacts-assets',
    generateBundle() {
      for (const name of readdirSync(folder).toSorted()) {
        if (name !== 'go.mod' && (!name.endsWith('.go') || name.endsWith('_test.go'))) continue;
        this.emitFile({ type: 'asset', fileName: `gofacts/${name}`, source: readFileSync(join(folder, name), 'utf8') });
      }
    },
  };
}
