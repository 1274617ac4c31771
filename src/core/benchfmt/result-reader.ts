import type { Collector } from './collector.ts';
import type { NamedDraft } from './draft.ts';
import type { ResultLine } from './line.ts';
import { parseBenchmarkLine, parseConfigLine } from './line.ts';
import { afterPrintedName, figuresAtEnd, isNameOf, lastResultOf } from './result-match.ts';

type Config = ReadonlyMap<string, string>;
type Figures = Omit<ResultLine, 'name'>;

/** A name whose figures have not come yet: without `-v`, what the benchmark prints stands between them. */
interface Pending {
  readonly full: string;
  readonly line: number;
  readonly config: Config;
  readonly message: string;
  readonly warnings: readonly string[];
}

/** Finds the result lines, and what stands for them where a benchmark's own output is mixed in. */
export class ResultReader {
  readonly #collector: Collector;
  /** The benchmark that runs: named by a frame, an event, or only by the bare line that `-v` prints. */
  #running: { readonly kind: 'frame' | 'event' | 'verbose'; readonly name: string } | undefined;
  /** The last line that looks like the running benchmark's result; a frame makes it the genuine one. */
  #candidate: NamedDraft | undefined;
  #pending: Pending | undefined;
  #inLog = false;

  constructor(collector: Collector) {
    this.#collector = collector;
  }

  get framed(): boolean {
    return this.#running !== undefined && this.#running.kind !== 'verbose';
  }

  get eventName(): string | undefined {
    return this.#running?.kind === 'event' ? this.#running.name : undefined;
  }

  get running(): string | undefined {
    return this.#pending?.full ?? this.#running?.name;
  }

  /** Who a crash message on this line belongs to. */
  nameInFront(text: string): string | undefined {
    return /^(Benchmark[^ \t]*) *\t/.exec(text)?.[1] ?? this.running;
  }

  start(name: string, kind: 'frame' | 'event'): void {
    this.close();
    this.#running = { kind, name };
  }

  endOfSample(): void {
    if (this.#candidate !== undefined) this.#collector.drafts.push(this.#candidate);
    this.#candidate = undefined;
    this.#inLog = false;
  }

  /** What a benchmark logged follows its result, up to the next frame. */
  startLog(): void {
    this.#inLog = this.#running?.kind === 'frame';
  }

  /** The benchmark is accounted for otherwise: its missing figures are no error. */
  forget(name: string | undefined): void {
    if (name !== undefined && this.#pending !== undefined && isNameOf(this.#pending.full, name))
      this.#pending = undefined;
  }

  close(): void {
    this.endOfSample();
    if (this.#pending !== undefined) this.#collector.syntaxError(this.#pending.line, this.#pending.message);
    this.#pending = undefined;
    this.#running = undefined;
  }

  /** Whether the line was (part of) a result. */
  read(text: string, line: number, config: Config): boolean {
    if (this.#inLog) return true;
    if (this.framed) return this.#readFramed(text, line, config);
    if (text.startsWith('Benchmark')) return this.#readNamed(text, line, config, []);
    return this.#readPending(text) || this.#readGlued(text, line, config);
  }

  #readFramed(text: string, line: number, config: Config): boolean {
    const name = this.#running?.name ?? '';
    const found = lastResultOf(name, text);
    if (found === undefined || (found.glued && /^[ \t]/.test(text))) return false;
    if (found.figures.kind === 'error') {
      this.#collector.syntaxError(line, found.figures.message);
      return true;
    }
    const draft = this.#draft(found.full, name, found.figures, line, config, []);
    if (this.#running?.kind === 'frame') this.#candidate = draft;
    else this.#collector.drafts.push(draft);
    return true;
  }

  #readNamed(text: string, line: number, config: Config, warnings: readonly string[]): boolean {
    const parsed = parseBenchmarkLine(text);
    if (parsed.kind === 'name') {
      this.#running = { kind: 'verbose', name: parsed.name };
      return true;
    }
    if (parsed.kind === 'result') {
      const other = this.running !== undefined && !isNameOf(parsed.name, this.running);
      const doubts = other ? [`printed while ${this.running} was running: may be its own output`] : [];
      this.#push(parsed.name, parsed, line, config, [...warnings, ...doubts]);
      return true;
    }
    // After a count the line is what it is, damaged or without any metric; before it, the figures may still come.
    const waits =
      parsed.message === 'missing iteration count' || parsed.message === 'parsing iteration count: invalid syntax';
    const rest = waits ? afterPrintedName(text) : undefined;
    if (rest === undefined) {
      this.#collector.syntaxError(line, parsed.message);
      return true;
    }
    this.#expect({ full: parsed.name, line, config, message: parsed.message, warnings });
    this.#readPending(rest);
    return true;
  }

  #expect(pending: Pending): void {
    if (this.#pending !== undefined) this.#collector.syntaxError(this.#pending.line, this.#pending.message);
    this.#pending = pending;
  }

  #readPending(text: string): boolean {
    const figures = this.#pending === undefined ? undefined : figuresAtEnd(text);
    // With another name before them, the figures are that one's.
    if (this.#pending === undefined || figures === undefined || figures.noise.includes('Benchmark')) return false;
    const { full, line, config, warnings } = this.#pending;
    this.#pending = undefined;
    this.#push(full, figures, line, config, [...warnings, 'put together again: output stood between name and figures']);
    return true;
  }

  /** A result whose line begins with what the benchmark printed without a line break. */
  #readGlued(text: string, line: number, config: Config): boolean {
    if (!text.includes('Benchmark') || /^[ \t]/.test(text)) return false;
    const warnings = ['other output stood before the name on its line'];
    const found = this.#running === undefined ? undefined : lastResultOf(this.#running.name, text);
    if (found?.figures.kind === 'result') {
      this.#push(found.full, found.figures, line, config, warnings);
      return true;
    }
    const result = text.slice(text.lastIndexOf('Benchmark'));
    return this.#running === undefined && afterPrintedName(result) !== undefined && parseConfigLine(text) === undefined
      ? this.#readNamed(result, line, config, warnings)
      : false;
  }

  #push(full: string, figures: Figures, line: number, config: Config, warnings: readonly string[]): void {
    const name = this.#running?.name;
    const certain = name !== undefined && isNameOf(full, name) ? name : undefined;
    this.#collector.drafts.push(this.#draft(full, certain, figures, line, config, warnings));
  }

  #draft(
    full: string,
    certain: string | undefined,
    figures: Figures,
    line: number,
    config: Config,
    warnings: readonly string[],
  ): NamedDraft {
    const position = this.#collector.position(line);
    if (figures.iterations < 1) {
      const reason =
        figures.iterations === 0 ? 'the benchmark ended before its first iteration' : 'negative iteration count';
      return { kind: 'invalid', position, full, certain, reason, config };
    }
    const measurements = figures.measurements.filter(({ value }) => Number.isFinite(value));
    const nonFinite = figures.measurements.filter(({ value }) => !Number.isFinite(value));
    return {
      kind: 'result',
      position,
      full,
      certain,
      iterations: figures.iterations,
      measurements,
      nonFinite,
      config,
      warnings: [...warnings],
    };
  }
}
