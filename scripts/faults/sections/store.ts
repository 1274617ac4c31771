import { cpSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { checkPlanted, type Outcome } from '../check.ts';
import type { Section } from '../fault.ts';
import { PlantedRegression } from '../planted.ts';

/** Damages the store of fetched commits that a run on a shallow clone left, before the next run. */
export const damagedStores: Section = {
  name: 'damaged store of commits',
  async *run({ cli, random }) {
    using planted = new PlantedRegression({ 'notes.txt': 'words\n'.repeat(2000) });
    const base = planted.git('rev-parse', 'HEAD~1');
    const clone = join(planted.place, 'clone');
    planted.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${planted.repository}`, clone]);
    const cache = planted.folder('cache');
    const env = { ALLOCGATE_CACHE: cache };
    const check = (): Promise<Outcome> => checkPlanted({ cli, repository: clone, env, args: ['--base', base] });
    await check();
    const kept = planted.folder('kept');
    cpSync(cache, kept, { recursive: true, preserveTimestamps: true });
    const files = readdirSync(cache, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\bstore-/.test(file) && statSync(join(cache, file)).isFile())
      .map((file) => join(cache, file));
    const restore = (): void => {
      rmSync(cache, { recursive: true, force: true });
      cpSync(kept, cache, { recursive: true, preserveTimestamps: true });
    };
    for (let flip = 0; flip < 40; flip++) {
      restore();
      const path = files[flip % files.length] ?? '';
      const bytes = readFileSync(path);
      const at = Math.floor(random() * bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 + Math.floor(random() * 255));
      rmSync(path);
      writeFileSync(path, bytes);
      yield { fault: `a flipped byte at ${at} in ${nameOf(path)}`, outcome: await check() };
    }
    for (const path of files) {
      restore();
      rmSync(path);
      yield { fault: `${nameOf(path)} is gone`, outcome: await check() };
      restore();
      const text = readFileSync(path);
      rmSync(path);
      writeFileSync(path, text);
      truncateSync(path, Math.floor(random() * text.length));
      yield { fault: `${nameOf(path)} is cut off`, outcome: await check() };
    }
  },
};

function nameOf(path: string): string {
  return path.replace(/^.*store-[\w]+\//, '').replaceAll(/[0-9a-f]{40}/g, '…');
}
