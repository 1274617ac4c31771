import { blindSpotTitle, escapeParts, type UnreachedFunction } from './blind-spot-words.ts';
import { codeMarkdown } from './escape-markdown.ts';
import { type LinkOf, placeMarkdown } from './markdown-explanations.ts';
import { folded } from './markdown-parts.ts';
import { leftOut } from './markdown-table.ts';
import type { BlindSpots } from './model.ts';

/** `blindSpotsMarkdown` returns the changed functions that no benchmark reaches, folded unless they fail the run. */
export function blindSpotsMarkdown(spots: BlindSpots | undefined, most: number, linkOf: LinkOf): string[] {
  if (spots === undefined || spots.unreached.length === 0) return [];
  const shown = spots.unreached.slice(0, most).map((found) => `- ${oneFunction(found, linkOf)}`);
  const more = spots.unreached.length - shown.length;
  const list = [shown.join('\n'), ...(more > 0 ? [leftOut(more)] : [])].join('\n\n');
  const title = blindSpotTitle(spots);
  return [spots.fails === true ? `**${title}**\n\n${list}` : folded(title, list)];
}

function oneFunction(found: UnreachedFunction, linkOf: LinkOf): string {
  const { shown, more } = escapeParts(found);
  const parts = shown.map(({ subject, line }) => `${subject === '' ? '' : `${codeMarkdown(subject)} `}(line ${line})`);
  const escapes =
    parts.length === 0
      ? ''
      : `: new heap escapes that no benchmark measures: ${parts.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return `${placeMarkdown(found, linkOf)} ${codeMarkdown(found.function)}${escapes}`;
}
