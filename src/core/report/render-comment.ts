import { commandMarkdown } from './escape-markdown.ts';
import { composeMarkdown, type Detail } from './compose-markdown.ts';
import type { LinkOf } from './markdown-explanations.ts';
import { folded } from './markdown-parts.ts';
import type { GateReport } from './model.ts';
import type { Origin } from './origin.ts';
import { type ReportTable, rowsAt } from './table.ts';
import { count } from './wording.ts';

export interface CommentOptions {
  /** Maximum number of characters (UTF-16 code units), at least 1000. */
  readonly maxLength: number;
  readonly linkOf: LinkOf;
  /** The URL of the full report. It must be our own, because it isn't escaped. */
  readonly fullReport?: string | undefined;
  /** Commands that reproduce the verdict in a terminal, in order. */
  readonly reproduce: readonly string[];
  /** The last failure that an earlier version of this comment reported. */
  readonly failedBefore?: { readonly head: string; readonly benchmarks: number } | undefined;
  /** The possible authors of the report, if it comes from a job with other permissions; absent if this job wrote it. */
  readonly origin?: Origin | undefined;
}

/** Amounts of detail. To save space, folded rows are reduced first, then causes, reasons and other rows. */
const steps: readonly Detail[] = [
  detail({ rows: 100, folded: 100, problems: 20, lines: 20, why: { causes: 20, reasons: true, open: 3 } }),
  detail({ rows: 100, folded: 20, problems: 10, lines: 10, why: { causes: 10, reasons: true, open: 3 } }),
  detail({ rows: 50, folded: null, problems: 10, lines: 8, why: { causes: 5, reasons: true, open: 3 } }),
  detail({ rows: 30, folded: null, problems: 5, lines: 4, why: { causes: 10, reasons: false } }),
  { rows: 10, folded: null, problems: 3, lines: 2, why: { causes: 3, reasons: false }, notes: 0, context: false },
  { rows: 3, folded: null, problems: 1, lines: 1, why: { causes: 1, reasons: false }, notes: 0, context: false },
];

function detail(rest: Omit<Detail, 'notes' | 'context'>): Detail {
  return { ...rest, notes: 10, context: true };
}

/**
 * `renderComment` returns the report as a comment for a pull request. The verdict and the failing rows come first, and
 * the details are collapsible.
 */
export function renderComment(report: GateReport, options: CommentOptions): string {
  const { maxLength, linkOf, origin, reproduce, fullReport } = options;
  const link = fullReport === undefined ? [] : [`[Full report](${fullReport})`];
  // Times and rates are left out, because they would change the comment even if nothing is new.
  const timings = Object.fromEntries(Object.keys(report.timings).map((name) => [name, 0])) as GateReport['timings'];
  return composeMarkdown(
    { ...report, timings, unjudged: [] },
    {
      maxLength,
      steps,
      linkOf,
      origin,
      before: fixedLine(report, options),
      after: (table, step) => [
        ...acceptMarkdown(table),
        ...reproduceMarkdown(reproduce),
        ...[[...link, ...(step === steps[0] ? [] : ['*Shortened to fit.*'])].join(' ')].filter((line) => line !== ''),
      ],
      least: ["*The rest doesn't fit here.*", ...link],
    },
  );
}

/** `fixedLine` returns a line that says that an earlier regression is fixed, if the run passes now. */
function fixedLine({ findings, conclusion }: GateReport, { failedBefore }: CommentOptions): string[] {
  if (failedBefore === undefined || conclusion !== 'pass') return [];
  // A regression that was accepted isn't fixed.
  if (findings.some(({ level }) => level === 'waived')) return [];
  const { benchmarks, head } = failedBefore;
  return [`**Fixed:** the regression in ${count(benchmarks, 'benchmark')}, reported at ${head.slice(0, 12)}, is gone.`];
}

/**
 * `acceptMarkdown` returns a section that says how to accept a regression. Readers copy the benchmark's name from it,
 * so it shows only a name that a Go benchmark can have.
 */
function acceptMarkdown(table: ReportTable): string[] {
  const row = rowsAt(table, ['regression', 'over-budget', 'drift']).find(({ benchmark }) =>
    /^Benchmark\S*$/.test(benchmark),
  );
  if (row === undefined) return [];
  return [
    folded(
      'If this is intended',
      [
        'Ask somebody else with write access to approve this pull request with a review that contains a line like this (`*` instead of a name accepts every benchmark):',
        commandMarkdown(`/allocgate accept ${row.benchmark}: the reason`),
        'Then re-run this job. The acceptance also covers later commits, as long as no figure rises above the accepted one.',
      ].join('\n\n'),
    ),
  ];
}

function reproduceMarkdown(commands: readonly string[]): string[] {
  if (commands.length === 0 || commands.join('').length > 4000) return [];
  return [folded('Reproduce it locally', commandMarkdown(...commands))];
}
