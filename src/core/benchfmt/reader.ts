import { Collector } from './collector.ts';
import type { Draft, NamedDraft } from './draft.ts';
import { isNamed, settle } from './draft.ts';
import { LineReader } from './line-reader.ts';
import type { BenchmarkRecord, SeriesRecord } from './records.ts';
import { eachLine } from './source-lines.ts';
import { StreamReader } from './stream-reader.ts';
import { settleNames } from './suffix.ts';

/**
 * `readBenchmarks` parses Go benchmark output that a user provides: plain, `-v`, `-json` or framed by
 * `-test.v=test2json`. It never throws. A bad line becomes a record with its position, and reading continues. If the
 * text has no frames, the surrounding lines decide which lines are results and where a name ends.
 */
export function readBenchmarks(text: string, file: string): BenchmarkRecord[] {
  const reader = new BenchmarkReader(file, false);
  eachLine(text, (line) => reader.read(line));
  return reader.end().filter((record) => record.kind !== 'series');
}

/**
 * `foldBenchmarks` reads like `readBenchmarks`, but finite results of one benchmark that have the same units become one
 * record.
 */
export function foldBenchmarks(text: string, file: string): (BenchmarkRecord | SeriesRecord)[] {
  const reader = new BenchmarkReader(file, true);
  eachLine(text, (line) => reader.read(line));
  return reader.end();
}

/** Reads a text line by line, and keeps only its records in memory. */
export class BenchmarkReader {
  readonly #collector: Collector;
  readonly #streams = new Map<string, StreamReader>();
  readonly #lines: LineReader;
  #number = 0;
  #last = 0;

  constructor(file: string, folds: boolean) {
    const collector = new Collector(file, folds);
    this.#collector = collector;
    this.#lines = new LineReader({
      line: (stream, line) => {
        if (collector.full !== undefined) return false;
        this.#last = line.line;
        let reader = this.#streams.get(stream);
        if (reader === undefined) {
          reader = new StreamReader(collector, stream === '' ? undefined : stream);
          this.#streams.set(stream, reader);
        }
        reader.read(line);
        return true;
      },
      damaged(line) {
        if (collector.full === undefined) collector.syntaxError(line, 'a truncated or damaged event of go test -json');
      },
    });
  }

  /**
   * Reads the next line, and returns false if the rest of the text must not be read. If the line is longer than the
   * limit, `raw` is its length.
   */
  read(raw: string | number): boolean {
    this.#number += 1;
    return this.#lines.read(raw, this.#number);
  }

  /** Ends the text, and returns its records in the order of their lines. */
  end(): (BenchmarkRecord | SeriesRecord)[] {
    this.#lines.end();
    const { full } = this.#collector;
    for (const stream of this.#streams.values()) stream.end();
    if (full !== undefined) {
      this.#collector.syntaxError(this.#last, `more than ${full}: everything after this line is ignored`);
    }
    return settleAll(this.#collector.drafts);
  }
}

function settleAll(drafts: readonly Draft[]): (BenchmarkRecord | SeriesRecord)[] {
  const packages = new Map<string, NamedDraft[]>();
  for (const draft of drafts) {
    if (!isNamed(draft)) continue;
    const key = draft.config.get('pkg') ?? '';
    const others = packages.get(key);
    if (others === undefined) packages.set(key, [draft]);
    else others.push(draft);
  }
  const records = new Map<Draft, BenchmarkRecord | SeriesRecord>();
  for (const named of packages.values()) {
    const names = settleNames(named);
    for (const [index, draft] of named.entries()) {
      const name = names[index];
      if (name !== undefined) records.set(draft, settle(draft, name.name, name.doubt));
    }
  }
  const settled = drafts.flatMap((draft) => (isNamed(draft) ? (records.get(draft) ?? []) : [draft]));
  return settled.toSorted((one, other) => one.position.line - other.position.line);
}
