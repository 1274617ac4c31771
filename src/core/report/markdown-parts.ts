import { codeMarkdown, commandMarkdown, escapeMarkdown, preMarkdown } from './escape-markdown.ts';
import { formatDuration } from './figures.ts';
import type { Footnotes } from './footnotes.ts';
import { markdownTable } from './markdown-table.ts';
import type { GateReport, Level, Problem } from './model.ts';
import type { Detail } from './render-markdown.ts';
import type { BenchmarkRow, ReportTable } from './table.ts';
import { visibleLines } from './visible.ts';
import { commitLine, count, levelWords, sourceWords } from './wording.ts';

/** Most problems that are told one by one. */
const mostProblems = 20;

/** What could not be judged, blocking problems first, each with its remedy. */
export function problemsMarkdown(report: GateReport, { problemLines }: Detail): string[] {
  if (report.problems.length === 0) return [];
  const ordered = report.problems.toSorted((a, b) => Number(b.blocking) - Number(a.blocking));
  const shown = ordered.slice(0, problemLines === 0 ? 3 : mostProblems);
  const left = ordered.length - shown.length;
  return [
    '**Problems**',
    ...shown.map((problem) => oneProblem(problem, problemLines)),
    ...(left > 0 ? [`*… and ${left} more; the JSON report has them all.*`] : []),
  ];
}

function oneProblem(problem: Problem, most: number): string {
  const { kind, side, package: importPath, benchmark, blocking, message, remedy } = problem;
  const where = [importPath, benchmark]
    .filter((part) => part !== undefined)
    .map(codeMarkdown)
    .join(' ');
  const weight = blocking ? '' : ' (a warning)';
  const lines = visibleLines(message.trim());
  const shown = lines.slice(0, most);
  const body = lines.length <= 1 && most > 0 ? [escapeMarkdown(lines[0] ?? '')] : most > 0 ? [preMarkdown(shown)] : [];
  return [
    `**${kind}** on ${side === 'both' ? 'both sides' : side}${weight}${where === '' ? '' : `: ${where}`}`,
    ...body,
    `→ ${escapeMarkdown(remedy.slice(0, 1000))}`,
  ].join('\n\n');
}

/** Rows of a level behind a line that unfolds. */
export function foldedMarkdown(
  level: Level,
  rows: readonly BenchmarkRow[],
  table: ReportTable,
  notes: Footnotes,
  most: number,
): string[] {
  if (rows.length === 0) return [];
  const { title, meaning } = levelWords[level];
  const summary = `<summary>${title}: ${rows.length} (${meaning})</summary>`;
  return [`<details>${summary}\n\n${markdownTable(rows, table, notes, most)}\n\n</details>`];
}

/** Commits, environment, times and notes, folded. */
export function contextMarkdown(report: GateReport, table: ReportTable, { environment }: Detail): string[] {
  const { packages, benchmarks } = table.counts;
  const base = report.base === null ? 'none' : `${commitLine(report.base)}, ${sourceWords[report.base.source]}`;
  const dirty = report.head.dirty ? ', with uncommitted changes' : '';
  const { goVersion, goos, goarch, cpu, totals } = report.environment;
  const platform = goos === '' ? '' : `${goos}/${goarch}`;
  const machine = [goVersion, platform, cpu].filter((part) => part !== '').join(', ');
  const took = Object.values(report.timings).reduce((sum, ms) => sum + ms, 0);
  const items = [
    `base: ${escapeMarkdown(base)}`,
    `head: ${escapeMarkdown(commitLine(report.head) + dirty)}`,
    ...(machine === '' ? [] : [`with ${escapeMarkdown(machine)}; ${totals} totals`]),
    ...(took > 0 ? [`took ${formatDuration(took)}`] : []),
    ...report.notes.map((note) => escapeMarkdown(note.slice(0, 2000))),
  ];
  const list = environment ? items : items.slice(0, 2);
  const summary = `${count(benchmarks, 'benchmark')} of ${count(packages, 'package')}, measured how`;
  return [`<details><summary>${summary}</summary>\n\n${list.map((item) => `- ${item}`).join('\n')}\n\n</details>`];
}

/** The command that gives the same verdict in a terminal. */
export function reproduceMarkdown({ reproduce }: GateReport): string[] {
  if (reproduce === undefined || reproduce.length > 4000) return [];
  return [`The same in a terminal:\n\n${commandMarkdown(reproduce)}`];
}
