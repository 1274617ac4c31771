import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { median } from '../accuracy/agreement.ts';
import { releasesRepository } from '../history/releases.ts';
import { words } from '../history/words.ts';
import { atMost, type Bench, type BenchContext } from './bench.ts';
import { reportOf, ruleAlone } from './checked.ts';
import { costOf } from './cost.ts';

/** Consecutive releases of a module, and the packages to check in them. */
interface Releases {
  readonly module: string;
  /** Oldest first. The first step only warms the caches. */
  readonly versions: readonly string[];
  readonly patterns: readonly string[];
}

const modules: readonly Releases[] = [
  {
    module: 'golang.org/x/text',
    versions: minors(22, 44),
    patterns: ['./...'],
  },
  {
    module: 'golang.org/x/net',
    versions: minors(39, 62),
    // The others exchange messages over the network, or take long.
    patterns: words('./dns/dnsmessage ./html/... ./http/httpguts ./http2/hpack ./publicsuffix ./webdav/internal/xml'),
  },
];

/** One step from a release to the next. */
interface Step {
  readonly skipped: number;
  readonly changed: number;
  /** Processor time in seconds of `check`. */
  readonly check: number;
  /** Processor time in seconds of building the test binaries of the changed packages once. */
  readonly build: number;
}

/** Checks real releases, and compares the cost with that of merely building what each of them changed. */
export const history: Bench = {
  name: 'history',
  run: async (context) => {
    const steps: Step[] = [];
    for (const one of modules) steps.push(...(await stepsOf(context, one)));
    const total = (of: (step: Step) => number): number => steps.reduce((sum, step) => sum + of(step), 0);
    const [skipped, changed] = [total((step) => step.skipped), total((step) => step.changed)];
    const built = steps.filter((step) => step.changed > 0);
    const ratio = median(built.map(({ check, build }) => check / build));
    const free = steps.filter((step) => step.changed === 0);
    const ofFree =
      free.length === 0 ? '' : `; the other ${free.length}: ${median(free.map(({ check }) => check)).toFixed(1)} s`;
    return [
      {
        what: `packages that ${steps.length} releases of ${modules.length} modules don't affect, and that are skipped`,
        figure: `${((100 * skipped) / (skipped + changed)).toFixed(0)}% (${skipped} of ${skipped + changed})`,
        limit: 'none',
        holds: true,
      },
      atMost(
        'check of a release against go test -c of the packages that it changes, CPU, median',
        ratio,
        2.5,
        'x',
        `${built.length} releases, ${total(({ check }) => check).toFixed(0)} s against ${total(({ build }) => build).toFixed(0)} s in all${ofFree}`,
      ),
    ];
  },
};

/**
 * Measures the steps of one module. Check and build have caches of their own, and each finds in them what its own
 * earlier steps left.
 */
async function stepsOf(context: BenchContext, { module, versions, patterns }: Releases): Promise<readonly Step[]> {
  const folder = join(context.scratch, basename(module));
  const cache = (name: string): string => join(context.scratch, `${basename(module)}-${name}`);
  const repository = await releasesRepository({ module, versions }, folder);
  const steps: Step[] = [];
  for (const [index, head] of versions.entries()) {
    const base = versions[index - 1];
    if (base === undefined) continue;
    const env = { GOCACHE: cache('go-check'), ALLOCGATE_CACHE: cache('check') };
    const { cost, report } = await reportOf(context, { folder, base, head, env }, ...ruleAlone, ...patterns);
    const measured = [...report.unjudged, ...report.findings].map((row) => row.package);
    const skipped = new Set((report.identical ?? []).map((row) => row.package));
    const changed = [...new Set(measured)].filter((name) => !skipped.has(name));
    const isWarmup = index === 1;
    await repository.git(['checkout', '--quiet', '--force', '--detach', head]);
    const build = await buildOnce(folder, isWarmup ? [...changed, ...skipped] : changed, cache('go-build'));
    process.stderr.write(
      `bench: ${module} ${head}: ${skipped.size} skipped, ${changed.length} changed, ${cost.cpu.toFixed(1)} s against ${build.toFixed(1)} s of CPU\n`,
    );
    if (!isWarmup) steps.push({ skipped: skipped.size, changed: changed.length, check: cost.cpu, build });
  }
  return steps;
}

/** Builds test binaries as a user would, and returns the processor time in seconds. */
async function buildOnce(folder: string, packages: readonly string[], cache: string): Promise<number> {
  // The go command refuses to write two binaries with the same name.
  const calls: string[][] = [];
  for (const one of packages) {
    const call = calls.find((others) => others.every((other) => basename(other) !== basename(one)));
    if (call === undefined) calls.push([one]);
    else call.push(one);
  }
  // Binaries of an earlier step would not be linked again.
  await rm(join(cache, 'binaries'), { recursive: true, force: true });
  let cpu = 0;
  for (const [index, call] of calls.entries()) {
    const args = ['test', '-c', '-o', `${join(cache, 'binaries', String(index))}/`, ...call];
    cpu += (await costOf('go', args, { cwd: folder, env: { GOCACHE: cache }, codes: [0] })).cpu;
  }
  return cpu;
}

/** Returns the versions v0.first.0 to v0.last.0. */
function minors(first: number, last: number): readonly string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => `v0.${first + index}.0`);
}
