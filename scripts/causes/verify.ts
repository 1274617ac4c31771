import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { summarize } from '../../src/core/benchmath/summary.ts';
import { lineMapOf } from '../../src/core/patch/line-map.ts';
import { parsePatch } from '../../src/core/patch/parse-patch.ts';
import { compareSides } from '../../src/core/policy/rule.ts';
import type { RegressionHeader } from '../../test/causes/header.ts';
import { type CaseSide, layOut, moduleFolder, type PlantedCase, rootLines } from '../../test/causes/load.ts';
import { type Figures, measure } from './measure.ts';

/** A case's figures in words, and what is wrong with the case. */
export interface Verdict {
  readonly figures: string;
  readonly faults: readonly string[];
}

const units = ['allocs/op', 'B/op'] as const;
/** Something in the background may allocate once; another run shows whether it did. */
const attempts = 3;

/** Lays out a case in an empty folder, builds and measures both sides, and compares them with the case's header. */
export async function verifyCase(one: PlantedCase, folder: string): Promise<Verdict> {
  for (const side of ['base', 'head'] as const) await layOut(one, side, join(folder, side));
  const { header } = one;
  for (let attempt = 1; ; attempt++) {
    const base = await measureSide(one, 'base', folder);
    const head = await measureSide(one, 'head', folder);
    if (header.cause !== 'none') {
      return {
        figures: describe(base, head, header.benchmark),
        faults: [...regressionFaults(header, base, head), ...(await rootFaults(one, header, folder))],
      };
    }
    const faults = differences(base, head);
    if (faults.length === 0 || attempt === attempts) return { figures: `${base.size} benchmarks equal`, faults };
  }
}

async function measureSide(one: PlantedCase, side: CaseSide, folder: string): Promise<Figures> {
  return measure(join(folder, side, moduleFolder(one)), one.header.package, join(folder, `${side}-binaries`));
}

function regressionFaults(header: RegressionHeader, base: Figures, head: Figures): string[] {
  const { benchmark, unit } = header;
  const [from, to] = [base, head].map((side) => {
    const value = side.get(benchmark)?.get(unit);
    return summarize(value === undefined ? undefined : [{ kind: 'printed', value }]);
  });
  if (from === undefined || to === undefined) return [`${benchmark} is not on both sides`];
  return compareSides(from, to, unit, 15, 'lower').beyond ? [] : [`${benchmark} ${unit} does not regress`];
}

/**
 * Checks that each root is a line of head that the change added or edited, or that is next to lines that it removed.
 */
async function rootFaults(one: PlantedCase, header: RegressionHeader, folder: string): Promise<string[]> {
  const lines = lineMapOf(parsePatch(await difference(folder), { base: 'base/', head: 'head/' }));
  return header.root.flatMap((root) =>
    rootLines(one, root).flatMap((line) => {
      const fits =
        'text' in root ? lines.isChanged({ file: root.file, line }) : lines.touches(root.file, line - 1, line + 1);
      return fits ? [] : [`${root.file}:${line} is not of the change`];
    }),
  );
}

async function difference(folder: string): Promise<string> {
  const args = ['diff', '--no-index', '--no-renames', '--unified=0', 'base', 'head'];
  const run = promisify(execFile)('git', args, { cwd: folder });
  return run.then(
    ({ stdout }) => stdout,
    (error: unknown) => (error as { stdout: string }).stdout,
  );
}

function differences(base: Figures, head: Figures): string[] {
  if (base.size === 0) return ['no benchmark ran'];
  return [...new Set([...base.keys(), ...head.keys()])].flatMap((benchmark) =>
    units
      .filter((unit) => base.get(benchmark)?.get(unit) !== head.get(benchmark)?.get(unit))
      .map(() => describe(base, head, benchmark)),
  );
}

function describe(base: Figures, head: Figures, benchmark: string): string {
  const figure = (side: Figures, unit: string): string => String(side.get(benchmark)?.get(unit));
  return `${benchmark} ${units.map((unit) => `${figure(base, unit)} → ${figure(head, unit)} ${unit}`).join(', ')}`;
}
