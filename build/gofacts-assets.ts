import { fileURLToPath } from 'node:url';
import type { Plugin } from 'rolldown';
import { readProgram } from '../src/adapters/go/source-facts/source.ts';
import { formatArchive } from '../src/adapters/go/source-facts/txtar.ts';

const folder = fileURLToPath(new URL('../assets/gofacts', import.meta.url));

/** Puts the source of the Go program that reads Go source beside the bundle, as one archive without its tests. */
export function gofactsAssets(): Plugin {
  return {
    name: 'gofacts-assets',
    generateBundle() {
      const source = formatArchive({ comment: '', files: readProgram(folder) });
      this.emitFile({ type: 'asset', fileName: 'gofacts.txtar', source });
    },
  };
}
