import { ruleOf } from '../causes/list.ts';
import { codeMarkdown, escapeMarkdown, fencedMarkdown } from './escape-markdown.ts';
import { type CauseGroup, causeGroups } from './explanation-groups.ts';
import { editLinesOf } from './edit-lines.ts';
import {
  adviceWords,
  benchmarksOf,
  causePlace,
  costWords,
  fixWords,
  furtherOf,
  isSameLine,
  proofParts,
} from './explanation-words.ts';
import { folded, lineBreak, sentenceMarkdown } from './markdown-parts.ts';
import { leftOut } from './markdown-table.ts';
import type { ExplainedSite, GateReport } from './model.ts';
import { visibleLines } from './visible.ts';
import { count } from './wording.ts';

/** Maximum number of lines of an edit to show. */
const longestEdit = 40;

/** How much of the explanations to show. */
export interface ExplanationDetail {
  readonly causes: number;
  /** Whether to show reasons, proofs, advice and edits in addition to the lines. */
  readonly reasons: boolean;
  /** The number of causes that stay visible; the others are folded. If absent, all stay visible. */
  readonly open?: number;
}

/** Returns the URL of a line of head, or `undefined` if it has none. */
export type LinkOf = (place: { readonly file: string; readonly line: number }) => string | undefined;

/**
 * `explanationsMarkdown` returns a few paragraphs for each cause: where the regression comes from, why, and what to do.
 */
export function explanationsMarkdown(
  report: GateReport,
  detail: ExplanationDetail,
  linkOf: LinkOf = () => undefined,
): string[] {
  const groups = causeGroups(report);
  if (detail.causes === 0) return [];
  const shown = groups.slice(0, detail.causes);
  const left = groups.length - shown.length;
  const { open = shown.length } = detail;
  const behind = shown.slice(open).flatMap((group) => causeMarkdown(group, detail, linkOf));
  const notes = [...new Set(report.explanations.flatMap((explanation) => explanation.notes))].slice(0, 10);
  return [
    ...shown.slice(0, open).flatMap((group) => causeMarkdown(group, detail, linkOf)),
    ...(behind.length === 0 ? [] : [folded(count(shown.length - open, 'more cause'), behind.join('\n\n'))]),
    ...(left > 0 ? [leftOut(left)] : []),
    ...(detail.reasons && notes.length > 0 ? [notes.map((note) => `- ${sentenceMarkdown(note)}`).join('\n')] : []),
  ];
}

/**
 * `causeMarkdown` returns one cause: the changed line with its source text, what happens there, what it costs, the
 * proof, and the fix.
 */
function causeMarkdown(group: CauseGroup, { reasons }: ExplanationDetail, linkOf: LinkOf): string[] {
  const { site } = group;
  const at = site.root ?? site;
  const place = `**${headMarkdown(site, linkOf)}**`;
  const { first, also } = benchmarksOf(group, codeMarkdown);
  const cost = `${escapeMarkdown(costWords(site))} in ${first}`;
  const others = also.join('');
  if (!reasons)
    return [
      `${place}: ${escapeMarkdown(ruleOf(site.cause).label)}, ${cost}${site.confidence === 'proven' ? ' (proven)' : ''}${others}`,
    ];
  const link = site.root?.link === undefined ? '' : ` ${sentenceMarkdown(site.root.link)}`;
  const lines = [
    `${place}${at.source === undefined ? '' : ` ${codeMarkdown(at.source)}`}`,
    `${sentenceMarkdown(site.reason)}${link}`.trim(),
    [`${allocatedMarkdown(site, linkOf)}: ${cost}${others}.`, ...furtherMarkdown(group, linkOf)].join(' '),
    proofMarkdown(site),
    adviceMarkdown(site),
  ];
  return [lines.filter((line) => line !== '').join(lineBreak), ...editMarkdown(site), ...flowMarkdown(site)];
}

