/**
 * Checks released versions of real modules with the built program, and compares the changed functions that it reports
 * as unreached with those that `go test -coverprofile` and `go tool cover -func` show (`npm run eval:blind-spots`).
 * Arguments select modules. Needs dist, Go, git and the network. Exits with 1 if a list differs.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { GateReport } from '../src/core/report/model.ts';
import { functionsBelow, unreachedByGo } from './blind-spots/oracle.ts';
import { type ReleaseStep, releaseSteps } from './blind-spots/steps.ts';
import { checkoutReleases, type Checkout } from './real-modules/checkout.ts';
import { gate } from './real-modules/gate.ts';

const run = promisify(execFile);
const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const words = process.argv.slice(2);

let compared = 0;
let differing = 0;
for (const one of releaseSteps.filter(({ module }) => words.length === 0 || words.some((w) => module.includes(w)))) {
  const line = await evaluate(one).catch((error: unknown) => `✗ ${String(error).split('\n')[0] ?? ''}`);
  process.stdout.write(`${one.module} ${one.base} → ${one.head}: ${line}\n`);
}
process.stdout.write(`${compared} release steps compared, ${differing} of them differ\n`);
process.exitCode = differing > 0 || compared === 0 ? 1 : 0;

/** Checks one step and compares the results. */
async function evaluate(one: ReleaseStep): Promise<string> {
  const scratch = await mkdtemp(join(tmpdir(), 'allocgate-blind-'));
  try {
    const checkout = await checkoutReleases(one, join(scratch, 'module'));
    const oracle = await oracleOf(checkout, scratch);
    const { report } = await gate(cli, checkout, ['--no-explain', '--leaks=off', './...'], scratch);
    const { blindSpotsMs } = report.timings;
    const total = Object.values(report.timings).reduce((sum, ms) => sum + ms, 0);
    const times = `${seconds(blindSpotsMs)} beside ${seconds(total - blindSpotsMs)} for the check`;
    if (report.blindSpots === undefined) return `no list, ${times}: ${unknownNote(report)}`;
    compared++;
    const ours = report.blindSpots.unreached.map(({ file, line }) => `${file}:${line}`);
    const wrong = ours.filter((place) => !oracle.unreached.has(place) && !oracle.empty.has(place));
    const missing = [...oracle.unreached].filter((place) => !ours.includes(place));
    if (wrong.length + missing.length > 0) differing++;
    const verdict =
      wrong.length + missing.length === 0
        ? 'the same list'
        : `✗ only ours: ${wrong.join(' ') || 'none'}; only Go's: ${missing.join(' ') || 'none'}`;
    const escapes = report.blindSpots.unreached.filter((found) => found.escapes.length > 0).length;
    return `${ours.length} of ${report.blindSpots.changed} unreached (${escapes} with new escapes), ${verdict}, ${times}`;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/**
 * Determines the changed functions by their tokens, and which of them Go's own commands show as unreached, as
 * `file:line`.
 */
async function oracleOf(
  { folder, base }: Checkout,
  scratch: string,
): Promise<{ readonly unreached: ReadonlySet<string>; readonly empty: ReadonlySet<string> }> {
  const before = join(scratch, 'base');
  await run('git', ['-C', folder, 'worktree', 'add', '--quiet', '--detach', before, base]);
  const known = new Set((await functionsBelow(before)).map(keyOf));
  const changed = (await functionsBelow(folder)).filter((found) => !known.has(keyOf(found)));
  const unreached = await unreachedByGo(folder, join(scratch, 'cover.out'));
  return {
    unreached: new Set(
      changed
        .filter(({ empty }) => !empty)
        .map(placeOf)
        .filter((place) => unreached.has(place)),
    ),
    empty: new Set(changed.filter(({ empty }) => empty).map(placeOf)),
  };
}

function unknownNote({ notes }: GateReport): string {
  return notes.find((note) => note.startsWith('It is unknown which changed functions')) ?? 'no function changed';
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function placeOf({ file, line }: { readonly file: string; readonly line: number }): string {
  return `${file}:${line}`;
}

/** Returns a key that identifies a function in a package, whichever file it is in. */
function keyOf({ file, name, code }: { readonly file: string; readonly name: string; readonly code: string }): string {
  return `${dirname(file)} ${name} ${code}`;
}
