import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { atMost, type Bench } from './bench.ts';
import { costOf } from './cost.ts';

/** The part of the report that differs from run to run: figures that depend on speed, and how long the run took. */
const timed = /^Not judged [^]*?\n(?=measured )|^took [^]*?\n(?=\S)/gm;

/** Measures `allocgate demo` with an empty build cache and then with a warm one, and compares the two reports. */
export const demo: Bench = {
  name: 'demo',
  run: async ({ node, cli, scratch }) => {
    const folder = join(scratch, 'demo');
    await mkdir(folder);
    const env = { GOCACHE: join(folder, 'build'), ALLOCGATE_CACHE: join(folder, 'cache'), CI: 'true', NO_COLOR: '1' };
    const cold = await costOf(node, [cli, 'demo'], { env, codes: [0] });
    const warm = await costOf(node, [cli, 'demo'], { env, codes: [0] });
    const details = `${cold.cpu.toFixed(1)} s of CPU; with a warm cache ${warm.wall.toFixed(1)} s, and ${warm.cpu.toFixed(1)} s of CPU`;
    const different = differing(cold.stdout, warm.stdout);
    return [
      atMost('the demo with an empty build cache', cold.wall, 45, ' s', details),
      atMost('lines of its report that differ with a warm cache, apart from times', different, 0, ''),
    ];
  },
};

/** `differing` returns the number of lines of the first report that aren't in the second one. */
function differing(one: string, other: string): number {
  const lines = new Set(other.replace(timed, '').split('\n'));
  return one
    .replace(timed, '')
    .split('\n')
    .filter((line) => !lines.has(line)).length;
}
