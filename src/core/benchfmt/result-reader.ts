import type { Collector } from './collector.ts';
import type { NamedDraft } from './draft.ts';
import { brokenUnit, layoutOf } from './layout.ts';
import type { ResultLine } from './line.ts';
import { parseBenchmarkLine, parseConfigLine } from './line.ts';
import type { PackageRun } from './package-run.ts';
import type { Measurement } from './records.ts';
import { looksLikeResult } from './result-shape.ts';
import { afterPrintedName, figuresAtEnd, gluedResultAt, isNameOf, lastResultOf } from './result-match.ts';

type Config = ReadonlyMap<string, string>;
type Figures = Omit<ResultLine, 'name'>;

/** The line that contains a result. */
interface Place {
  readonly line: number;
  readonly config: Config;
  /** The benchmark that the event names, if the line comes from an event of `go test -json`. */
  readonly owner: string | undefined;
}

/**
 * A name whose figures have not been read yet. Without `-v`, a benchmark's own output can appear between its name and
 * its figures.
 */
interface Pending {
  readonly full: string;
  readonly place: Place;
  readonly message: string;
  readonly warnings: readonly string[];
}

/** A result line that has been parsed, but whose figures and columns have not been checked yet. */
interface Reading {
  readonly full: string;
  readonly certain: string | undefined;
  readonly figures: Figures;
  readonly place: Place;
  readonly warnings: readonly string[];
  readonly columns: Columns;
}

/** The text after the name on a line, split at tabs. */
interface Columns {
  readonly texts: readonly string[];
  readonly padsName: boolean;
}

/** Finds the result lines, including those that are mixed with a benchmark's own output. */
export class ResultReader {
  readonly #collector: Collector;
  readonly #run: PackageRun;
  /** The running benchmark, as named by a frame, an event, or only by the bare name that `-v` prints. */
  #running: { readonly kind: 'frame' | 'event' | 'verbose'; readonly name: string } | undefined;
  /** The last line that looks like the running benchmark's result; the frame that ends the sample confirms it. */
  #candidate: NamedDraft | undefined;
  #pending: Pending | undefined;
  #inLog = false;

  constructor(collector: Collector, run: PackageRun) {
    this.#collector = collector;
    this.#run = run;
  }

  get framed(): boolean {
    return this.#running !== undefined && this.#running.kind !== 'verbose';
  }

  /** Reports whether events of `go test -json` name the running benchmark. */
  get byEvents(): boolean {
    return this.#running?.kind === 'event';
  }

  get running(): string | undefined {
    return this.#pending?.full ?? this.#running?.name;
  }

  /**
   * Returns the benchmark to which a crash message on this line belongs: the one named at the start of the line, or
   * else the running one.
   */
  nameInFront(text: string): string | undefined {
    return /^(Benchmark[^ \t]*) *\t/.exec(text)?.[1] ?? this.running;
  }

