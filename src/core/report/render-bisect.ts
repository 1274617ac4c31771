import type { BisectReport, NamedCommit } from '../bisect/report.ts';
import { codeMarkdown, escapeMarkdown } from './escape-markdown.ts';
import { formatAmount, formatFigure } from './figures.ts';
import { renderMarkdown } from './render-markdown.ts';
import { renderText } from './render-text.ts';
import { type TextOptions, textStyle } from './text-style.ts';
import { visible, withoutOrders, wrap } from './visible.ts';
import { count } from './wording.ts';

type Trial = BisectReport['trials'][number];

const sourceWords: Readonly<Record<Trial['source'], string>> = {
  measured: '',
  'same-sources': ', same sources as a measured commit',
  record: ', from its record',
};

/**
 * `trialLine` returns a line about one step of the search: the commit, its figure, and how many commits are left to
 * search.
 */
export function trialLine({ commit, verdict, figure, source, reason }: Trial, unit: string, suspects: number): string {
  const left = `${count(suspects, 'commit')} left`;
  if (verdict === 'skipped') return `${commit.slice(0, 12)} skipped: ${firstLine(reason ?? '')}`;
  const had = figure === null ? "the benchmark doesn't exist yet" : amount(figure, unit);
  return `${commit.slice(0, 12)} ${verdict}: ${had}${sourceWords[source]}; ${left}`;
}

/**
 * `renderBisectText` renders the result of a search as text for a terminal: first the commit that was found, or those
 * that remain suspects, then the gate's report.
 */
export function renderBisectText(report: BisectReport, options: TextOptions): string {
  const style = textStyle(options.colour);
  const paint = isFound(report) ? style.red : style.yellow;
  const lines = [
    ...wrap(headline(report), options.width).map((line, index) => (index === 0 ? style.bold(paint(line)) : line)),
    '',
    ...report.suspects.slice(0, mostSuspects).flatMap((suspect) => commitLines(suspect, options.width)),
    ...moreLines(report),
    '',
    ...wrap(countsLine(report), options.width).map((line) => style.dim(line)),
    ...(options.verbose ? report.trials.map((trial) => style.dim(`  ${shortTrial(trial, report.unit)}`)) : []),
    '',
  ];
  return lines.map((line) => `${withoutOrders(line)}\n`).join('') + renderText(report.gate, options);
}

/** `renderBisectMarkdown` returns the result of a search as Markdown. */
export function renderBisectMarkdown(report: BisectReport): string {
  const suspects = report.suspects.slice(0, mostSuspects).map(({ commit, date, author, subject }) => {
    const about = [date?.slice(0, 10), author].filter((part) => part !== undefined).map((part) => escapeMarkdown(part));
    return `- ${codeMarkdown(commit.slice(0, 12))} ${escapeMarkdown(subject ?? '')} (${about.join(', ')})`;
  });
  return [
    `### ${escapeMarkdown(headline(report))}`,
    [...suspects, ...moreLines(report).map((line) => `- ${line.trim()}`)].join('\n'),
    escapeMarkdown(countsLine(report)),
    renderMarkdown(report.gate),
  ].join('\n\n');
}

/** `isFound` reports whether a single commit was found and the gate confirmed it. */
export function isFound({ outcome }: BisectReport): boolean {
  return outcome === 'confirmed' || outcome === 'added';
}

const mostSuspects = 20;

function headline(report: BisectReport): string {
  const { benchmark, unit, suspects, outcome, bad, good } = report;
  const name = visible(benchmark);
  const commit = report.suspects[0]?.commit.slice(0, 12) ?? '';
  const rise = `${good.figure === null ? 'none' : formatFigure(good.figure)} → ${amount(bad.figure ?? 0, unit)}`;
  switch (outcome) {
    case 'confirmed':
      return `${commit} made ${name} worse: ${step(report)}.`;
    case 'added':
      return `${commit} adds ${name}, with ${step(report)} from the start.`;
    case 'unconfirmed':
      return `Inconclusive: the search ended at ${commit}, but the gate saw no regression between it and its parent (${name}, ${rise} in all).`;
    case 'range':
      return `Inconclusive: one of ${count(suspects.length, 'commit')} made ${name} worse (${rise}); not all of them can be measured.`;
    default:
      return outcome satisfies never;
  }
}

/** `step` returns the figures of the found commit and of its parent, as the gate confirmed them. */
function step({ gate, benchmark, unit }: BisectReport): string {
  const row = gate.findings.find((finding) => finding.benchmark === benchmark && finding.unit === unit);
  const head = amount(row?.head?.median ?? 0, unit);
  const base = row?.base?.median;
  return base === undefined ? head : `${formatFigure(base)} → ${head}`;
}

function commitLines({ commit, date, author, subject }: NamedCommit, width: number): readonly string[] {
  const about = [commit.slice(0, 12), date?.slice(0, 10), author].filter((part) => part !== undefined);
  return [`  ${visible(about.join('  '))}`, ...wrap(visible(subject ?? ''), width - 6).map((line) => `      ${line}`)];
}

function moreLines({ suspects }: BisectReport): readonly string[] {
  const more = suspects.length - mostSuspects;
  return more > 0 ? [`  … and ${count(more, 'more commit')}`] : [];
}

function countsLine({ trials, commits, good, bad, limit, unit }: BisectReport): string {
  const of = (source: Trial['source']): number => trials.filter((trial) => trial.source === source).length;
  const skipped = trials.filter(({ verdict }) => verdict === 'skipped').length;
  const parts = [
    `${of('measured')} of ${count(commits, 'commit')} measured${skipped === 0 ? '' : `, ${skipped} of them skipped`}`,
    ...(of('record') === 0 ? [] : [`${of('record')} taken from records`]),
    ...(of('same-sources') === 0 ? [] : [`${of('same-sources')} known from a commit with the same sources`]),
  ];
  const ends = [good, bad].map(
    ({ label, figure }) =>
      `${visible(/^[0-9a-f]{40,64}$/.test(label) ? label.slice(0, 12) : label)} ${figure === null ? '(no benchmark)' : formatFigure(figure)}`,
  );
  return `${parts.join('; ')}. Good: ${ends[0]}; bad: ${ends[1]}; the limit between them is ${amount(limit, unit)}.`;
}

function shortTrial({ commit, verdict, figure, source, reason }: Trial, unit: string): string {
  const had = verdict === 'skipped' ? firstLine(reason ?? '') : figure === null ? '–' : amount(figure, unit);
  return visible(`${commit.slice(0, 12)} ${verdict}  ${had}${sourceWords[source]}`);
}

function amount(figure: number, unit: string): string {
  return formatAmount(figure, visible(unit));
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0] ?? '';
}
