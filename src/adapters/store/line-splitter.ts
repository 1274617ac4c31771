import { TextDecoder } from 'node:util';
import { maxLineLength } from '../../core/benchfmt/limits.ts';

/**
 * Maximum number of bytes of a line to keep in memory: in UTF-8, a character takes at most three bytes for each of its
 * UTF-16 units.
 */
const heldBytes = 3 * maxLineLength;

/**
 * Splits UTF-8 text into lines as its chunks arrive. Each line is a copy, so that keeping part of a line doesn't keep
 * the whole chunk in memory. For a line that is too long to read, only the length is counted.
 */
export class LineSplitter {
  #held: Buffer[] = [];
  #size = 0;
  #counting: { readonly decoder: TextDecoder; length: number } | undefined;

  /**
   * Returns the lines that end in this chunk; a number is the length of a line that is too long to read. The caller may
   * reuse the chunk afterwards.
   */
  split(chunk: Buffer): (string | number)[] {
    const lines: (string | number)[] = [];
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      if (this.#size === 0) lines.push(chunk.toString('utf8', start, end));
      else {
        this.#hold(chunk.subarray(start, end));
        lines.push(this.#take());
      }
      start = end + 1;
    }
    if (start < chunk.length) this.#hold(chunk.subarray(start));
    return lines;
  }

  /** Returns the last line, if it lacks its end. */
  end(): (string | number)[] {
    return this.#size === 0 ? [] : [this.#take()];
  }

  #hold(piece: Buffer): void {
    this.#size += piece.length;
    if (this.#counting !== undefined) {
      this.#counting.length += this.#counting.decoder.decode(piece, { stream: true }).length;
      return;
    }
    this.#held.push(Buffer.from(piece));
    if (this.#size <= heldBytes) return;
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    this.#counting = { decoder, length: decoder.decode(Buffer.concat(this.#held), { stream: true }).length };
    this.#held = [];
  }

  #take(): string | number {
    const counting = this.#counting;
    const line =
      counting === undefined
        ? Buffer.concat(this.#held).toString()
        : counting.length + counting.decoder.decode().length;
    this.#held = [];
    this.#size = 0;
    this.#counting = undefined;
    return line;
  }
}
