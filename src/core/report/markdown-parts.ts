import { codeMarkdown, commandMarkdown, escapeMarkdown, fencedMarkdown } from './escape-markdown.ts';
import { formatDuration } from './figures.ts';
import { gcWords } from './gc-words.ts';
import type { Footnotes } from './footnotes.ts';
import { leftOut, nameMarkdown } from './markdown-table.ts';
import type { GateReport } from './model.ts';
import { type ProblemGroup, problemGroups } from './problem-groups.ts';
import { visible, visibleLines } from './visible.ts';
import { baseLine, commitLine, count, environmentLine, oneMoreLine, reusedLines, wordsOf } from './wording.ts';

/** Maximum number of characters in one line of a message, note or footnote. */
const longestLine = 600;
/**
 * A line break that is invisible in the raw text: two spaces at the end of a line
 * (https://spec.commonmark.org/0.31.2/#hard-line-breaks).
 */
export const lineBreak = '  \n';
/** Maximum length of a command to show. */
const longestCommand = 4000;

/**
 * `problemsMarkdown` returns the problems and their remedies, blocking problems first: at most `most` problems, with at
 * most `lines` lines of each message.
 */
export function problemsMarkdown(report: Pick<GateReport, 'problems'>, most: number, lines: number): string[] {
  if (report.problems.length === 0) return [];
  const ordered = problemGroups(report.problems);
  const shown = ordered.slice(0, most);
  const left = ordered.length - shown.length;
  return ['**Problems**', ...shown.map((group) => oneProblem(group, lines)), ...(left > 0 ? [leftOut(left)] : [])];
}

function oneProblem(
  { problem: { kind, side, package: importPath, benchmark, blocking, message, remedy }, also }: ProblemGroup,
  most: number,
): string {
  const where = [importPath, benchmark]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => nameMarkdown(part ?? ''));
  const on = `on ${side === 'both' ? 'both sides' : side}${blocking ? '' : ' (warning only)'}`;
  const lines = visibleLines(message.trim());
  const more = lines.length - most;
  const shown = [...lines.slice(0, most).map(cut), ...(more > 0 ? [`… and ${count(more, 'more line')}`] : [])];
  return [
    `**${kind}** ${on}${where.length === 0 ? '' : `: ${where.join(' ')}`}${also.length === 0 ? '' : `, the same in ${alsoMarkdown(also)}`}`,
    lines.length === 1 ? sentenceMarkdown(message.trim()) : fencedMarkdown(shown),
    `→ ${sentenceMarkdown(remedy)}`,
  ].join('\n\n');
}

function alsoMarkdown(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => nameMarkdown(name));
  return `${shown.join(', ')}${names.length > shown.length ? ` and ${names.length - shown.length} more` : ''}`;
}

/** `sentenceMarkdown` returns one of our own sentences as Markdown. Text between backticks becomes code. */
export function sentenceMarkdown(text: string): string {
  return cut(visible(text))
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? codeMarkdown(part) : spaced(part)))
    .join('');
}

/**
 * `spaced` escapes text but keeps the spaces at its ends. They separate the text from code, and escaping alone would
 * trim them.
 */
function spaced(text: string): string {
  return `${/^\s/.test(text) ? ' ' : ''}${escapeMarkdown(text)}${/\S\s+$/.test(text) ? ' ' : ''}`;
}

/** `footnotesMarkdown` returns the footnotes to which the marks in the tables refer. */
export function footnotesMarkdown(notes: Footnotes): string[] {
  const lines = notes.lines().map(({ mark, text }) => `${mark} ${sentenceMarkdown(text)}`);
  return lines.length === 0 ? [] : [lines.join(lineBreak)];
}

/**
 * `notesMarkdown` returns at most `most` notes about the run, such as changes of the configuration in the pull request.
 */
export function notesMarkdown({ notes }: Pick<GateReport, 'notes'>, most: number): string[] {
  if (notes.length === 0 || most === 0) return [];
  const left = notes.length - most;
  const items = notes.slice(0, most).map((note) => `- ${sentenceMarkdown(note)}`);
  return [['**Notes**', items.join('\n'), ...(left > 0 ? [leftOut(left)] : [])].join('\n\n')];
}

/**
 * `contextMarkdown` returns a folded section with the commits, the environment, the total time and the rule for
 * regressions.
 */
export function contextMarkdown(report: GateReport): string {
  const { base, head } = report;
  const took = Object.values(report.timings).reduce((sum, ms) => sum + ms, 0);
  const source = base === null ? '' : baseLine(report).slice(commitLine(base).length);
  const items = [
    `base: ${commitMarkdown(base)}${source}`,
    ...reusedLines(report).map((line) => escapeMarkdown(cut(line))),
    `head: ${commitMarkdown(head)}${head.dirty ? ', with uncommitted changes' : ''}`,
    `with ${escapeMarkdown(cut(environmentLine(report)))}`,
    ...(took > 0 ? [`took ${formatDuration(took)}`] : []),
    ...regressionRule(report),
    oneMoreLine(report),
    ...gcMarkdown(report),
  ].filter((item) => item !== '');
  return folded('How this was measured', items.map((item) => `- ${item}`).join('\n'));
}

/** `gcMarkdown` returns the garbage collector's work, which is for information only. */
function gcMarkdown(report: GateReport): readonly string[] {
  const { shown, left } = gcWords(report);
  if (shown.length === 0) return [];
  const each = shown.map(({ benchmark, text }) => `  - ${nameMarkdown(benchmark)}: ${escapeMarkdown(text)}`);
  return [
    ['garbage collection, for information only:', ...each, ...(left === undefined ? [] : [`  - ${left}`])].join('\n'),
  ];
}

/** `regressionRule` returns a sentence with the rule that the report's regressions broke. */
function regressionRule(report: GateReport): readonly string[] {
  const some = report.findings.some(({ level }) => level === 'regression');
  return some ? [`Rule for regressions: ${wordsOf('regression', report).meaning}`] : [];
}

/** `commitMarkdown` returns a commit and how it was chosen. The commit id stays plain text, so that GitHub links it. */
function commitMarkdown(side: Parameters<typeof commitLine>[0]): string {
  const [, commit = '', rest = ''] = /^([\da-f]{12}(?![^ ]))?(.*)$/s.exec(commitLine(side)) ?? [];
  return `${commit}${rest.startsWith(' ') ? ' ' : ''}${escapeMarkdown(cut(rest))}`;
}

/** `folded` returns a collapsible section. The title isn't escaped, so it must be HTML that we write ourselves. */
export function folded(title: string, body: string): string {
  return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}

/** `reproduceMarkdown` returns the command that reproduces the verdict in a terminal. */
export function reproduceMarkdown({ reproduce, head }: GateReport): string[] {
  if (reproduce === undefined || reproduce.length > longestCommand) return [];
  const how = head.dirty ? ', with the same uncommitted changes' : '';
  return [`To run the same comparison in a terminal${how}:\n\n${commandMarkdown(reproduce)}`];
}

/**
 * `cut` shortens text to at most `longestLine` characters. It must run before escaping, so that it can't split an
 * escaped character.
 */
function cut(text: string): string {
  const characters = text.length <= longestLine ? [] : Array.from(text.slice(0, longestLine));
  return text.length <= longestLine ? text : `${characters.slice(0, -1).join('')}…`;
}
