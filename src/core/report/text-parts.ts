import { formatDuration } from './figures.ts';
import { identicalParts } from './identical.ts';
import type { GateReport } from './model.ts';
import { type ProblemGroup, problemGroups } from './problem-groups.ts';
import { capital } from './row-words.ts';
import type { ReportTable } from './table.ts';
import type { TextOptions } from './text-style.ts';
import type { TextStyle } from './text-style.ts';
import { displayWidth, fit, visible, visibleLines, wrap } from './visible.ts';
import { baseLine, commitLine, count, countsLine, environmentLine, reusedLines } from './wording.ts';

/** Maximum number of lines of a message to show without `--verbose`. */
const mostLines = 40;

/** `problemLines` returns the problems and their remedies, blocking problems first. */
export function problemLines(report: GateReport, style: TextStyle, options: TextOptions): string[] {
  if (report.problems.length === 0) return [];
  return [
    '',
    style.bold('Problems'),
    ...problemGroups(report.problems).flatMap((group) => oneProblem(group, style, options)),
  ];
}

function oneProblem({ problem, also }: ProblemGroup, style: TextStyle, { width, verbose }: TextOptions): string[] {
  const { kind, side, package: importPath, benchmark, blocking, message, remedy } = problem;
  const where = [importPath, benchmark]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => visible(part ?? ''));
  const mark = blocking ? style.red(kind) : style.yellow(kind);
  const on = `on ${side === 'both' ? 'both sides' : side}${blocking ? '' : ' (warning only)'}`;
  const lines = visibleLines(message.trim());
  const shown = verbose ? lines : lines.slice(0, mostLines);
  const more = lines.length - shown.length;
  return [
    ...place(`${kind} ${on}`, where, width - 2).map((line, index) =>
      index === 0 ? `  ${mark}${line.slice(kind.length)}` : `    ${line}`,
    ),
    // A single line is our own sentence. Several lines come from a program and are not wrapped.
    ...(lines.length === 1 ? wrap(lines[0] ?? '', width - 6) : shown).map((line) => `    │ ${line}`),
    ...(more > 0 ? [`    │ … and ${count(more, 'more line')}`] : []),
    ...(also.length === 0
      ? []
      : wrap(`the same in ${visible(also.join(', '))}`, width - 6).map((line) => `    ${line}`)),
    ...wrap(visible(remedy), width - 6).map((line, index) => `    ${index === 0 ? '→' : ' '} ${line}`),
  ];
}

/**
 * `place` returns lines that say what happened and where. The names of the package and benchmark are on the same line
 * or, if they don't fit there, on lines of their own.
 */
function place(what: string, where: readonly string[], width: number): readonly string[] {
  if (where.length === 0) return [what];
  const together = `${what}: ${where.join(' ')}`;
  return displayWidth(together) <= width ? [together] : [`${what}:`, ...where.map((name) => fit(name, width - 2))];
}

/**
 * `contextLines` returns lines that say how the figures were measured: counts, commits, environment, times, notes, and
 * the command that reproduces the figures.
 */
export function contextLines(report: GateReport, table: ReportTable, style: TextStyle, width: number): string[] {
  const { head, reproduce } = report;
  const rows: readonly (readonly [label: string, text: string | undefined])[] = [
    ...measuredRows(report, table),
    ['base', baseLine(report)],
    ...reusedLines(report).map((line) => ['', line] as const),
    ['head', `${commitLine(head)}${head.dirty ? ', with uncommitted changes' : ''}`],
    ['with', environmentLine(report)],
    ['took', timing(report)],
    ...report.notes.flatMap(noteLines),
  ];
  return [
    ...rows.flatMap(([label, text]) =>
      text === undefined
        ? []
        : wrap(visible(text), width - 11).map((line, index) => labelled(index === 0 ? label : '', line, style)),
    ),
    // The command isn't wrapped, so that it can be copied.
    ...(reproduce === undefined ? [] : [labelled('reproduce', visible(reproduce), style)]),
    ...(reproduce === undefined || !head.dirty ? [] : [labelled('', 'with these uncommitted changes', style)]),
  ];
}

const warning = 'Warning: ';

/** `noteLines` returns the lines of a note with their label: `note`, or `warning` if the note is one. */
function noteLines(note: string): readonly (readonly [label: string, text: string])[] {
  return visibleLines(note.trim()).map((line) =>
    line.startsWith(warning) ? (['warning', capital(line.slice(warning.length))] as const) : (['note', line] as const),
  );
}

/**
 * `measuredRows` returns labelled lines that say what was measured, and what was skipped because both sides have
 * identical inputs.
 */
function measuredRows(report: GateReport, table: ReportTable): readonly (readonly [string, string])[] {
  const { what, why } = identicalParts(report);
  return [
    ...(table.counts.benchmarks > 0 || what === '' ? [['measured', countsLine(report, table)] as const] : []),
    ...(what === '' ? [] : [['skipped', `${what}: ${why}`] as const]),
  ];
}

function labelled(label: string, text: string, style: TextStyle): string {
  return text === '' ? style.dim(label) : `${style.dim(label)}${' '.repeat(11 - label.length)}${text}`;
}

function timing({ timings }: GateReport): string | undefined {
  const phases = Object.entries(timings).filter(([, ms]) => ms >= 50);
  if (phases.length === 0) return undefined;
  const total = Object.values(timings).reduce((sum, ms) => sum + ms, 0);
  const parts = phases.map(
    ([name, ms]) => `${name.replace(/Ms$/, '').replace('blindSpots', 'blind spots')} ${formatDuration(ms)}`,
  );
  return `${formatDuration(total)} (${parts.join(', ')})`;
}
