import { allocsWords, figure, reasonWords } from './explanation-words.ts';
import { codeMarkdown, escapeMarkdown } from './escape-markdown.ts';
import { leaksMarkdown } from './markdown-leaks.ts';
import { sentenceMarkdown } from './markdown-parts.ts';
import type { ExplainedSite, ExplainReport } from './model.ts';
import { leakLines } from './text-leaks.ts';
import { type TextOptions, textStyle, type TextStyle } from './text-style.ts';
import { fit, visible, withoutOrders, wrap } from './visible.ts';

type Explained = ExplainReport['explanations'][number];

/** `renderExplainText` renders the allocation sites of benchmarks as text for a terminal. */
export function renderExplainText(report: ExplainReport, options: TextOptions): string {
  const style = textStyle(options.colour);
  const lines = [
    ...report.explanations.flatMap((explanation) => benchmarkLines(explanation, report, options, style)),
    ...leakLines(report.leaks, options, style, false),
    ...(report.leaks?.length === 0 ? ['No operation leaves goroutines or memory behind.'] : []),
    ...report.problems.flatMap(({ kind, message, remedy }) => [
      `${style.yellow(kind)}  ${visible(message)}`,
      `  → ${visible(remedy)}`,
    ]),
    ...(report.leaks === undefined && report.explanations.length === 0 && report.problems.length === 0
      ? ['No benchmark produced a profile.']
      : []),
  ];
  return lines.map((line) => `${withoutOrders(line)}\n`).join('');
}

function benchmarkLines(
  explanation: Explained,
  { base }: ExplainReport,
  { width, verbose }: TextOptions,
  style: TextStyle,
): string[] {
  const { benchmark, package: importPath, allocsPerOp, bytesPerOp, sites, notes } = explanation;
  const compared = base === null ? '' : ` (base: ${allocsWords(allocsPerOp.base)}, ${figure(bytesPerOp.base)} B/op)`;
  const indented = (text: string, mark = ''): string[] =>
    wrap(visible(text), width - 6 - mark.length).map(
      (line, index) => `      ${index === 0 ? mark : ' '.repeat(mark.length)}${line}`,
    );
  return [
    `${style.bold(visible(benchmark))}  ${visible(importPath)}`,
    `  ${allocsWords(allocsPerOp.head)}, ${figure(bytesPerOp.head)} B/op${compared}`,
    ...(sites.length === 0 ? ['  Nothing is allocated.'] : []),
    ...sites.flatMap((site) => [
      '',
      `  ${style.bold(fit(visible(`${site.file}:${site.line}`), width - 2))}  ${costOf(site)}${statusOf(site)}`,
      ...(site.source === undefined ? [] : [`      ${fit(visible(site.source), width - 6)}`]),
      ...indented(`${site.function}, ${site.callee}`).map((line) => style.dim(line)),
      ...indented(reasonWords(site)),
      ...(verbose ? site.flow.flatMap(({ file, line, text }) => indented(`${file}:${line}  ${text}`)) : []),
      ...indented(site.fix.advice, '→ '),
    ]),
    ...notes.flatMap((note) =>
      wrap(visible(note), width - 4).map((line, index) => style.dim(`  ${index === 0 ? '· ' : '  '}${line}`)),
    ),
    '',
  ];
}

/** `costOf` returns how many objects and bytes the site allocates in each operation. */
function costOf({ allocsPerOp, bytesPerOp }: ExplainedSite): string {
  return `${allocsWords(allocsPerOp.head)}, ${figure(bytesPerOp.head)} B/op`;
}

function statusOf({ status, allocsPerOp, bytesPerOp }: ExplainedSite): string {
  if (status === 'unchanged' || (allocsPerOp.base === 0 && bytesPerOp.base === 0)) return '';
  return `, base ${figure(allocsPerOp.base)} and ${figure(bytesPerOp.base)}`;
}

/** `renderExplainMarkdown` returns the allocation sites as Markdown, with a table for each benchmark. */
export function renderExplainMarkdown({ explanations, leaks }: ExplainReport): string {
  const parts = explanations.flatMap(({ benchmark, package: importPath, allocsPerOp, bytesPerOp, sites }) => [
    `### ${codeMarkdown(benchmark)} ${escapeMarkdown(importPath)}`,
    `${allocsWords(allocsPerOp.head)}, ${figure(bytesPerOp.head)} B/op`,
    [
      '| site | allocs/op | B/op | why |',
      '| --- | ---: | ---: | --- |',
      ...sites.map(
        (site) =>
          `| ${codeMarkdown(`${site.file}:${site.line}`)} | ${figure(site.allocsPerOp.head)} | ${figure(site.bytesPerOp.head)} | ${sentenceMarkdown(reasonWords(site))} |`,
      ),
    ].join('\n'),
  ]);
  const left = leaksMarkdown(leaks, { causes: Infinity, reasons: true }, () => undefined, false);
  return `${[...parts, ...left].join('\n\n')}\n`;
}
