import { formatDuration } from './figures.ts';
import type { GateReport, Problem } from './model.ts';
import type { ReportTable } from './table.ts';
import type { TextStyle } from './text-style.ts';
import { visible, visibleLines } from './visible.ts';
import { commitLine, count, sourceWords } from './wording.ts';

/** What could not be judged, blocking problems first, each with its remedy. */
export function problemLines(report: GateReport, style: TextStyle, width: number): string[] {
  if (report.problems.length === 0) return [];
  const ordered = report.problems.toSorted((a, b) => Number(b.blocking) - Number(a.blocking));
  return ['', style.bold('Problems'), ...ordered.flatMap((problem) => oneProblem(problem, style, width))];
}

function oneProblem(problem: Problem, style: TextStyle, width: number): string[] {
  const { kind, side, package: importPath, benchmark, blocking, message, remedy } = problem;
  const where = [importPath, benchmark]
    .filter((part) => part !== undefined)
    .map(visible)
    .join(' ');
  const mark = blocking ? style.red(kind) : style.yellow(kind);
  const weight = blocking ? '' : ', a warning';
  return [
    `  ${mark} on ${side === 'both' ? 'both sides' : side}${weight}${where === '' ? '' : `: ${where}`}`,
    ...visibleLines(message.trim()).map((line) => `    ${line}`),
    ...wrap(visible(remedy), width - 6).map((line, index) => `    ${index === 0 ? '→' : ' '} ${line}`),
  ];
}

/** Where the figures come from: commits, environment, times, notes, and how to see the same again. */
export function contextLines(report: GateReport, table: ReportTable, style: TextStyle): string[] {
  const { packages, benchmarks } = table.counts;
  const { goVersion, goos, goarch, cpu, totals } = report.environment;
  const places = [goVersion, goos === '' ? '' : `${goos}/${goarch}`, visible(cpu)].filter((part) => part !== '');
  const rows: [string, string][] = [
    ['measured', `${count(benchmarks, 'benchmark')} in ${count(packages, 'package')}`],
    ['base', report.base === null ? 'none' : `${visible(commitLine(report.base))}, ${sourceWords[report.base.source]}`],
    ['head', `${visible(commitLine(report.head))}${report.head.dirty ? ', with uncommitted changes' : ''}`],
    ...(places.length === 0 ? [] : [['with', `${places.join(', ')}; ${totals} totals`] as [string, string]]),
    ...timingRow(report),
    ...(report.reproduce === undefined ? [] : [['again', visible(report.reproduce)] as [string, string]]),
  ];
  return [
    ...rows.map(([label, text]) => `${style.dim(label.padEnd(9))} ${text}`),
    ...report.notes.flatMap((note) => visibleLines(note)).map((line) => `${style.dim('note'.padEnd(9))} ${line}`),
  ];
}

function timingRow({ timings }: GateReport): [string, string][] {
  const phases = Object.entries(timings).filter(([, ms]) => ms >= 50);
  if (phases.length === 0) return [];
  const total = Object.values(timings).reduce((sum, ms) => sum + ms, 0);
  const parts = phases.map(([name, ms]) => `${name.replace(/Ms$/, '')} ${formatDuration(ms)}`);
  return [['took', `${formatDuration(total)} (${parts.join(', ')})`]];
}

/** Breaks a sentence at spaces; a word that is too long stays whole. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
