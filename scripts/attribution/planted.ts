import { join } from 'node:path';
import { explainReportSchema, type GateReport } from '../../src/core/report/model.ts';
import { isHeldOut, layOut, moduleFolder, type PlantedCase, rootLines } from '../../test/causes/load.ts';
import { type Checked, checkBenchmark } from './check.ts';
import { tryFix } from './fix.ts';
import { commitSides } from './repository.ts';
import { runJson } from './run.ts';
import { type Score, score, type Truth } from './score.ts';

/** How well the program did on one case. */
export interface CaseResult {
  readonly name: string;
  readonly heldOut: boolean;
  readonly cause: string;
  /**
   * The kind of fix that the case can have. For a real case, it is whether any fix was shown; it is empty if no fix is
   * expected.
   */
  readonly editable: string;
  readonly score: Score;
  /**
   * `none` if no fix was shown; `good` if the fix builds when applied literally, its tests pass and the gate passes;
   * otherwise what went wrong.
   */
  readonly fix: string;
  readonly explainMs: number;
  readonly proveMs: number;
  readonly fault?: string;
}

/** Runs the built program on one planted case. `cache` is kept from case to case, as it is for users. */
export async function runPlanted(cli: string, planted: PlantedCase, cache: string): Promise<CaseResult> {
  const { name, header } = planted;
  const editable = header.cause === 'none' ? '' : (header.editable ?? '');
  const about = { name, heldOut: isHeldOut(name), cause: header.cause, editable };
  const nothing = { ...about, score: score(undefined, { roots: [] }), fix: 'none', explainMs: 0, proveMs: 0 };
  using repository = await commitSides((side, folder) => layOut(planted, side, folder));
  try {
    const folder = join(repository.folder, moduleFolder(planted));
    if (header.cause === 'none') {
      const { report } = await runJson(
        cli,
        ['explain', '-C', folder, '--base', 'HEAD~1', '.', header.package],
        cache,
        explainReportSchema,
      );
      const sites = report.explanations.flatMap((explanation) =>
        explanation.sites.filter(({ status }) => status !== 'unchanged'),
      );
      const said = sites.map(({ file, line, callee, status }) => `${file}:${line} ${callee} ${status}`).join('; ');
      if (report.explanations.length === 0) return { ...nothing, fault: 'it has no explanation' };
      return { ...nothing, score: { ...nothing.score, sites: sites.length, said } };
    }
    const checked = checkedOf(planted, folder);
    const { report } = await checkBenchmark(cli, checked, 'HEAD~1', cache);
    const explanation = report.explanations.find(({ benchmark }) => benchmark === header.benchmark);
    const judged = score(explanation, truthOf(planted));
    const fix = await tryFix(cli, explanation, repository, checked, './...', cache);
    const { explainMs, proveMs } = report.timings;
    const fault =
      explanation === undefined
        ? `no explanation: ${report.conclusion}, ${report.problems.map(({ message }) => message).join('; ')}`
        : undefined;
    return { ...about, score: judged, fix, explainMs, proveMs, ...(fault === undefined ? {} : { fault }) };
  } catch (error) {
    return { ...nothing, fault: error instanceof Error ? error.message : String(error) };
  }
}

function truthOf(planted: PlantedCase): Truth {
  const { header } = planted;
  if (header.cause === 'none') return { roots: [] };
  const { cause, function: name } = header;
  const roots = header.root.map((root) => {
    const found = rootLines(planted, root);
    // A deletion is between two lines, so both neighbours count.
    const lines = 'near' in root ? found.flatMap((line) => [line - 1, line, line + 1]) : found;
    return { file: root.file, lines, cause: root.cause ?? cause, function: root.function ?? name };
  });
  return { roots };
}

/** Returns the report on a planted case. */
export async function checkPlanted(
  cli: string,
  planted: PlantedCase,
  cache: string,
  env: Readonly<Record<string, string>> = {},
): Promise<GateReport> {
  using repository = await commitSides((side, folder) => layOut(planted, side, folder));
  const checked = checkedOf(planted, join(repository.folder, moduleFolder(planted)));
  return (await checkBenchmark(cli, checked, 'HEAD~1', cache, env)).report;
}

function checkedOf({ header }: PlantedCase, folder: string): Checked {
  return { folder, package: header.package, benchmark: header.cause === 'none' ? '' : header.benchmark };
}
