import * as core from '@actions/core';
import type { HeadLine } from '../../core/report/head-lines.ts';
import type { GateReport, Problem } from '../../core/report/model.ts';
import { figuresLine, phraseOf } from '../../core/report/row-words.ts';
import { type BenchmarkRow, rowsAt, tableOf } from '../../core/report/table.ts';
import { visible, visibleLines } from '../../core/report/visible.ts';

/** A message that GitHub shows in the checks of a commit. */
export interface Annotation {
  readonly level: 'error' | 'warning';
  readonly title: string;
  readonly message: string;
  /** The line to annotate, in the pull request's head. */
  readonly at?: { readonly file: string; readonly line: number };
}

/** GitHub shows ten annotations of each level per step; one of the errors is the verdict itself. */
const most = { error: 9, warning: 10 } as const;
/** Maximum number of lines in a message, and of characters in a line; the summary has the rest. */
const longest = { lines: 12, line: 300 } as const;

/**
 * `annotationsOf` returns one annotation for each regressed benchmark and each problem, most serious first, as many as
 * GitHub shows. In an advisory run, all annotations are warnings.
 */
export function annotationsOf(report: GateReport, headLine: HeadLine = () => undefined): readonly Annotation[] {
  const table = tableOf(report);
  const failing = rowsAt(table, ['regression', 'over-budget', 'drift']).map((row) => ({
    ...ofRow(row, 'error'),
    ...blamed(report, row, headLine),
  }));
  const doubtful = rowsAt(table, ['warning', 'unstable', 'removed', 'skipped']).map((row) => ofRow(row, 'warning'));
  const all = [...failing, ...report.problems.map(ofProblem), ...doubtful].map((annotation): Annotation =>
    report.advisory ? { ...annotation, level: 'warning' } : annotation,
  );
  return (['error', 'warning'] as const).flatMap((level) =>
    bounded(
      all.filter((annotation) => annotation.level === level),
      most[level],
    ),
  );
}

/** `publishAnnotations` prints the annotations for the runner, which reads them from the log. */
export function publishAnnotations(report: GateReport, headLine?: HeadLine): void {
  // The functions are listed one by one, because a computed name would pull all of @actions/core into the bundle.
  const tell = { error: core.error, warning: core.warning };
  for (const { level, title, message, at } of annotationsOf(report, headLine)) {
    tell[level](message, at === undefined ? { title } : { title, file: at.file, startLine: at.line });
  }
}

/** `blamed` returns the changed line that costs this benchmark the most, if the pull request's head contains it. */
function blamed(report: GateReport, row: BenchmarkRow, headLine: HeadLine): Pick<Annotation, 'at'> {
  const explanation = report.explanations.find(
    (candidate) => candidate.package === row.package && candidate.benchmark === row.benchmark,
  );
  for (const { root } of explanation?.sites ?? []) {
    const line = root === null ? undefined : headLine(root);
    if (root !== null && line !== undefined) return { at: { file: root.file, line } };
  }
  return {};
}

function bounded(annotations: readonly Annotation[], limit: number): readonly Annotation[] {
  if (annotations.length <= limit) return annotations;
  const shown = annotations.slice(0, limit - 1);
  const left = annotations.length - shown.length;
  const message = 'GitHub limits the annotations of a step; the job summary has all results.';
  return [...shown, { level: shown[0]?.level ?? 'error', title: `allocgate: ${left} more`, message }];
}

function ofRow(row: BenchmarkRow, level: Annotation['level']): Annotation {
  const findings = row.findings.filter((finding) => finding.level === row.level);
  return {
    level,
    title: visible(`${row.benchmark} ${phraseOf(row.level)}`),
    message: messageOf([row.package, ...findings.map(figuresLine)]),
  };
}

function ofProblem({ kind, side, package: importPath, benchmark, blocking, message, remedy }: Problem): Annotation {
  const where = [importPath, benchmark].filter((part) => part !== undefined && part !== '').join(' ');
  const on = side === 'both' ? 'both sides' : side;
  return {
    level: blocking ? 'error' : 'warning',
    title: visible(`${kind} on ${on}${where === '' ? '' : `: ${where}`}`),
    message: messageOf([message.trim(), remedy]),
  };
}

function messageOf(parts: readonly string[]): string {
  const [last = ''] = parts.slice(-1);
  const lines = parts.slice(0, -1).flatMap(visibleLines).map(cut);
  const shown = lines.length > longest.lines ? [...lines.slice(0, longest.lines), '…'] : lines;
  return [...shown, ...visibleLines(last).map(cut)].join('\n');
}

function cut(line: string): string {
  return line.length <= longest.line ? line : `${line.slice(0, longest.line)}…`;
}
