import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { checkPlanted, type Outcome } from '../check.ts';
import type { Section, Workbench } from '../fault.ts';
import { PlantedRegression } from '../planted.ts';

const sides = ['base', 'head'] as const;

/** Damages the test binaries that an earlier run left, before the next run. */
export const damagedBinaries: Section = {
  name: 'damaged test binary',
  async *run({ cli, random }) {
    using planted = new PlantedRegression();
    const cache = planted.folder('cache');
    const env = { ALLOCGATE_CACHE: cache };
    const check = (): Promise<Outcome> => checkPlanted({ cli, repository: planted.repository, env });
    await check();
    const kept = planted.folder('kept');
    cpSync(cache, kept, { recursive: true, preserveTimestamps: true });
    for (const side of sides) {
      const path = keptBinary(cache, side);
      const bytes = readFileSync(path);
      const restore = (): void => {
        rmSync(cache, { recursive: true });
        cpSync(kept, cache, { recursive: true, preserveTimestamps: true });
      };
      for (let flip = 0; flip < 50; flip++) {
        restore();
        const at = Math.floor(random() * bytes.length);
        flipByte(path, at, 1 + Math.floor(random() * 255));
        yield { fault: `${side}: a flipped byte at ${at} of ${bytes.length}`, outcome: await check() };
      }
      for (let cut = 0; cut < 5; cut++) {
        restore();
        const at = Math.floor(random() * bytes.length);
        truncateSync(path, at);
        yield { fault: `${side}: cut off at ${at} of ${bytes.length}`, outcome: await check() };
      }
      restore();
      truncateSync(path, 0);
      yield { fault: `${side}: empty`, outcome: await check() };
      restore();
      writeFileSync(path, '#!/bin/sh\nexit 0\n');
      yield { fault: `${side}: a script in its place`, outcome: await check() };
      restore();
      writeFileSync(path, readFileSync(keptBinary(cache, side === 'base' ? 'head' : 'base')));
      yield { fault: `${side}: the other side's binary in its place`, outcome: await check() };
      restore();
      rmSync(path);
      yield { fault: `${side}: gone`, outcome: await check() };
      if (existsSync(`${path}.sha256`)) {
        restore();
        flipByte(`${path}.sha256`, 3, 1);
        yield { fault: `${side}: its digest damaged`, outcome: await check() };
        restore();
        rmSync(`${path}.sha256`);
        yield { fault: `${side}: its digest gone`, outcome: await check() };
      }
    }
  },
};

/** Returns the only test binary of a side in a cache folder. */
function keptBinary(cache: string, side: string): string {
  const found = findBinary(cache, side);
  if (found === undefined) throw new Error(`no test binary of ${side} in ${cache}`);
  return found;
}

/** Returns the test binary of a side. A run that could not build a side leaves none. */
function findBinary(cache: string, side: string): string | undefined {
  const files = readdirSync(cache, { recursive: true, encoding: 'utf8' });
  const found = files.find((file) => file.includes(join('test-binaries', side)) && file.endsWith('.test'));
  return found === undefined ? undefined : join(cache, found);
}

function flipByte(path: string, at: number, by: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ by;
  writeFileSync(path, bytes);
}

/** Damages compiled packages in Go's build cache before base is linked. */
export const damagedBuildCache: Section = {
  name: 'damaged build cache',
  async *run({ cli, random }: Workbench) {
    using planted = new PlantedRegression();
    const cache = planted.folder('cache');
    const env = { ALLOCGATE_CACHE: cache, GOCACHE: planted.folder('go-cache') };
    const check = (): Promise<Outcome> => checkPlanted({ cli, repository: planted.repository, env });
    await check();
    const kept = planted.folder('kept');
    execFileSync('cp', ['-a', env.GOCACHE, kept]);
    const archives = readdirSync(env.GOCACHE, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('-d') && statSync(join(env.GOCACHE, file)).size > 2000)
      .map((file) => join(env.GOCACHE, file))
      .toSorted((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs);
    // The newest are those of the module itself and of the main package that links it.
    const own = archives.slice(-6);
    for (let flip = 0; flip < 40; flip++) {
      execFileSync('cp', ['-a', `${kept}/go-cache/.`, env.GOCACHE]);
      const binary = findBinary(cache, 'base');
      if (binary !== undefined) rmSync(binary);
      const from = flip % 2 === 0 ? own : archives;
      const path = from[Math.floor(random() * from.length)] ?? '';
      const at = Math.floor(random() * statSync(path).size);
      flipByte(path, at, 1 + Math.floor(random() * 255));
      yield { fault: `a flipped byte at ${at} of a compiled package`, outcome: await check() };
    }
  },
};
