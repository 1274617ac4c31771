import { readFrames } from './framing.ts';
import { marker } from './source-lines.ts';

/** Maximum length of an incomplete frame that is kept until the rest of it arrives. */
const longestPiece = 8192;

/** `RunningBenchmark` reads the output of a test binary as it arrives, and determines which benchmark is running. */
export class RunningBenchmark {
  #piece = '';
  #name: string | undefined;

  /** Returns the benchmark that started last, unless it has ended. */
  get name(): string | undefined {
    return this.#name;
  }

  /** `push` reads the next piece of output, and reports whether a benchmark started or ended in it. */
  push(text: string): boolean {
    const all = this.#piece + text;
    const last = all.lastIndexOf(marker);
    const isOpen = last !== -1 && !all.includes('\n', last) && all.length - last <= longestPiece;
    this.#piece = isOpen ? all.slice(last) : '';
    let moved = false;
    for (const frame of readFrames(all)) {
      // A `=== NAME` frame that contains a name attributes output to a benchmark, but doesn't start it. A frame without
      // a name ends the benchmark.
      if (frame.kind === 'name' && frame.name !== '') continue;
      this.#name = frame.kind === 'run' ? frame.name : undefined;
      moved = true;
    }
    return moved;
  }
}
