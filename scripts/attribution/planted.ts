import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  explainReportSchema,
  type ExplainedSite,
  type GateReport,
  gateReportSchema,
} from '../../src/core/report/model.ts';
import { isHeldOut, layOut, moduleFolder, type PlantedCase, rootLines } from '../../test/causes/load.ts';
import { commitSides, type TwoCommits } from './repository.ts';
import { runJson } from './run.ts';
import { type Score, score, type Truth } from './score.ts';

export interface PlantedResult {
  readonly name: string;
  readonly heldOut: boolean;
  readonly cause: string;
  /** The kind of fix that the case can have; empty where none is asked for. */
  readonly editable: string;
  readonly score: Score;
  /** `none`: no fix was shown; `good`: applied literally it builds, its tests pass and the gate passes; else what went wrong. */
  readonly fix: string;
  readonly explainMs: number;
  readonly proveMs: number;
  readonly fault?: string;
}

/** Runs one planted case with the built program; `cache` stays from case to case, as it does for users. */
export async function runPlanted(cli: string, planted: PlantedCase, cache: string): Promise<PlantedResult> {
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
    const { report } = await checkCase(cli, planted, folder, cache);
    const explanation = report.explanations.find(({ benchmark }) => benchmark === header.benchmark);
    const judged = score(explanation, truthOf(planted));
    const fixed = explanation?.sites.find(({ fix }) => fix.edit !== undefined);
    const fix = fixed === undefined ? 'none' : await tryFix(cli, planted, repository, fixed, cache);
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
    // A deletion is between two lines: both neighbours name it.
    const lines = 'near' in root ? found.flatMap((line) => [line - 1, line, line + 1]) : found;
    return { file: root.file, lines, cause: root.cause ?? cause, function: root.function ?? name };
  });
  return { roots };
}

/** The case's benchmark as a `-bench` expression. */
function benchOf({ header }: PlantedCase): string {
  return header.cause === 'none' ? '.' : `^${header.benchmark.split('/').join('$/^')}$`;
}

/** The report on a planted case. */
export async function checkPlanted(cli: string, planted: PlantedCase, cache: string): Promise<GateReport> {
  using repository = await commitSides((side, folder) => layOut(planted, side, folder));
  const { report } = await checkCase(cli, planted, join(repository.folder, moduleFolder(planted)), cache);
  return report;
}

async function checkCase(
  cli: string,
  planted: PlantedCase,
  folder: string,
  cache: string,
): Promise<{ report: GateReport }> {
  const args = [
    'check',
    '-C',
    folder,
    '--base',
    'HEAD~1',
    '--count',
    '1',
    '--baseline',
    'rerun',
    '--bench',
    benchOf(planted),
    planted.header.package,
  ];
  return runJson(cli, args, cache, gateReportSchema);
}

/** Applies the edit that is shown, literally, and looks at what it does. */
async function tryFix(
  cli: string,
  planted: PlantedCase,
  repository: TwoCommits,
  site: ExplainedSite,
  cache: string,
): Promise<string> {
  const { edit, imports } = site.fix;
  if (edit === undefined) return 'none';
  const path = join(repository.folder, edit.file);
  const lines = readFileSync(path, 'utf8').split('\n');
  lines.splice(edit.line - 1, edit.endLine - edit.line + 1, ...edit.text.replace(/\n$/, '').split('\n'));
  writeFileSync(path, mendImports(lines, imports?.add ?? [], imports?.remove ?? []).join('\n'));
  const folder = join(repository.folder, moduleFolder(planted));
  try {
    execFileSync('go', ['test', './...'], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    return `the tests fail with it: ${(error as { stdout?: string }).stdout?.slice(0, 300) ?? ''}`;
  }
  repository.commit('the fix');
  const args = [
    'check',
    '-C',
    folder,
    '--base',
    'HEAD~2',
    '--count',
    '1',
    '--baseline',
    'rerun',
    '--bench',
    benchOf(planted),
    planted.header.package,
  ];
  const { report } = await runJson(cli, args, cache, gateReportSchema);
  return report.conclusion === 'pass' ? 'good' : `the gate still says ${report.conclusion}`;
}

/** As a person would who reads the lines of the imports in the shown edit. */
function mendImports(lines: readonly string[], add: readonly string[], remove: readonly string[]): readonly string[] {
  const kept = lines.filter(
    (line) => !remove.some((path) => line.trim() === `"${path}"` || line.trim() === `import "${path}"`),
  );
  const clause = kept.findIndex((line) => line.startsWith('package '));
  return [
    ...kept.slice(0, clause + 1),
    ...add.map((path) => `import ${JSON.stringify(path)}`),
    ...kept.slice(clause + 1),
  ];
}
