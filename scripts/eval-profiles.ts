import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCorpus, nameOf } from '../test/attribution/corpus.ts';
import { loadCases } from '../test/causes/load.ts';
import { comparePlanted, compareReal, type ProfilesCompared } from './attribution/profiles.ts';

// npm run eval:profiles [planted|real] [words] [--cli=PATH]: checks, frame by frame, that the flame graphs of planted
// changes and of releases of real modules have the same figures as `go tool pprof -diff_base` for the same profiles.

const given = process.argv.slice(2);
const plain = given.filter((word) => !word.startsWith('--'));
const [part] = plain;
const words = part === 'planted' || part === 'real' ? plain.slice(1) : plain;
const program = given.find((word) => word.startsWith('--cli='))?.slice('--cli='.length);
const cli = program ?? fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const cache = mkdtempSync(join(tmpdir(), 'allocgate-cache-'));
let [pairs, frames, differing] = [0, 0, 0];
try {
  for (const planted of part === 'real' ? [] : await loadCases(words))
    count(planted.name, await comparePlanted(cli, planted, cache));
  for (const real of part === 'planted' ? [] : loadCorpus(words))
    count(nameOf(real), await compareReal(cli, real, cache));
} finally {
  rmSync(cache, { recursive: true, force: true });
}
console.log(`\n${pairs} pairs of profiles, ${frames} frames, ${differing} differences`);
process.exitCode = pairs === 0 || differing > 0 ? 1 : 0;

function count(name: string, compared: ProfilesCompared): void {
  pairs += compared.benchmarks;
  frames += compared.frames;
  differing += compared.differences.length;
  console.log(`${name}: ${compared.benchmarks} benchmarks, ${compared.frames} frames`);
  for (const difference of compared.differences) console.log(`  ${difference}`);
}
