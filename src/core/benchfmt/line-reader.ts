import { maxLineLength, maxRecords } from './limits.ts';
import type { OversizedLine, SourceLine } from './source-lines.ts';
import { clean, sourceLines } from './source-lines.ts';

interface Event {
  readonly kind: 'event';
  readonly action: string;
  readonly stream: string;
  readonly test: string | undefined;
  readonly output: string | undefined;
}

type Line = Event | { readonly kind: 'damaged' } | { readonly kind: 'other' };

/** Handles the lines of a text, after output from events of `go test -json` has been reassembled into lines. */
export interface LineVisitor {
  /**
   * Handles one line, and returns false to stop. `stream` is the package that an event names, or '' for lines that
   * aren't from events.
   */
  line(stream: string, line: SourceLine | OversizedLine): boolean;
  /** Handles a line that was an event before it was cut or changed. */
  damaged(line: number): void;
}

interface Partial {
  readonly text: string;
  /** The number of characters dropped before `text`, because the line is too long to be read anyway. */
  readonly dropped: number;
  readonly line: number;
  readonly owner: string | undefined;
}

/**
 * `LineReader` reads plain lines, events of `go test -json`, or a mixture of both. Packages may be interleaved, and an
 * event may contain only part of a line; the line's number is that of the event that contains its beginning. Before Go
 * 1.20, an event named the last unit test, or the last benchmark that logged something, no matter what printed the
 * line. Therefore, the benchmark that an event names is trusted only in streams whose events also announce when
 * benchmarks start.
 */
export class LineReader {
  readonly #visitor: LineVisitor;
  readonly #partial = new Map<string, Partial>();
  /** Streams in which an event announced the start of a benchmark. */
  readonly #announcing = new Set<string>();
  #events = false;
  /** Numbers of the lines that look like damaged events. They are reported only if the text contains events. */
  #suspects: number[] = [];
  #going = true;

  constructor(visitor: LineVisitor) {
    this.#visitor = visitor;
  }

  /** Reads one raw line, and returns false to stop. If the line is too long, `raw` is its length. */
  read(raw: string | number, number: number): boolean {
    const line = typeof raw === 'number' || raw.length > maxLineLength || !/["\\]/.test(raw) ? other : parseLine(raw);
    if (line.kind === 'event') this.#event(line, number);
    else {
      if (line.kind === 'damaged') this.#suspect(number);
      this.#visit('', raw, number, undefined);
    }
    return this.#going;
  }

  /** Ends the text, and visits the last lines even if they lack a line break. */
  end(): void {
    for (const [stream, { line, owner, ...rest }] of this.#partial) this.#visit(stream, joined(rest, ''), line, owner);
  }

  #event({ action, stream, test, output }: Event, number: number): void {
    if (!this.#events) {
      this.#events = true;
      for (const line of this.#suspects) this.#visitor.damaged(line);
    }
    const benchmark = test?.startsWith('Benchmark') === true ? test : undefined;
    if (action === 'run' && benchmark !== undefined) {
      this.#announcing.add(stream);
      this.#emit(stream, { kind: 'start', name: benchmark }, number);
    } else if (output !== undefined) {
      if (output.startsWith('=== RUN   Benchmark')) this.#announcing.add(stream);
      this.#append(stream, output, number, this.#announcing.has(stream) ? benchmark : undefined);
    } else if (action === 'start') this.#emit(stream, { kind: 'open' }, number);
    else if (test === undefined && (action === 'pass' || action === 'fail')) {
      this.#emit(stream, { kind: 'end', status: action === 'pass' ? 'ok' : 'FAIL' }, number);
    }
  }

  #emit(stream: string, event: NonNullable<SourceLine['event']>, line: number): void {
    this.#going =
      this.#going && this.#visitor.line(stream, { line, text: '', origin: 'event', owner: undefined, event });
  }

  #append(stream: string, output: string, number: number, owner: string | undefined): void {
    const held = this.#partial.get(stream) ?? { text: '', dropped: 0, line: number, owner };
    const lines = output.split('\n');
    const rest = lines.pop() ?? '';
    for (const [index, line] of lines.entries()) {
      if (index === 0) this.#visit(stream, joined(held, line), held.line, held.owner);
      else this.#visit(stream, line, number, owner);
    }
    if (lines.length === 0) {
      const whole = joined(held, rest);
      const kept = typeof whole === 'number' ? { text: '', dropped: whole } : { text: whole, dropped: 0 };
      this.#partial.set(stream, { ...held, ...kept });
    } else if (rest === '') this.#partial.delete(stream);
    else this.#partial.set(stream, { text: rest, dropped: 0, line: number, owner });
  }

  #visit(stream: string, raw: string | number, number: number, owner: string | undefined): void {
    const lines = sourceLines(raw, number);
    for (const line of Array.isArray(lines) ? lines : [lines]) {
      this.#going = this.#going && this.#visitor.line(stream, 'text' in line ? { ...line, owner } : line);
    }
  }

  #suspect(number: number): void {
    if (this.#events) this.#visitor.damaged(number);
    else if (this.#suspects.length < maxRecords) this.#suspects.push(number);
  }
}

/** `joined` joins two parts of a line. If the line is too long to be read, it returns only the line's length. */
function joined({ text, dropped }: Pick<Partial, 'text' | 'dropped'>, rest: string): string | number {
  const length = dropped + text.length + rest.length;
  return length > maxLineLength ? length : text + rest;
}

const other: Line = { kind: 'other' };
const damaged: Line = { kind: 'damaged' };
const eventKeys = ['Time', 'Action', 'Package', 'ImportPath', 'Test', 'Output'];
const quotedKeys = eventKeys.map((key) => `"${key}":`);

/** `parseLine` parses a line that may be an event of `go test -json` (https://pkg.go.dev/cmd/test2json). */
function parseLine(raw: string): Line {
  const text = clean(raw);
  if (text[0] !== '{') return isPartOfEvent(text) ? damaged : other;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return /^\{ ?"/.test(text) || isPartOfEvent(text) ? damaged : other;
  }
  if (typeof value !== 'object' || value === null) return other;
  // Two joined events may parse as one object, in which only the last values remain.
  if (quotedKeys.some((key) => text.includes(key, text.indexOf(key) + 1))) return damaged;
  const action = field(value, 'Action');
  const output = field(value, 'Output');
  if (action !== undefined && !/^[a-z][a-z-]*$/.test(action)) return damaged;
  if (action === undefined) {
    return eventKeys.some((key) => Object.hasOwn(value, key)) || isPartOfEvent(text) ? damaged : other;
  }
  if ((output === undefined) === (action === 'output' || action === 'build-output')) return damaged;
  const stream = field(value, 'Package') ?? field(value, 'ImportPath') ?? '';
  return { kind: 'event', action, stream, test: field(value, 'Test'), output };
}

/**
 * `isPartOfEvent` reports whether a line is a fragment of an event: it contains a key of an event, or a result with
 * escaped white space.
 */
function isPartOfEvent(text: string): boolean {
  return /"(?:Action|Output)": ?"/.test(text) || (/\\[nt]/.test(text) && /Benchmark|\/op/.test(text));
}

function field(object: object, key: string): string | undefined {
  const value: unknown = Object.hasOwn(object, key) ? Reflect.get(object, key) : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
