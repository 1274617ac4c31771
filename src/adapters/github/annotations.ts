import * as core from '@actions/core';
import type { HeadLine } from '../../core/report/head-lines.ts';
import type { GateReport } from '../../core/report/model.ts';
import type { ReportResult } from '../../core/report/result-draft.ts';
import { resultsOf } from '../../core/report/results.ts';
import { visibleLines } from '../../core/report/visible.ts';

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
 * `annotationsOf` returns one annotation for each result that is more than a note, up to the number that GitHub shows.
 * Errors come first; within each level, results that the change causes come before problems.
 */
export function annotationsOf(report: GateReport, headLine: HeadLine = () => undefined): readonly Annotation[] {
  const results = resultsOf(report);
  return (['error', 'warning'] as const).flatMap((level) =>
    bounded(
      results.filter(({ severity }) => severity === level).map((result) => annotationOf(result, level, headLine)),
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

function bounded(annotations: readonly Annotation[], limit: number): readonly Annotation[] {
  if (annotations.length <= limit) return annotations;
  const shown = annotations.slice(0, limit - 1);
  const left = annotations.length - shown.length;
  const message = 'GitHub limits the annotations of a step; the job summary has all results.';
  return [...shown, { level: shown[0]?.level ?? 'error', title: `allocgate: ${left} more`, message }];
}

/**
 * `annotationOf` returns the annotation of a result. Its position is the first of the result's lines that is also in
 * the pull request's head, if there is one.
 */
function annotationOf(
  { title, underTitle, details, place, related }: ReportResult,
  level: Annotation['level'],
  headLine: HeadLine,
): Annotation {
  const annotation = { level, title, message: messageOf([...underTitle, ...details]) };
  for (const at of place === undefined ? related : [place, ...related]) {
    const line = headLine(at);
    if (line !== undefined) return { ...annotation, at: { file: at.file, line } };
  }
  return annotation;
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
