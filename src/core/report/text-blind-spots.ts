import { blindSpotTitle, escapeParts, escaping, type UnreachedFunction } from './blind-spot-words.ts';
import type { BlindSpots } from './model.ts';
import type { TextOptions, TextStyle } from './text-style.ts';
import { visible, wrap } from './visible.ts';

/** Maximum number of functions with new escapes to show without `--verbose`. */
const mostFunctions = 5;

/**
 * `blindSpotLines` returns lines about the changed functions that no benchmark reaches: only those with new heap
 * escapes or, with `--verbose`, all of them.
 */
export function blindSpotLines(
  spots: BlindSpots | undefined,
  { width, verbose }: TextOptions,
  style: TextStyle,
): string[] {
  if (spots === undefined || spots.unreached.length === 0) return [];
  const shown = verbose ? spots.unreached : escaping(spots).slice(0, mostFunctions);
  const more = spots.unreached.length - shown.length;
  const title = blindSpotTitle(spots);
  if (shown.length === 0)
    return ['', style.dim(`${title} (--verbose lists ${spots.unreached.length === 1 ? 'it' : 'them'})`)];
  return [
    '',
    style.bold(title),
    ...shown.flatMap((found) => oneFunction(found, width, style)),
    ...(more > 0 ? [style.dim(`  … and ${more} more (--verbose lists ${more === 1 ? 'it' : 'them'})`)] : []),
  ];
}

function oneFunction(found: UnreachedFunction, width: number, style: TextStyle): string[] {
  const place = `  ${style.bold(visible(`${found.file}:${found.line}`))}  ${visible(found.function)}`;
  const { shown, more } = escapeParts(found);
  if (shown.length === 0) return [place];
  const parts = shown.map(({ subject, line }) => `${subject === '' ? '' : `\`${subject}\` `}(line ${line})`);
  const said = `new heap escapes that no benchmark measures: ${parts.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return [place, ...wrap(visible(said), width - 4).map((line) => `    ${line}`)];
}
