import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCases } from '../test/causes/load.ts';
import { compareProfiles } from './attribution/profiles.ts';

// npm run eval:profiles [words] [--cli=PATH]: whether the flame graphs of planted changes have the figures of `go tool pprof
// -diff_base` on the same profiles, frame by frame.

const given = process.argv.slice(2);
const words = given.filter((word) => !word.startsWith('--'));
const program = given.find((word) => word.startsWith('--cli='))?.slice('--cli='.length);
const cli = program ?? fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const cache = mkdtempSync(join(tmpdir(), 'allocgate-cache-'));
let [pairs, frames, differing] = [0, 0, 0];
try {
  for (const planted of await loadCases(words)) {
    const compared = await compareProfiles(cli, planted, cache);
    pairs += compared.benchmarks;
    frames += compared.frames;
    differing += compared.differences.length;
    console.log(`${planted.name}: ${compared.benchmarks} benchmarks, ${compared.frames} frames`);
    for (const difference of compared.differences) console.log(`  ${difference}`);
  }
} finally {
  rmSync(cache, { recursive: true, force: true });
}
console.log(`\n${pairs} pairs of profiles, ${frames} frames, ${differing} differences`);
process.exitCode = pairs === 0 || differing > 0 ? 1 : 0;
