import { listed } from '../cause/listed.ts';
import { proofWords } from './explanation-words.ts';
import { leakCost, leakTitle, partsOf, replacedWords, siteCost } from './leak-words.ts';
import type { ReportedLeak } from './model.ts';
import type { TextOptions, TextStyle } from './text-style.ts';
import { fit, visible, wrap } from './visible.ts';

/** Maximum number of leaks to show without `--verbose`. */
const mostLeaks = 10;

/**
 * `leakLines` returns lines that say where the goroutines and memory that operations leave behind come from, and what
 * to do.
 */
export function leakLines(
  leaks: readonly ReportedLeak[] | undefined,
  { width, verbose }: TextOptions,
  style: TextStyle,
  compared = true,
): string[] {
  if (leaks === undefined || leaks.length === 0) return [];
  const shown = verbose ? leaks : leaks.slice(0, mostLeaks);
  const more = leaks.length - shown.length;
  return [
    '',
    style.bold('Leaks'),
    ...shown.flatMap((leak) => oneLeak(leak, width, style, compared)),
    ...(more > 0 ? [style.dim(`  … and ${more} more (--verbose lists ${more === 1 ? 'it' : 'them'})`)] : []),
  ];
}

function oneLeak(leak: ReportedLeak, width: number, style: TextStyle, compared: boolean): string[] {
  const indented = (text: string, mark = ''): string[] =>
    wrap(visible(text), width - 4 - mark.length).map(
      (line, index) => `    ${index === 0 ? mark : ' '.repeat(mark.length)}${line}`,
    );
  const { site, further, held } = partsOf(leak);
  const cost = indented(`${leak.benchmark}: ${leakCost(leak, compared)}`).map((line) => style.dim(line));
  if (site === undefined) return ['', ...cost, ...indented('Its origin is unknown.')];
  const at = site.root ?? site;
  const replaced = replacedWords(site);
  return [
    '',
    `  ${style.bold(visible(`${at.file}:${at.line}`))}  ${leakTitle(site)}`,
    ...(at.source === undefined ? [] : [`      ${fit(visible(at.source), width - 6)}`]),
    ...cost,
    ...indented(site.reason),
    ...(compared ? indented(proofWords(site, 'leak')) : []).map((line) =>
      site.confidence === 'proven' ? style.green(line) : line,
    ),
    ...(held.length === 0
      ? []
      : indented(
          `The memory is allocated at ${listed(held.map((one) => `${one.file}:${one.line} (${siteCost(one, compared)})`))}.`,
        )),
    ...further.flatMap((other) =>
      indented(`also ${other.file}:${other.line}: ${leakTitle(other)}, ${siteCost(other, compared)}`),
    ),
    ...(replaced === undefined ? [] : indented(replaced)),
    ...indented(`Advice (not measured): ${site.advice}`, '→ '),
    ...leak.notes.flatMap((note) => indented(note, '· ')),
  ];
}
