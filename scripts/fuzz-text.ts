/**
 * Damages generated benchmark output in random places and checks that no result is lost without a message: `npm run
 * fuzz:text -- [BREAKS] [SEED]`. Prints how often it applied each kind of damage and how many readings reported damage.
 * Exits with 1 if a result was lost or made up.
 */
import { fuzzText } from '../test/core/benchfmt/fuzz/fuzz.ts';

const [breaks = 300_000, seed = Date.now() % 1_000_000_007] = process.argv.slice(2).map(Number);
const started = performance.now();
const result = fuzzText(seed, breaks);
for (const { kind, breaks: count, alarmed } of result.tallies) {
  process.stdout.write(`${kind.padEnd(16)} ${String(count).padStart(7)}  ${String(alarmed).padStart(7)} reported\n`);
}
for (const { fault, kind, form, text } of result.faults)
  process.stdout.write(`\n${kind}, ${form}: ${fault}\n${text}\n`);
const seconds = Math.round((performance.now() - started) / 1000);
process.stdout.write(`${result.breaks} breaks, ${result.faults.length} faults, seed ${seed}, ${seconds} s\n`);
process.exitCode = result.faults.length === 0 ? 0 : 1;
