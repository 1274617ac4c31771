import { isSpace, splitFields } from './fields.ts';
import { parseFigures } from './line.ts';
import type { ResultLine } from './line.ts';
import { parseMeasurement } from './number.ts';

export interface Found {
  /** Offset at which the name begins. */
  readonly at: number;
  /** The name as printed. */
  readonly full: string;
  readonly gomaxprocs: number | undefined;
  readonly figures: ReturnType<typeof parseFigures>;
  /** Whether other output precedes the name on its line. */
  readonly glued: boolean;
}

// Maximum length of a name. Longer names are not recognized on lines that may contain other output.
const maxNameLength = 10_000;

// Matches what src/testing/benchmark.go prints after a name: blanks, a tab, and the count padded with blanks.
const afterName = /(-[1-9][0-9]*)? *\t *(?=[0-9]+(?:[\t\r\n]|$))/y;

/**
 * `lastResultOf` returns the last result line of exactly this benchmark in the text. A benchmark's own output comes
 * before its result.
 */
export function lastResultOf(name: string, text: string): Found | undefined {
  for (const found of resultsBackwards(name, text)) return found;
  return undefined;
}

/** `resultsBackwards` yields the result lines of exactly this benchmark in the text, the last one first. */
export function* resultsBackwards(name: string, text: string): Generator<Found> {
  for (let at = text.lastIndexOf(name); at !== -1; at = at === 0 ? -1 : text.lastIndexOf(name, at - 1)) {
    afterName.lastIndex = at + name.length;
    const match = afterName.exec(text);
    if (match === null) continue;
    const newline = text.indexOf('\n', afterName.lastIndex);
    const suffix = match[1] ?? '';
    yield {
      at,
      full: name + suffix,
      gomaxprocs: suffix === '' ? undefined : Number(suffix.slice(1)),
      figures: parseFigures(splitFields(text.slice(afterName.lastIndex, newline === -1 ? text.length : newline))),
      glued: at > 0 && text[at - 1] !== '\n',
    };
  }
}

/** `isNameOf` reports whether `full` is the name `name`, with or without a GOMAXPROCS suffix. */
export function isNameOf(full: string, name: string): boolean {
  return full === name || (full.startsWith(name) && /^-[1-9][0-9]*$/.test(full.slice(name.length)));
}

/**
 * `afterPrintedName` returns the text after the tab, if the line begins as `testing` prints a result: with a name,
 * blanks and a tab.
 */
export function afterPrintedName(line: string): string | undefined {
  if (!line.startsWith('Benchmark')) return undefined;
  const { length } = splitFields(line.slice(0, maxNameLength))[0] ?? '';
  const blank = /^ *\t/.exec(line.slice(length));
  return blank === null ? undefined : line.slice(length + blank[0].length);
}

/**
 * `gluedResultAt` returns the offset of a result that follows other output on its line. It looks for a name in the word
 * before each tab. It returns `undefined` if there is no name, and `ambiguous` if the first word that contains a name
 * may contain several.
 */
export function gluedResultAt(text: string, running: string | undefined): number | 'ambiguous' | undefined {
  for (let tab = text.indexOf('\t'); tab !== -1; tab = text.indexOf('\t', tab + 1)) {
    const before = text.slice(Math.max(0, tab - maxNameLength), tab).trimEnd();
    const word = splitFields(before.slice(lastBlank(before) + 1))[0] ?? '';
    const starts = namesIn(word);
    if (starts.length === 0) continue;
    const from = tab - Math.min(tab, maxNameLength) + before.length - word.length;
    const own = running === undefined ? undefined : starts.find((start) => isNameOf(word.slice(start), running));
    const start = own ?? (starts.length === 1 ? starts[0] : undefined);
    return start === undefined ? 'ambiguous' : from + start;
  }
  return undefined;
}

function lastBlank(text: string): number {
  let at = text.length - 1;
  while (at >= 0 && !isSpace(text[at] ?? '')) at -= 1;
  return at;
}

/**
 * `namesIn` returns the offsets at which names can begin in a word; `Benchmark` after a slash is part of the name
 * before it.
 */
function namesIn(word: string): number[] {
  const starts: number[] = [];
  for (let at = word.indexOf('Benchmark'); at !== -1; at = word.indexOf('Benchmark', at + 1)) {
    if (starts.length === 0 || word[at - 1] !== '/') starts.push(at);
  }
  return starts;
}

/**
 * `figuresAtEnd` returns the figures at the end of a line: `…noise 100\t 791.6 ns/op\t 90 B/op`. Without `-v`, whatever
 * a benchmark prints comes between its name and its figures.
 */
export function figuresAtEnd(
  line: string,
): (Omit<ResultLine, 'name'> & { readonly noise: string; readonly columns: readonly string[] }) | undefined {
  const columns = line.split('\t');
  let first = columns.length;
  while (first > 1 && isPair(columns[first - 1] ?? '')) first -= 1;
  if (first === columns.length) return undefined;
  const pairs = columns.slice(first);
  const head = columns[first - 1] ?? '';
  let digits = head.length;
  while (digits > 0 && /[0-9]/.test(head[digits - 1] ?? '')) digits -= 1;
  const noise = [...columns.slice(0, first - 1), head.slice(0, digits)].join('\t');
  // A count of fewer than eight digits is padded with blanks, so digits right after other text may not all belong to
  // the count.
  if (digits > 0 && head[digits - 1] !== ' ') return undefined;
  const figures = parseFigures([head.slice(digits), ...pairs.flatMap(splitFields)]);
  return figures.kind === 'error' ? undefined : { ...figures, noise, columns: [countColumn(head, digits), ...pairs] };
}

/**
 * `countColumn` returns the count with the blanks that pad it to eight characters; anything before them is other
 * output.
 */
function countColumn(head: string, digits: number): string {
  return head.slice(Math.max(head.slice(0, digits).trimEnd().length, Math.min(digits, head.length - 8)));
}

function isPair(column: string): boolean {
  if (column.length > 1000) return false;
  const fields = splitFields(column);
  return fields.length === 2 && parseMeasurement(fields[0] ?? '').kind === 'number';
}
