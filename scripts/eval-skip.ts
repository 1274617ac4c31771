/**
 * Checks consecutive releases of real modules with the built program in three ways: as it is, with `--no-skip` and with
 * `--no-representatives`, and compares the exit codes and the level of every row (`npm run eval:skip`). Arguments
 * select modules. Needs dist, Go, git, GNU time and the module proxy. Exits with 1 if a verdict differs, or if there
 * are too few steps.
 *
 * The ways run in that order and share Go's build cache, so that the first one also pays for the builds of the others.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { releasesRepository } from './history/releases.ts';
import { compareWays } from './skip/compare.ts';
import { type SkipModule, skipModules } from './skip/modules.ts';
import { checkIn, type Subject, type Verdict, type Way, ways } from './skip/ways.ts';

/** Minimum number of steps in a full run; fewer prove too little. */
const leastSteps = 30;

/** Both ways run at most this many times more if rows disagree, to see whether they vary by themselves. */
const mostRepeats = 3;

const words = process.argv.slice(2);
const selected = skipModules.filter(({ module }) => words.length === 0 || words.some((word) => module.includes(word)));
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const total = { steps: 0, skipped: 0, benchmarks: 0, red: 0, represented: 0, varying: 0, differing: 0, failed: 0 };
const cpu: Record<Way, number> = { '': 0, '--no-skip': 0, '--no-representatives': 0 };

for (const one of selected) await evaluateModule(one);

const complete = words.length > 0 || total.steps >= leastSteps;
say(
  `${total.steps} release steps: ${total.skipped} packages skipped, ${total.benchmarks} benchmarks with --no-skip, ${total.red} red rows, ${total.represented} benchmarks represented by others`,
);
say(`${total.differing} verdicts or rows differ, ${total.varying} vary by themselves, ${total.failed} steps failed`);
say(`CPU: ${cpuWords(cpu)}`);
if (!complete) say(`✗ fewer than ${leastSteps} steps`);
process.exitCode = complete && total.steps > 0 && total.differing + total.failed === 0 ? 0 : 1;

/** Evaluates the steps between the releases of one module. */
async function evaluateModule(one: SkipModule): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'allocgate-skip-'));
  try {
    const folder = join(scratch, 'module');
    await releasesRepository(one, folder);
    for (const [index, head] of one.versions.entries()) {
      const base = one.versions[index - 1];
      if (base === undefined) continue;
      const subject = { folder, base, head, options: one.options };
      const line = await evaluate(subject, scratch).catch((error: unknown) => {
        total.failed++;
        return `✗ ${String(error).slice(0, 500)}`;
      });
      say(`${one.module} ${base} → ${head}: ${line}`);
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Checks one step in all ways, and again where rows disagree. Returns what to print. */
async function evaluate(subject: Subject, scratch: string): Promise<string> {
  const check = (way: Way): Promise<Verdict> => checkIn(way, subject, scratch);
  const usual = await check('');
  const full = await check('--no-skip');
  const each = await check('--no-representatives');
  if (usual.code === 3 && full.code === 3) throw new Error(`not measured: ${full.problems.join('; ')}`);

  const lines: string[] = [];
  const first: Readonly<Record<Way, Verdict>> = { '': usual, '--no-skip': full, '--no-representatives': each };
  const usuals = [usual];
  for (const other of ['--no-skip', '--no-representatives'] as const) {
    const others = [first[other]];
    let found = compareWays(usuals, others);
    for (let time = 0; time < mostRepeats && found.differing.length > 0; time++) {
      usuals.push(await check(''));
      others.push(await check(other));
      found = compareWays(usuals, others);
    }
    total.differing += found.differing.length;
    total.varying += found.varying.length;
    lines.push(...found.differing.map((row) => `✗ differs with ${other}: ${row}`));
    lines.push(...found.varying.map((row) => `varies by itself, compared with ${other}: ${row}`));
    if (found.differing.length > 0) lines.push(...problemsOf([...usuals, ...others]));
  }

  total.steps++;
  total.skipped += usual.skippedPackages.size;
  total.benchmarks += full.benchmarks;
  total.red += full.red;
  total.represented += usual.represented;
  for (const way of ways) cpu[way] += first[way].cpu;
  const skipped = `${usual.skippedPackages.size} packages with ${usual.skippedBenchmarks} benchmark functions skipped`;
  const counts = `${full.benchmarks} benchmarks, ${full.red} red rows, ${usual.represented} represented`;
  const costs = cpuWords({ '': usual.cpu, '--no-skip': full.cpu, '--no-representatives': each.cpu });
  const verdict = lines.some((line) => line.startsWith('✗')) ? '✗ not equal' : 'equal';
  return [`${verdict}, exit ${usual.code}, ${skipped}, ${counts}; CPU ${costs}`, ...lines].join('\n    ');
}

/** Returns the problems that some of the runs reported. */
function problemsOf(runs: readonly Verdict[]): readonly string[] {
  const problems = new Set(runs.flatMap((verdict) => verdict.problems));
  return [...problems].map((problem) => `problem: ${problem}`);
}

function cpuWords(of: Readonly<Record<Way, number>>): string {
  return ways.map((way) => `${of[way].toFixed(1)} s${way === '' ? '' : ` with ${way}`}`).join(', ');
}
