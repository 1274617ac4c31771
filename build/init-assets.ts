import { readFileSync } from 'node:fs';
import type { Plugin } from 'rolldown';

/** Puts the workflows that `init` writes beside the bundle. */
export function initAssets(): Plugin {
  return {
    name: 'init-assets',
    generateBundle() {
      for (const name of ['basic.yml', 'strict.yml']) {
        const source = readFileSync(new URL(`../examples/workflows/${name}`, import.meta.url), 'utf8');
        this.emitFile({ type: 'asset', fileName: `init/${name}`, source });
      }
    },
  };
}
