/**
 * Checks every planted case against its header with the real Go (`npm run check:causes`): regressions must regress by
 * the rule, refactorings must have equal figures, unit tests must pass on both sides, and roots must be lines of the
 * change. Arguments select cases by name: `npm run check:causes -- none/ fmt/`. Exits with 1 if a case doesn't match
 * its header.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holdsOn, isHeldOut, loadCases, type PlantedCase } from '../test/causes/load.ts';
import { goVersion } from './causes/measure.ts';
import { verifyCase } from './causes/verify.ts';

/** Maximum number of cases at a time; more would only wait for each other. */
const atOnce = 2;

const version = await goVersion();
const cases = (await loadCases(process.argv.slice(2))).filter((one) => holdsOn(one, version));
const queue = cases.values();
let faulty = 0;
await Promise.all(Array.from({ length: atOnce }, work));
const held = cases.filter(({ name }) => isHeldOut(name)).length;
process.stdout.write(`${version}: ${cases.length} cases, ${held} held out, ${faulty} faulty\n`);
process.exitCode = faulty === 0 && cases.length > 0 ? 0 : 1;

async function work(): Promise<void> {
  for (const one of queue) {
    const faults = await verify(one);
    if (faults.length > 0) faulty++;
  }
}

async function verify(one: PlantedCase): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'allocgate-causes-'));
  try {
    const { figures, faults } = await verifyCase(one, folder);
    print(one.name, figures, faults);
    return faults;
  } catch (error) {
    const faults = [error instanceof Error ? error.message : String(error)];
    print(one.name, '', faults);
    return faults;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function print(name: string, figures: string, faults: readonly string[]): void {
  process.stdout.write(`${faults.length === 0 ? '✓' : '✗'} ${name}: ${figures}\n`);
  for (const fault of faults) process.stdout.write(`    ${fault.replaceAll('\n', '\n    ')}\n`);
}
