import { Footnotes } from './footnotes.ts';
import { headline } from './headline.ts';
import { identicalMarkdown } from './identical.ts';
import { type ExplanationDetail, explanationsMarkdown, type LinkOf } from './markdown-explanations.ts';
import { historyMarkdown } from './markdown-history.ts';
import { blindSpotsMarkdown } from './markdown-blind-spots.ts';
import { leaksMarkdown } from './markdown-leaks.ts';
import { contextMarkdown, folded, footnotesMarkdown, notesMarkdown, problemsMarkdown } from './markdown-parts.ts';
import { levelMarkdown, type Rows } from './markdown-rows.ts';
import type { GateReport, Level } from './model.ts';
import { type Origin, originWords } from './origin.ts';
import { failingLevels } from './severity.ts';
import { type ReportTable, rowsAt, tableOf } from './table.ts';
import { countsLine, levelsInOrder } from './wording.ts';

/** How much of each part of a report to show. */
export interface Detail {
  /** Maximum number of rows of each level that a reviewer should see at once (see `graveLevels`). */
  readonly rows: number;
  /** Maximum number of rows of each level that isn't in `graveLevels`; null leaves these levels out. */
  readonly folded: number | null;
  readonly problems: number;
  /** Maximum number of lines of each problem's message. */
  readonly lines: number;
  readonly notes: number;
  /** Whether to show commits and environment. */
  readonly context: boolean;
  readonly why: ExplanationDetail;
}

/**
 * How a report is adapted to its destination, such as a comment: the maximum length, the amounts of detail, and what is
 * added to the report.
 */
export interface Profile {
  /** Maximum number of characters (UTF-16 code units) of the whole text, at least 1000. */
  readonly maxLength: number;
  /** Amounts of detail, tried in this order until the text fits. */
  readonly steps: readonly Detail[];
  readonly linkOf?: LinkOf;
  readonly origin?: Origin | undefined;
  /** Paragraphs to insert after the verdict. */
  readonly before?: readonly string[];
  /** Returns paragraphs to append after everything else. */
  readonly after: (table: ReportTable, detail: Detail) => readonly string[];
  /** Paragraphs that follow the verdict and the counts if nothing else fits. */
  readonly least: readonly string[];
}

/**
 * `composeMarkdown` returns a report as GitHub Flavored Markdown, with as much detail as fits into the profile's
 * length.
 */
export function composeMarkdown(report: GateReport, profile: Profile): string {
  const table = tableOf(report);
  for (const detail of profile.steps) {
    const text = `${partsOf(report, table, profile, detail).join('\n\n')}\n`;
    if (text.length <= profile.maxLength) return text;
  }
  return `${[heading(report, table), countsLine(report, table), ...profile.least].join('\n\n')}\n`;
}

/** Maximum number of rows whose history is shown. */
const mostHistory = 20;
/**
 * Maximum number of rows of one level to show unfolded. If a level has more, all its rows are folded and come after the
 * causes.
 */
const mostInSight = 10;

/**
 * `partsOf` returns the verdict and the benchmarks that a reviewer should see at once, then the causes, then
 * collapsible sections. If the run is inconclusive, the problems come right after the verdict.
 */
function partsOf(report: GateReport, table: ReportTable, profile: Profile, detail: Detail): string[] {
  const { linkOf = () => undefined, origin, before = [], after } = profile;
  const notes = new Footnotes();
  const rows: Rows = { report, table, notes, linkOf, origin };
  const isInconclusive = report.conclusion === 'unmeasurable';
  const grave = graveLevels(report);
  const isOpen = (level: Level): boolean => grave.includes(level) && rowsAt(table, [level]).length <= mostInSight;
  const section = (level: Level): readonly string[] => {
    const most = grave.includes(level) ? detail.rows : detail.folded;
    return most === null ? [] : levelMarkdown(rows, level, { most, isOpen: isOpen(level) });
  };
  const problems = problemsMarkdown(report, detail.problems, detail.lines);
  return [
    heading(report, table),
    ...before,
    ...(origin === undefined ? [] : [originWords[origin]]),
    ...(isInconclusive ? problems : []),
    ...levelsInOrder.filter(isOpen).flatMap(section),
    ...historyMarkdown(report, Math.min(detail.rows, mostHistory)),
    ...explanationsMarkdown(report, detail.why, linkOf),
    ...leaksMarkdown(report.leaks, detail.why, linkOf),
    ...(isInconclusive ? [] : problemsBehind(report, problems)),
    ...(report.blindSpots?.fails === true ? blindSpotsMarkdown(report.blindSpots, detail.rows, linkOf) : []),
    countsLine(report, table),
    ...levelsInOrder.filter((level) => !isOpen(level)).flatMap(section),
    ...(report.blindSpots?.fails === true || detail.folded === null
      ? []
      : blindSpotsMarkdown(report.blindSpots, detail.folded, linkOf)),
    ...(detail.folded === null ? [] : identicalMarkdown(report)),
    ...footnotes(notes),
    ...notesMarkdown(report, detail.notes),
    ...(detail.context ? [contextMarkdown(report)] : []),
    ...after(table, detail),
  ];
}

const marks = { pass: '✅', fail: '❌', unmeasurable: '⚠️' } as const;

/** `heading` returns the verdict as a heading. */
function heading(report: GateReport, table: ReportTable): string {
  const advisory = report.advisory && report.conclusion !== 'pass' ? ' (advisory)' : '';
  return `### ${marks[report.conclusion]} allocgate: ${headline(report, table)}${advisory}`;
}

/**
 * `graveLevels` returns the levels that a reviewer should see at once: those of failures, uncertain results, warnings,
 * accepted regressions and, if there is no base, new benchmarks.
 */
function graveLevels(report: GateReport): readonly Level[] {
  const always: readonly Level[] = [
    'regression',
    'over-budget',
    'drift',
    'unconfirmed',
    'unstable',
    'warning',
    'waived',
  ];
  return [...always, ...failingLevels(report), ...(report.base === null ? (['added'] as const) : [])];
}

/** `problemsBehind` returns the problems, folded if none of them is blocking. */
function problemsBehind(report: GateReport, problems: readonly string[]): readonly string[] {
  if (problems.length === 0 || report.problems.some(({ blocking }) => blocking)) return problems;
  return [folded(`Warnings: ${report.problems.length}`, problems.slice(1).join('\n\n'))];
}

/** Maximum number of footnotes that stay visible; if there are more, all are folded. */
const mostFootnotes = 3;

function footnotes(notes: Footnotes): readonly string[] {
  const texts = footnotesMarkdown(notes);
  return notes.lines().length <= mostFootnotes ? texts : [folded('Footnotes', texts.join('\n\n'))];
}
