import type { RealSummary } from './summary.ts';

const titles = ['module', 'versions', 'benchmarks', 'verdict', 'worse', 'better', 'time'];
const numeric = new Set(['benchmarks', 'worse', 'better', 'time']);

/** Renders the runs as lines for a terminal, with their sums below. */
export function renderTerminalTable(summaries: readonly RealSummary[]): string {
  const lines = [titles, ...summaries.map(cells), sums(summaries)];
  const widths = titles.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => pad(cell, widths[column] ?? 0, column))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Renders the same as a Markdown table. */
export function renderMarkdownTable(summaries: readonly RealSummary[]): string {
  const rule = titles.map((title) => (numeric.has(title) ? '---:' : '---'));
  const lines = [titles, rule, ...summaries.map(cells), sums(summaries)];
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}

/** Returns one row. If the verdict was not the expected one, the row says so. */
function cells(summary: RealSummary): string[] {
  const { name, base, head, benchmarks, conclusion, expected, regressions, improvements, seconds } = summary;
  const verdict = conclusion === expected ? conclusion : `${conclusion} (expected ${expected})`;
  const counts = [regressions.length, improvements.length].map(String);
  return [name, `${base} → ${head}`, String(benchmarks), verdict, ...counts, `${seconds} s`];
}

function sums(summaries: readonly RealSummary[]): string[] {
  const total = (of: (summary: RealSummary) => number): string =>
    String(summaries.reduce((sum, summary) => sum + of(summary), 0));
  return [
    'total',
    '',
    total(({ benchmarks }) => benchmarks),
    '',
    total(({ regressions }) => regressions.length),
    total(({ improvements }) => improvements.length),
    `${total(({ seconds }) => seconds)} s`,
  ];
}

function pad(cell: string, width: number, column: number): string {
  return numeric.has(titles[column] ?? '') ? cell.padStart(width) : cell.padEnd(width);
}
