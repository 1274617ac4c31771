import type { Machine } from '../accuracy/machine.ts';
import type { BenchLine } from './bench.ts';

/** A row of the table in docs/performance.md. */
export interface PageRow {
  /** The part of `npm run bench` that measured it. */
  readonly part: string;
  readonly cells: readonly string[];
}

/** Returns the row of the page for a line that was measured on a date. */
export function pageRow(part: string, { what, figure, limit, holds }: BenchLine, date: string): PageRow {
  return { part, cells: [what, figure, limit, holds ? 'yes' : '**no**', date] };
}

/**
 * Returns the rows of an earlier page, so that parts that weren't measured again keep theirs. Errors: if the page was
 * measured on another machine or with other versions.
 */
export function readPage(page: string, machine: Machine): readonly PageRow[] {
  if (!page.replaceAll(/\s+/g, ' ').includes(conditions(machine).replaceAll(/\s+/g, ' ')))
    throw new Error('The page was measured under other conditions: measure all parts again with doc alone.');
  return page.split('\n').flatMap((line) => {
    const [part = '', ...cells] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    return /^[a-z]/.test(part) ? [{ part, cells }] : [];
  });
}

function conditions({ go, platform, cpu, processors }: Machine): string {
  return `on a machine with ${processors} processors (${cpu}, ${platform}), with ${go} and Node.js ${process.version}`;
}

/** What the parts of `npm run bench` measure, as list items in Markdown. */
const notes: Readonly<Record<string, string>> = {
  documentation: `- **documentation**: in a module with 42 benchmarks, a commit edits the README.`,
  leaks: `- **leaks**: the same module, with a change in one package that doesn't affect any figure.`,
  red: `- **red**: the same module, with one more allocation for each request. The time to the end includes the search for the
  cause, its proof, and trials of fixes.`,
  pool: `- **pool**: a change bypasses a pool that 90 benchmarks of a package use.`,
  demo: `- **demo**: \`allocgate demo\` with an empty build cache, and again with the cache that the first run filled.`,
  compare: `- **compare**: generated benchmark output with five samples of each benchmark.`,
  classic: `- **classic**: released versions of four modules (x/text, expr, zap and zerolog). The commit adds a comment to each
  package, so that every package is built and measured, and no figure changes. The classic command,
  \`go test -run '^$' -bench … -benchmem -count=3\`, runs on both commits, but only for a sample: benchmarks at
  even intervals in the list of all names. Its benchmark time is the time that \`go test\` prints, scaled up from the
  sampled benchmarks to all of them. The screen, the first part of a check, finds every benchmark of both
  commits and measures it once. It runs as many processes at once as there are processors, and \`go test\` runs one.
  The time of the whole check includes builds, the leak check and the blind spots; the total time of \`go test\`
  includes its builds. By the figures of the classic command, a benchmark is worse if its median B/op or allocs/op is
  more than 15% higher on head, or is 0 on base and more than 0 on head. To compare verdicts on a regression too,
  another commit adds one allocation to each event of zerolog.`,
  history: `- **history**: consecutive releases of x/text (all packages) and of x/net (the packages that don't use the network), each
  checked against the release before it, without explanations, leaks and blind spots. The check builds and measures
  both sides. Its cost is compared with that of one plain \`go test -c\` of the head side of the packages that were not
  skipped. The check and \`go test -c\` use separate build caches, which they keep from release to release, as in a
  workflow that keeps its cache.`,
};

/** Returns docs/performance.md: what the gate costs, as measured by `npm run bench -- doc`. */
export function performanceDocument(rows: readonly PageRow[], machine: Machine): string {
  const table = rows.map(({ part, cells }) => `| ${[part, ...cells].join(' | ')} |`);
  const noted = [...new Set(rows.map(({ part }) => part))].flatMap((part) => notes[part] ?? []);
  return `# Performance

This page shows what a run of allocgate costs. \`npm run bench -- doc\` measured the figures and wrote the page,
${conditions(machine)}.
A ratio compares two figures that were measured in the same run.

| Part | What | Measured | Limit | Within | Date |
| ---- | ---- | -------- | ----- | ------ | ---- |
${table.join('\n')}

${noted.join('\n')}

[Accuracy](accuracy.md) compares verdicts and times of more benchmarks with those of plain \`go test\`. \`npm run bench\`
prints the table without writing the page. To measure only some parts, name them: \`npm run bench -- startup leaks\`.
If \`doc\` is also given, the command updates the rows of these parts on the page and keeps the others.
`;
}