  start(name: string, kind: 'frame' | 'event', line: number): void {
    if (kind === 'event' && this.#running?.kind === 'event' && this.#running.name === name) return;
    this.close();
    this.#running = { kind, name };
    this.#run.start(name, line);
  }

  endOfSample(): void {
    if (this.#candidate !== undefined) this.#add(this.#candidate);
    this.#candidate = undefined;
    this.#inLog = false;
  }

  /** Treats the indented lines up to the next frame as the benchmark's log. */
  startLog(): void {
    this.#inLog = this.#running?.kind === 'frame';
  }

  /**
   * Stops expecting figures from a benchmark that failed, was skipped, panicked or timed out, so that missing figures
   * aren't an error.
   */
  forget(name: string | undefined): void {
    if (name === undefined) return;
    this.#run.answer(name);
    if (this.#pending !== undefined && isNameOf(this.#pending.full, name)) this.#pending = undefined;
  }

  /** Stops waiting for a benchmark's figures because the process died, and leaves the benchmark unfinished. */
  abandon(named: string | undefined, line: number): void {
    const name = named ?? this.#pending?.full;
    if (name !== undefined) this.#run.start(name, this.#pending?.place.line ?? line);
    this.#pending = undefined;
  }

  close(): void {
    this.endOfSample();
    this.#dropPending();
    this.#running = undefined;
  }

  /** Reports whether a logged line ends in figures as `testing` prints them. If so, a result was joined to the line. */
  endsLogLine(text: string): boolean {
    if (!text.includes('\t')) return false;
    const last = text.trimEnd().slice(text.lastIndexOf('\t') + 1);
    if (last.endsWith(' allocs/op') && areValues([last])) return true;
    const figures = figuresAtEnd(text);
    return figures !== undefined && areValues(figures.columns.slice(1));
  }

  /**
   * Reads a line, and reports whether it was a result, part of one, a benchmark's name, or a line of a benchmark's log.
   */
  read(text: string, place: Place): boolean {
    if (this.#inLog && text.startsWith(' ')) return true;
    if (this.framed) return this.#readFramed(text, place);
    if (text.startsWith('Benchmark')) return this.#readNamed(text, place, []);
    return this.#readPending(text) || this.#readGlued(text, place);
  }

  #readFramed(text: string, place: Place): boolean {
    const name = place.owner ?? this.#running?.name ?? '';
    const found = lastResultOf(name, text);
    if (found === undefined || (found.glued && /^[ \t]/.test(text))) return false;
    if (found.figures.kind === 'error') {
      this.#damage(place, found.figures.message, found.full);
      return true;
    }
    const { full, figures } = found;
    if (looksLikeResult(text.slice(0, found.at))) this.#damage(place, joined, undefined);
    const columns = columnsOf(text.slice(found.at));
    const draft = this.#draft({ full, certain: name, figures, place, warnings: [], columns });
    if (draft === undefined) return true;
    if (this.#running?.kind !== 'frame') {
      this.#add(draft);
      return true;
    }
    if (this.#candidate !== undefined) {
      const { line } = this.#candidate.position;
      this.#damage({ ...place, line }, `${name} has another result after this one; this one is ignored`, name);
    }
    this.#candidate = draft;
    return true;
  }

  #readNamed(text: string, place: Place, warnings: readonly string[]): boolean {
    const parsed = parseBenchmarkLine(text);
    if (parsed.kind === 'name') {
      this.#running = { kind: 'verbose', name: parsed.name };
      this.#run.start(parsed.name, place.line);
      return true;
    }
    if (parsed.kind === 'result') {
      const { running } = this;
      const other = running !== undefined && !isNameOf(parsed.name, running) && !parsed.name.startsWith(`${running}/`);
      const doubts = other ? [`printed while ${running} was running, so it may be output of the benchmark itself`] : [];
      this.#push(parsed.name, parsed, place, [...warnings, ...doubts], columnsOf(text));
      return true;
    }
    // If the count was read, the line is damaged or lacks metrics. If the count is missing, the figures may still
    // follow on a later line.
    const waits =
      parsed.message === 'missing iteration count' || parsed.message === 'parsing iteration count: invalid syntax';
    const rest = waits ? afterPrintedName(text) : undefined;
    if (rest === undefined) {
      this.#damage(place, parsed.message, parsed.name);
      return true;
    }
    this.#dropPending();
    this.#pending = { full: parsed.name, place, message: parsed.message, warnings };
    this.#readPending(rest);
    return true;
  }

  #dropPending(): void {
    if (this.#pending !== undefined) this.#damage(this.#pending.place, this.#pending.message, this.#pending.full);
    this.#pending = undefined;
  }

  #readPending(text: string): boolean {
    const figures = this.#pending === undefined ? undefined : figuresAtEnd(text);
    // If another name precedes the figures, they belong to the benchmark with that name.
    if (this.#pending === undefined || figures === undefined || figures.noise.includes('Benchmark')) return false;
    const { full, place, warnings } = this.#pending;
    this.#pending = undefined;
    if (looksLikeResult(figures.noise)) {
      this.#damage(place, joined, full);
      return true;
    }
    const doubts = [...warnings, 'reassembled: other output came between the name and the figures'];
    this.#push(full, figures, place, doubts, { texts: figures.columns, padsName: false });
    return true;
  }

  /** Reads a result on a line that begins with the benchmark's own output, because that output lacked a line break. */
  #readGlued(text: string, place: Place): boolean {
    if (!text.includes('Benchmark') || /^(?: {4}|\t)/.test(text)) return false;
    const warnings = ['other output precedes the name on this line'];
    const at = gluedResultAt(text, this.#running?.name);
    if (at === undefined) return false;
    if (at === 'ambiguous') {
      this.#damage(place, 'other output precedes the name, so where the name begins is ambiguous', undefined);
      return true;
    }
    const result = text.slice(at);
    const rest = afterPrintedName(result) ?? '';
    const complete = /^ *[0-9]+(?:[\t\r]|$)/.test(rest);
    // Without a count, this may just as well be prose or a label. While a benchmark is known to be running, it can't be
    // a name that is still waiting for its figures, because `testing` prints such a name only without `-v`.
    if (!complete && (this.#running !== undefined || parseConfigLine(text) !== undefined)) return false;
    return this.#readNamed(result, place, warnings);
  }

  #push(full: string, figures: Figures, place: Place, warnings: readonly string[], columns: Columns): void {
    const name = this.#running?.name;
    const certain = name !== undefined && isNameOf(full, name) ? name : undefined;
    const draft = this.#draft({ full, certain, figures, place, warnings, columns });
    if (draft !== undefined) this.#add(draft);
  }

  #add(draft: NamedDraft): void {
    const kept = this.#collector.keep(draft, this.#run.unnamed);
    this.#run.answer(kept.full);
    this.#run.add(kept, draft.position.line);
  }

  #damage({ line, config }: Place, message: string, name: string | undefined): void {
    if (name !== undefined) this.#run.answer(name);
    this.#collector.syntaxError(line, message, name, config.get('pkg'));
  }

  /** Returns the draft of a result. If the line is damaged, it reports the damage and returns `undefined`. */
  #draft({ full, certain, figures, place, warnings, columns }: Reading): NamedDraft | undefined {
    const { config } = place;
    const position = this.#collector.position(place.line);
    if (figures.iterations < 1) {
      const reason =
        figures.iterations === 0 ? 'the benchmark ended before its first iteration' : 'negative iteration count';
      return { kind: 'invalid', position, full, certain, reason, config };
    }
    const layout = layoutOf(columns.texts, columns.padsName);
    if (layout === 'printed') this.#run.inColumns();
    const fault = negative(figures.measurements) ?? (layout === 'free' ? undefined : brokenUnit(columns.texts, layout));
    if (fault !== undefined) {
      this.#damage(place, fault, full);
      return undefined;
    }
    return {
      kind: 'result',
      position,
      full,
      certain,
      iterations: figures.iterations,
      measurements: figures.measurements.filter(({ value }) => Number.isFinite(value)),
      nonFinite: figures.measurements.filter(({ value }) => !Number.isFinite(value)),
      config,
      warnings: layout === 'shifted' ? [...warnings, shifted] : [...warnings],
    };
  }
}

/** `areValues` reports whether columns are formatted as `testing` prints values, regardless of what precedes them. */
function areValues(columns: readonly string[]): boolean {
  return layoutOf(['1'.padStart(8), ...columns]) === 'printed';
}

const joined = 'two results seem to be joined on this line';
const shifted = 'the columns are not aligned as go test prints them: the line may have been edited, cut or joined';

/**
 * `columnsOf` splits the text after a result line's name into columns, or the whole line if no tab follows the name.
 */
function columnsOf(text: string): Columns {
  const rest = afterPrintedName(text);
  if (rest === undefined && !text.includes('\t')) return { texts: [], padsName: false };
  return { texts: (rest ?? text).replace(/\r$/, '').split('\t'), padsName: /^[^ \t]+ {2,}\t/.test(text) };
}

/**
 * `negative` returns a message about the first negative figure in ns/op, B/op or allocs/op, or `undefined` if there is
 * none. Such a figure can't be right.
 */
function negative(measurements: readonly Measurement[]): string | undefined {
  const found = measurements.find(({ value, unit }) => value < 0 && /^(?:ns|B|allocs)\/op$/.test(unit));
  return found === undefined ? undefined : `${found.value} ${found.unit} is negative`;
}
