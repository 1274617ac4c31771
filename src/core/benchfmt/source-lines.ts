import { maxLineLength } from './limits.ts';

/** One line of the text, without anything that a terminal, a log viewer or Windows added. */
export interface SourceLine {
  /** Line number in the original text. */
  readonly line: number;
  readonly text: string;
  /**
   * `frame` if a ^V preceded the line (`-test.v=test2json`); `event` for an event of `go test -json` without output.
   */
  readonly origin: 'text' | 'frame' | 'event';
  /** The benchmark that the event names, if the line comes from an event of `go test -json`. */
  readonly owner: string | undefined;
  /** What the event reports, if `origin` is `event`; the line then has no text. */
  readonly event?:
    | { readonly kind: 'open' }
    | { readonly kind: 'start'; readonly name: string }
    | { readonly kind: 'end'; readonly status: 'ok' | 'FAIL' };
}

/** A line that was skipped because it is longer than the limit; `oversized` is its length. */
export interface OversizedLine {
  readonly line: number;
  readonly oversized: number;
}

/** The byte that begins a frame in the output of `-test.v=test2json` (src/testing/testing.go, `marker`). */
export const marker = '\x16';

/**
 * `eachLine` calls `visit` for each raw line until it returns false. A line ends at `\n` or at the end of the text,
 * never at a lone `\r`.
 */
export function eachLine(text: string, visit: (line: string) => boolean): void {
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    if (!visit(text.slice(start, end))) return;
    start = end + 1;
  }
}

/**
 * `sourceLines` cleans one raw line and splits it at its frame markers. If `raw` is a number, it is the length of a
 * line that is too long.
 */
export function sourceLines(raw: string | number, line: number): SourceLine[] | OversizedLine {
  if (typeof raw === 'number') return { line, oversized: raw };
  if (raw.length > maxLineLength) return { line, oversized: raw.length };
  const cleaned = clean(raw);
  if (!cleaned.includes(marker)) return [{ line, text: cleaned, origin: 'text', owner: undefined }];
  const lines: SourceLine[] = [];
  for (const [index, text] of cleaned.split(marker).entries()) {
    if (index > 0 || text !== '') lines.push({ line, text, origin: index === 0 ? 'text' : 'frame', owner: undefined });
  }
  return lines;
}

// Matches `2026-01-02T03:04:05.1234567Z `, which follows the names of the job and the step in a downloaded log.
const timestamp = /^(?:[^\t]{0,200}\t[^\t]{0,200}\t)?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z /;
// Matches colors and cursor movements (ECMA-48 control sequences).
// eslint-disable-next-line no-control-regex -- the pattern must match the escape character
const controlSequence = /\x1b\[[0-9;:?]*[A-Za-z]/g;

/** `clean` returns a raw line without anything that a terminal, a log viewer or Windows added. */
export function clean(raw: string): string {
  let text = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
  if (text.startsWith('\ufeff')) text = text.slice(1);
  text = text.replace(timestamp, '');
  return text.includes('\x1b') ? text.replace(controlSequence, '') : text;
}