/** `causeHeading` returns the file and line of a cause as a heading for the benchmarks that it affects. */
export function causeHeading({ site }: CauseGroup, linkOf: LinkOf): string {
  return `**${headMarkdown(site, linkOf)}**`;
}

function allocatedMarkdown(site: ExplainedSite, linkOf: LinkOf): string {
  const isThere = site.root === null || (site.root.file === site.file && site.root.line === site.line);
  return isThere ? 'Cost' : `Allocated at ${placeMarkdown(site, linkOf)} in ${codeMarkdown(site.function)}`;
}

function furtherMarkdown(group: CauseGroup, linkOf: LinkOf): readonly string[] {
  const { listed, rest } = furtherOf(group);
  return [
    ...listed.map((other) => {
      const where = isSameLine(other, group.site)
        ? `On the same line, ${codeMarkdown(other.callee)} allocates too`
        : `Also at ${placeMarkdown(other, linkOf)}`;
      return `${where}: ${escapeMarkdown(costWords(other))}.`;
    }),
    ...(rest === undefined ? [] : [`And ${escapeMarkdown(rest)}.`]),
  ];
}

/**
 * `proofMarkdown` returns how certain the cause is, such as `✓ **Proven:** reverting line 7 removes the whole
 * regression.`
 */
export function proofMarkdown(...of: Parameters<typeof proofParts>): string {
  const { certainty, why } = proofParts(...of);
  return `${of[0].confidence === 'proven' ? '✓ ' : ''}**${certainty}:** ${sentenceMarkdown(why)}`;
}

/**
 * `adviceMarkdown` returns a measured fix, such as `→ **Fix** (measured: 1 alloc/op, 64 B/op; test results unchanged):
 * …`, or advice that was not measured.
 */
function adviceMarkdown(site: ExplainedSite): string {
  const measured = fixWords(site)?.replace(/^measured with this edit: /, '');
  return measured === undefined
    ? `→ ${sentenceMarkdown(adviceWords(site))}`
    : `→ **Fix** (measured: ${escapeMarkdown(measured)}): ${sentenceMarkdown(site.fix.advice)}`;
}

/**
 * `headMarkdown` returns the file and line of a cause. If the cause is a whole file, it returns only the path, without
 * a link, because head may not have the file.
 */
function headMarkdown(site: ExplainedSite, linkOf: LinkOf): string {
  return site.root?.whole === true ? codeMarkdown(causePlace(site)) : placeMarkdown(site.root ?? site, linkOf);
}

/**
 * `placeMarkdown` returns the file and number of a line as Markdown, with a link if the line has a URL. The URL is our
 * own, so it isn't escaped.
 */
export function placeMarkdown(place: Parameters<LinkOf>[0], linkOf: LinkOf): string {
  const text = codeMarkdown(`${place.file}:${place.line}`);
  const link = linkOf(place);
  return link === undefined ? text : `[${text}](${link})`;
}

/** `editMarkdown` returns the edit as a small diff, in a block that isn't interpreted as Markdown. */
function editMarkdown(site: ExplainedSite): string[] {
  const { edit } = site.fix;
  if (edit === undefined) return [];
  const lines = editLinesOf(site.fix).map(({ sign, text }) => `${sign} ${text}`.trimEnd());
  if (lines.length > longestEdit) return [];
  const { file, line } = site.root ?? site;
  const elsewhere = edit.file !== file || edit.line !== line;
  const block = fencedMarkdown(lines, 'diff');
  return [...(elsewhere ? [`At ${codeMarkdown(`${edit.file}:${edit.line}`)}:`] : []), block];
}

function flowMarkdown({ flow }: ExplainedSite): string[] {
  if (flow.length === 0) return [];
  const steps = flow.map(({ file, line, text }) => `${file}:${line}  ${text}`);
  return [folded('What the compiler says', fencedMarkdown(visibleLines(steps.join('\n'))))];
}
