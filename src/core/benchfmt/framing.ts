import { marker } from './source-lines.ts';

/** A line in the output of `-test.v=test2json` that `testing` itself printed; it begins with the byte ^V. */
export type Frame = {
  readonly start: number;
  readonly end: number;
  /** The number of ^V bytes in the text before the one that begins this frame. */
  readonly mark: number;
} & (
  | { readonly kind: 'run'; readonly name: string }
  /** A `=== NAME` line, which follows each result line. An empty name means that no benchmark is running. */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'report'; readonly status: 'FAIL' | 'SKIP' | 'BENCH'; readonly name: string }
  | { readonly kind: 'finished'; readonly status: 'PASS' | 'FAIL' }
);

const framePattern = /^(?:=== (RUN|NAME) {2}( ?.*)|--- (FAIL|SKIP|BENCH): (.+)|(PASS|FAIL))$/;
// Maximum length of a frame, which contains a name and little else.
const maxFrameLength = 4096;

/**
 * `readFrames` returns all frames of a text. As in cmd/test2json, a frame can begin in the middle of a line, if the
 * output before it lacks a line break.
 */
export function readFrames(text: string): Frame[] {
  const frames: Frame[] = [];
  let newline = -1;
  let mark = -1;
  for (let start = text.indexOf(marker); start !== -1; start = text.indexOf(marker, start + 1)) {
    mark += 1;
    // Find each line's end only once, not once per marker, because a line may consist of nothing but markers.
    if (newline < start) newline = nextNewline(text, start);
    // At the end of the text, a frame without a line break counts only if it is `PASS` or `FAIL`, because a name may be
    // truncated.
    const cut = newline === text.length;
    const lineEnd = newline;
    if (lineEnd - start > maxFrameLength) continue;
    const line = text.slice(start + 1, lineEnd).replace(/\r$/, '');
    if (cut && line !== 'PASS' && line !== 'FAIL') continue;
    const frame = parseFrame(line, { start, end: cut ? lineEnd : lineEnd + 1, mark });
    if (frame !== undefined) frames.push(frame);
  }
  return frames;
}

function parseFrame(line: string, place: Pick<Frame, 'start' | 'end' | 'mark'>): Frame | undefined {
  const match = framePattern.exec(line);
  if (match === null) return undefined;
  const [, update, updated = '', report, reported = '', finished] = match;
  if (update === 'RUN') return { kind: 'run', ...place, name: updated.slice(1) };
  if (update === 'NAME') return { kind: 'name', ...place, name: updated.trim() };
  if (report === 'FAIL' || report === 'SKIP' || report === 'BENCH') {
    return { kind: 'report', ...place, status: report, name: reported };
  }
  return finished === 'PASS' || finished === 'FAIL' ? { kind: 'finished', ...place, status: finished } : undefined;
}

function nextNewline(text: string, start: number): number {
  const at = text.indexOf('\n', start);
  return at === -1 ? text.length : at;
}
