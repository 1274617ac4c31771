import { maxLineLength } from './limits.ts';

/** One line of the text without what a terminal, a log viewer or Windows added. */
export interface SourceLine {
  /** Line number in the text as it was given. */
  readonly line: number;
  readonly text: string;
  /** `frame`: a ^V stood before it (`-test.v=test2json`); `event`: an event of `go test -json` without output. */
  readonly origin: 'text' | 'frame' | 'event';
  /** Events of `go test -json`: the benchmark that the event names. */
  readonly owner: string | undefined;
  /** What the event itself says, where `origin` is `event`: the line has no text then. */
  readonly event?:
    | { readonly kind: 'open' }
    | { readonly kind: 'start'; readonly name: string }
    | { readonly kind: 'end'; readonly status: 'ok' | 'FAIL' };
}

/** A line that was left out because it is longer than the limit. */
export interface OversizedLine {
  readonly line: number;
  readonly oversized: number;
}

/** The byte that begins a frame in the output of `-test.v=test2json` (src/testing/testing.go, `marker`). */
export const marker = '\x16';

/** `eachLine` calls `visit` for each raw line; a line ends at `\n` or at the end of the text, never at a lone `\r`. */
export function eachLine(text: string, visit: (line: string) => boolean): void {
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    if (!visit(text.slice(start, end))) return;
    start = end + 1;
  }
}

/** `sourceLines` returns one raw line, cleaned and cut at its frame markers, or how long a line is that is too long. */
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

// `2026-01-02T03:04:05.1234567Z `, in a downloaded log after the names of job and step.
const timestamp = /^(?:[^\t]{0,200}\t[^\t]{0,200}\t)?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z /;
// Colours and cursor movements (ECMA-48 control sequences).
// eslint-disable-next-line no-control-regex -- the escape character is what this is about
const controlSequence = /\x1b\[[0-9;:?]*[A-Za-z]/g;

/** `clean` returns a raw line without what a terminal, a log viewer or Windows added. */
export function clean(raw: string): string {
  let text = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
  if (text.startsWith('\ufeff')) text = text.slice(1);
  text = text.replace(timestamp, '');
  return text.includes('\x1b') ? text.replace(controlSequence, '') : text;
}
