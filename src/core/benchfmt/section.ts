import type { Frame } from './framing.ts';
import { limitOutput } from './limits.ts';
import type { BenchmarkOutcome } from './outcome.ts';
import type { Found } from './result-match.ts';
import { isNameOf, resultsBackwards } from './result-match.ts';

/** The output between a benchmark's `=== RUN` frame and the next `=== RUN` frame. */
export interface Section {
  readonly name: string;
  readonly outcomes: BenchmarkOutcome[];
  /** The reason why a sample has no trustworthy result; `undefined` if all samples have one. */
  damage: string | undefined;
  /** Whether a sub-benchmark of this one has started. */
  parent: boolean;
}

type Update = Exclude<Frame, { kind: 'run' | 'finished' }>;

/**
 * Reads the samples of one section. A sample ends at a `--- BENCH` frame or an empty `=== NAME` frame, because
 * `testing` prints one of them right after each result. The result is the line with exact totals, or else the last line
 * with the benchmark's own name; anything else is the benchmark's own output. Text after the last frame is not a
 * sample, because the process died there.
 */
export class SectionReader {
  readonly section: Section;
  readonly #text: string;
  #pieceStart: number;
  /**
   * The pieces of the current sample read so far. There can be several, because a frame with a name splits a sample.
   */
  #pieces: string[] = [];
  #taken = false;
  readonly #marks: readonly number[];
  /** The index in `marks` of the ^V byte at which the current sample begins. */
  #firstMark: number;

  constructor(text: string, run: Extract<Frame, { kind: 'run' }>, marks: readonly number[]) {
    this.section = { name: run.name, outcomes: [], damage: undefined, parent: false };
    this.#text = text;
    this.#marks = marks;
    this.#firstMark = run.mark;
    this.#pieceStart = run.end;
  }

  /** Processes a frame inside the section; `next` is the offset at which the text after the frame ends. */
  update(frame: Update, next: number): void {
    this.#pieces.push(this.#text.slice(this.#pieceStart, frame.start));
    this.#pieceStart = frame.end;
    if (frame.kind === 'name') {
      if (frame.name === '') this.#endSample(frame, false);
    } else if (!isNameOf(frame.name, this.section.name)) {
      // The frame belongs to another benchmark: a parent, which the caller handles, or one that doesn't exist.
    } else if (frame.status === 'BENCH') this.#endSample(frame, true);
    else this.#report(frame, next);
  }

  #report(frame: Extract<Update, { kind: 'report' }>, next: number): void {
    const { name } = this.section;
    if (frame.status === 'SKIP') this.section.outcomes.push({ kind: 'skipped', name });
    else {
      const before = this.#pieces.join('').replace(`${name}\n`, '');
      const output = limitOutput(`${before}${this.#text.slice(frame.end, next)}`.trimEnd());
      this.section.outcomes.push({ kind: 'failed', name, output });
    }
    this.#startSample(frame.end, false);
  }

  #endSample(frame: Frame, log: boolean): void {
    if (!this.#taken) {
      const found = this.#result();
      if (typeof found === 'string') this.section.damage = found;
      else this.section.outcomes.push(outcomeOf(this.section.name, found, this.#wallTime(frame.mark)));
    }
    this.#firstMark = frame.mark;
    this.#startSample(frame.end, log);
  }

  #wallTime(mark: number): { readonly wallMs?: number } {
    const [from, to] = [this.#marks[this.#firstMark], this.#marks[mark]];
    return from === undefined || to === undefined ? {} : { wallMs: to - from };
  }

  #startSample(start: number, taken: boolean): void {
    this.#pieceStart = start;
    this.#pieces = [];
    this.#taken = taken;
  }

  /** Returns the result of the sample, or the reason why there is none. */
  #result(): Found | string {
    const found = this.#pieces.toReversed().flatMap((piece) => [...resultsBackwards(this.section.name, piece)]);
    const [exact, another] = found.filter(hasTotals);
    // Only the overlay prints exact totals, and only once per sample.
    if (another !== undefined) return 'it printed a result line with allocs-total, a unit that only allocgate adds';
    return exact ?? found[0] ?? 'its result line is damaged';
  }
}

/** One of the units that the exact-totals overlay adds to each result line. */
const totalUnit = 'allocs-total';

function hasTotals({ figures }: Found): boolean {
  return figures.kind === 'result' && figures.measurements.some(({ unit }) => unit === totalUnit);
}

function outcomeOf(name: string, { gomaxprocs, figures }: Found, wall: { readonly wallMs?: number }): BenchmarkOutcome {
  if (figures.kind === 'error') return { kind: 'invalid', name, reason: figures.message };
  const { iterations } = figures;
  if (iterations < 1) return { kind: 'invalid', name, reason: 'it ended before its first iteration' };
  const measurements = figures.measurements.filter(({ value }) => Number.isFinite(value));
  const nonFinite = figures.measurements.filter(({ value }) => !Number.isFinite(value)).map(({ unit }) => unit);
  const result = { kind: 'result' as const, name, gomaxprocs, iterations, measurements, ...wall };
  return nonFinite.length === 0 ? result : { ...result, nonFinite };
}
