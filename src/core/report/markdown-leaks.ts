import { listed } from '../cause/listed.ts';
import { codeMarkdown, escapeMarkdown } from './escape-markdown.ts';
import { leakCost, leakTitle, partsOf, replacedWords, siteCost } from './leak-words.ts';
import { type LinkOf, placeMarkdown, proofMarkdown } from './markdown-explanations.ts';
import { folded, lineBreak, sentenceMarkdown } from './markdown-parts.ts';
import { leftOut } from './markdown-table.ts';
import type { ReportedLeak, ReportedLeakSite } from './model.ts';
import { count } from './wording.ts';

/** How much of each leak to show. */
export interface LeakDetail {
  readonly causes: number;
  /** Whether to show reasons, proofs and advice in addition to the lines. */
  readonly reasons: boolean;
  /** The number of leaks that stay visible; the others are folded. If absent, all stay visible. */
  readonly open?: number;
}

/**
 * `leaksMarkdown` returns one paragraph for each benchmark that leaks. It shows where the goroutines and memory that
 * operations leave behind come from.
 */
export function leaksMarkdown(
  leaks: readonly ReportedLeak[] = [],
  detail: LeakDetail,
  linkOf: LinkOf,
  compared = true,
): string[] {
  if (leaks.length === 0 || detail.causes === 0) return [];
  const shown = leaks.slice(0, detail.causes).map((leak) => oneLeak(leak, detail.reasons, linkOf, compared));
  const { open = shown.length } = detail;
  const behind = shown.slice(open);
  return [
    ...shown.slice(0, open),
    ...(behind.length === 0 ? [] : [folded(count(behind.length, 'more leak'), behind.join('\n\n'))]),
    ...(leaks.length > shown.length ? [leftOut(leaks.length - shown.length)] : []),
  ];
}

function oneLeak(leak: ReportedLeak, reasons: boolean, linkOf: LinkOf, compared: boolean): string {
  const { site, further, held } = partsOf(leak);
  const cost = `${escapeMarkdown(leakCost(leak, compared))} in ${codeMarkdown(leak.benchmark)}`;
  if (site === undefined) return `${cost}. Its origin is unknown.`;
  const { source } = site.root ?? site;
  const replaced = replacedWords(site);
  const quoted = source === undefined || !reasons ? '' : ` ${codeMarkdown(source)}`;
  const place = `**${placeMarkdown(site.root ?? site, linkOf)}**${quoted}: ${escapeMarkdown(leakTitle(site))}`;
  if (!reasons) return `${place}, ${cost}${site.confidence === 'proven' ? ' (proven)' : ''}`;
  return [
    place,
    sentenceMarkdown(site.reason),
    `${cost}.${further.map((other) => ` Also ${placeMarkdown(other, linkOf)}: ${escapeMarkdown(leakTitle(other))}, ${escapeMarkdown(siteCost(other, compared))}.`).join('')}${heldMarkdown(held, linkOf, compared)}`,
    ...(compared ? [proofMarkdown(site, 'leak')] : []),
    ...(replaced === undefined ? [] : [sentenceMarkdown(replaced)]),
    `→ Advice (not measured): ${sentenceMarkdown(site.advice)}`,
    ...leak.notes.map(sentenceMarkdown),
  ].join(lineBreak);
}

/** `heldMarkdown` returns a sentence that says where the memory of a leak is allocated. */
function heldMarkdown(held: readonly ReportedLeakSite[], linkOf: LinkOf, compared: boolean): string {
  if (held.length === 0) return '';
  const places = held.map((one) => `${placeMarkdown(one, linkOf)} (${escapeMarkdown(siteCost(one, compared))})`);
  return ` The memory is allocated at ${listed(places)}.`;
}
