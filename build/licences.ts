import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'rolldown';
import { vendor } from './vendor.ts';

const allowed = new Set(['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD']);

interface Manifest {
  name?: string;
  version?: string;
  license?: string;
}

/** The folder and manifest of the package a bundled module belongs to. */
function packageOf(id: string): { dir: string; manifest: Manifest } {
  for (let dir = dirname(id); dir !== dirname(dir); dir = dirname(dir)) {
    const file = join(dir, 'package.json');
    if (!existsSync(file)) continue;
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
    if (manifest.name !== undefined && manifest.version !== undefined) return { dir, manifest };
  }
  throw new Error(`no package for ${id}`);
}

/**
 * Emits THIRD-PARTY-LICENSES.txt for what really is in the bundle, further modules included; a missing or unlisted
 * licence fails the build.
 */
export function licences(further: () => Promise<readonly string[]>): Plugin {
  return {
    name: 'licences',
    async generateBundle(_options, bundle) {
      const found = new Map<string, string>();
      const chunks = Object.values(bundle).flatMap((output) => (output.type === 'chunk' ? output.moduleIds : []));
      for (const id of [...chunks, ...(await further())]) {
        if (!vendor.test(id)) continue;
        const { dir, manifest } = packageOf(id.replace(/^\0/, '').replace(/\?.*$/, ''));
        const key = `${manifest.name}@${manifest.version}`;
        if (found.has(key)) continue;
        if (!allowed.has(manifest.license ?? '')) throw new Error(`${key}: licence ${manifest.license} is not allowed`);
        const files = readdirSync(dir)
          .filter((f) => /^(licen[cs]e|copying|notice)/i.test(f))
          .toSorted();
        if (!files.some((f) => /^(licen[cs]e|copying)/i.test(f))) throw new Error(`${key}: no licence file`);
        const texts = files
          .filter((f) => !f.endsWith('.csv'))
          .map((f) => readFileSync(join(dir, f), 'utf8').replaceAll('\r\n', '\n').trim());
        found.set(key, `${key}\n${manifest.license}\n\n${texts.join('\n\n')}\n`);
      }
      const rule = `\n${'-'.repeat(72)}\n\n`;
      const source = [...found]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([, t]) => t)
        .join(rule);
      this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-LICENSES.txt', source });
      this.emitFile({ type: 'asset', fileName: 'package.json', source: '{ "type": "module" }\n' });
    },
  };
}
