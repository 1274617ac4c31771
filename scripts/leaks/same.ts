import { isAllocationUnit } from '../../src/core/benchunit/allocation-units.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isLeakUnit } from '../../src/core/leak/units.ts';
import type { GateReport } from '../../src/core/report/model.ts';
import { openRelease } from '../real-modules/checkout.ts';
import { commentEachPackage } from '../real-modules/comments.ts';
import { realModules } from '../real-modules/modules.ts';
import { checkCommits, troublesOf } from './check.ts';

/** What the gate reported for a module whose code does the same on both sides. */
export interface Same {
  readonly module: string;
  /** Number of benchmarks that both sides have. */
  readonly benchmarks: number;
  /** The benchmarks that were reported as leaking. */
  readonly alarms: readonly string[];
  /** Samples of B/op and allocs/op of both sides, with the leak check and without it. */
  readonly figures: Figures;
}

/** Benchmarks' figures with `leaks: warn` beside those of runs with `leaks: off`. */
interface Figures {
  /** Rows whose samples are the same to the last bit. */
  readonly equal: number;
  /** Rows that also differ between two runs of the same kind. */
  readonly varying: number;
  /** Rows that are the same in all runs of a kind, and differ between the kinds. */
  readonly changed: readonly string[];
}

/** A released version of a module. */
interface Released {
  readonly module: string;
  readonly base: string;
}

/** Further modules. */
const more: readonly Released[] = [{ module: 'github.com/julienschmidt/httprouter', base: 'v1.3.0' }];

/** Gates released modules against themselves. Head has one more comment in each package, so that nothing is skipped. */
export async function* checkSame(
  isChosen: (name: string) => boolean,
  say: (line: string) => void,
): AsyncGenerator<Same> {
  for (const one of [...realModules, ...more]) if (isChosen(one.module)) yield await checkModule(one, say);
}

async function checkModule({ module, base: version }: Released, say: (line: string) => void): Promise<Same> {
  const folder = await mkdtemp(join(tmpdir(), 'allocgate-leaks-'));
  try {
    const { repository, base } = await openRelease(`${module}@${version}`, folder);
    await commentEachPackage(folder);
    const head = await repository.commitFolder(folder, 'Comments');
    const report = await checkCommits(folder, { base, head }, '--no-explain');
    for (const trouble of troublesOf(report)) say(trouble);
    const figures = await compareFigures(figuresOf(report), async (level) =>
      figuresOf(await checkCommits(folder, { base, head }, '--no-explain', '--leaks', level)),
    );
    const both = report.unjudged.filter((row) => row.base.length > 0 && row.head.length > 0);
    const alarms = report.findings.filter(({ unit, level }) => isLeakUnit(unit) && level === 'warning');
    return {
      module: `${module} ${version}`,
      benchmarks: new Set(both.map((row) => `${row.package} ${row.benchmark}`)).size,
      alarms: alarms.map(({ package: of, benchmark, unit }) => `${of} ${benchmark} ${unit}`),
      figures,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Compares the figures of runs with the leak check and without it. As long as rows seem to differ because of the check,
 * both kinds of runs are repeated in turn, at most nine times.
 */
async function compareFigures(first: Rows, measure: (leaks: 'warn' | 'off') => Promise<Rows>): Promise<Figures> {
  const runs = { warn: [first], off: [await measure('off')] };
  const isSteady = (of: readonly Rows[], row: string): boolean => new Set(of.map((run) => run.get(row))).size === 1;
  const differing = [...first.keys()].filter((row) => !isSteady([...runs.warn, ...runs.off], row));
  const changed = (): string[] => differing.filter((row) => isSteady(runs.warn, row) && isSteady(runs.off, row));
  while (runs.off.length < 10 && changed().length > 0) {
    runs.warn.push(await measure('warn'));
    runs.off.push(await measure('off'));
  }
  return {
    equal: first.size - differing.length,
    varying: differing.length - changed().length,
    changed: changed(),
  };
}

/** Samples of both sides as text without rounding, by row. */
type Rows = ReadonlyMap<string, string>;

/** The samples of B/op and allocs/op by row, as text without rounding. */
function figuresOf(report: GateReport): Rows {
  return new Map(
    report.unjudged
      .filter(({ unit }) => isAllocationUnit(unit))
      .map(({ package: of, benchmark, unit, base, head }) => [
        `${of} ${benchmark} ${unit}`,
        JSON.stringify({ base, head }),
      ]),
  );
}
