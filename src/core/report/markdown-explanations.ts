import { codeMarkdown, escapeMarkdown, preMarkdown } from './escape-markdown.ts';
import { type CauseGroup, causeGroups } from './explanation-groups.ts';
import { editLinesOf } from './edit-lines.ts';
import {
  adviceWords,
  benchmarksOf,
  causeWords,
  costWords,
  fixWords,
  furtherOf,
  isSameLine,
  proofWords,
} from './explanation-words.ts';
import { folded, sentenceMarkdown } from './markdown-parts.ts';
import { leftOut } from './markdown-table.ts';
import type { ExplainedSite, GateReport } from './model.ts';
import { visibleLines } from './visible.ts';
import { capital } from './row-words.ts';
import { count } from './wording.ts';

/** Longest edit that is shown, in lines. */
const longestEdit = 40;

/** How much of the explanations is shown. */
export interface ExplanationDetail {
  readonly causes: number;
  /** Reasons, advice and edits, not only the lines. */
  readonly reasons: boolean;
  /** So many causes stay in sight, the others unfold; absent: all. */
  readonly open?: number;
}

/** Address of a line of head; `undefined` where it has none. */
export type LinkOf = (place: { readonly file: string; readonly line: number }) => string | undefined;

/** Where the regressions come from, why, and what helps. */
export function explanationsMarkdown(
  report: GateReport,
  detail: ExplanationDetail,
  linkOf: LinkOf = () => undefined,
): string[] {
  const groups = causeGroups(report);
  if (groups.length === 0 || detail.causes === 0) return [];
  const shown = groups.slice(0, detail.causes);
  const left = groups.length - shown.length;
  const { open = shown.length } = detail;
  const behind = shown.slice(open);
  const notes = [...new Set(report.explanations.flatMap((explanation) => explanation.notes))];
  return [
    '**Why**',
    ...shown.slice(0, open).flatMap((group) => causeMarkdown(group, detail, linkOf)),
    ...(behind.length === 0
      ? []
      : [
          folded(
            count(behind.length, 'more cause'),
            behind.flatMap((group) => causeMarkdown(group, detail, linkOf)).join('\n\n'),
          ),
        ]),
    ...(left > 0 ? [leftOut(left)] : []),
    ...(detail.reasons && notes.length > 0
      ? [
          notes
            .slice(0, 10)
            .map((note) => `- ${sentenceMarkdown(note)}`)
            .join('\n'),
        ]
      : []),
  ];
}

function causeMarkdown(group: CauseGroup, { reasons }: ExplanationDetail, linkOf: LinkOf): string[] {
  const { site } = group;
  const at = site.root ?? site;
  const names = benchmarksOf(group);
  const others = group.also.length + 1 - names.length;
  const elsewhere = site.root !== null && (site.root.file !== site.file || site.root.line !== site.line);
  const benchmarks = `${names.map((name) => codeMarkdown(name)).join(', ')}${others > 0 ? ` and ${others} more` : ''}`;
  const where = `**${placeMarkdown(at, linkOf)}** ${escapeMarkdown(causeWords[site.cause])}: ${escapeMarkdown(costWords(site))} in ${benchmarks}`;
  if (!reasons) return [`${where}${site.confidence === 'proven' ? ' (proven)' : ''}`];
  const link = site.root?.link === undefined ? [] : [sentenceMarkdown(site.root.link)];
  const allocated = elsewhere ? [`Allocated at ${placeMarkdown(site, linkOf)} in ${codeMarkdown(site.function)}.`] : [];
  const tied = [...allocated, ...link].join(' ');
  const { told, rest } = furtherOf(group);
  const lines = [
    sentenceMarkdown(site.reason),
    ...(tied === '' ? [] : [tied]),
    ...told.map((other) =>
      isSameLine(other, site)
        ? `Also on that line, by ${codeMarkdown(other.callee)}: ${escapeMarkdown(costWords(other))}.`
        : `Also ${placeMarkdown(other, linkOf)}: ${escapeMarkdown(costWords(other))}.`,
    ),
    ...(rest === undefined ? [] : [`And ${escapeMarkdown(rest)}.`]),
    proofMarkdown(site),
    adviceMarkdown(site),
  ];
  return [`${where}\n\n${lines.join('<br>\n')}`, ...editMarkdown(site), ...flowMarkdown(site)];
}

/** `✓ **Proven:** reverting line 7 removes the whole regression.` */
function proofMarkdown(site: ExplainedSite): string {
  const [, confidence = '', rest = ''] = /^([^:]*): (.*)$/s.exec(proofWords(site)) ?? [];
  return `${site.confidence === 'proven' ? '✓ ' : ''}**${capital(confidence)}:** ${escapeMarkdown(rest)}.`;
}

/** `→ **Fix** (measured: 1 alloc/op, 64 B/op; test results unchanged): …`, or advice that was not measured. */
function adviceMarkdown(site: ExplainedSite): string {
  const measured = fixWords(site)?.replace(/^measured with this edit: /, '');
  return measured === undefined
    ? `→ ${sentenceMarkdown(adviceWords(site))}`
    : `→ **Fix** (measured: ${escapeMarkdown(measured)}): ${sentenceMarkdown(site.fix.advice)}`;
}

/** A line, linked where it has an address, which is of our own making. */
function placeMarkdown(place: Parameters<LinkOf>[0], linkOf: LinkOf): string {
  const text = codeMarkdown(`${place.file}:${place.line}`);
  const link = linkOf(place);
  return link === undefined ? text : `[${text}](${link})`;
}

/** The edit as a small diff, in a block in which nothing is Markdown. */
function editMarkdown(site: ExplainedSite): string[] {
  const { edit } = site.fix;
  if (edit === undefined) return [];
  const lines = editLinesOf(site.fix).map(({ sign, text }) => `${sign} ${text}`.trimEnd());
  if (lines.length > longestEdit) return [];
  const { file, line } = site.root ?? site;
  const elsewhere = edit.file !== file || edit.line !== line;
  return [...(elsewhere ? [`At ${codeMarkdown(`${edit.file}:${edit.line}`)}:`] : []), diffBlock(lines)];
}

/** GitHub colours a `diff` fence; where the text could end it, a plain block. */
function diffBlock(lines: readonly string[]): string {
  if (lines.some((line) => line.includes('<!--'))) return preMarkdown(lines);
  let longest = 2;
  for (const line of lines) for (const [run] of line.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  const fence = '`'.repeat(longest + 1);
  return [`${fence}diff`, ...lines, fence].join('\n');
}

function flowMarkdown({ flow }: ExplainedSite): string[] {
  if (flow.length === 0) return [];
  const steps = flow.map(({ file, line, text }) => `${file}:${line}  ${text}`);
  return [folded('What the compiler says', preMarkdown(visibleLines(steps.join('\n'))))];
}
