import type { SourceLine, OversizedLine } from './source-lines.ts';
import { eachLine, sourceLines } from './source-lines.ts';
import { maxLineLength } from './limits.ts';

interface Event {
  readonly action: string;
  readonly stream: string;
  readonly test: string | undefined;
  readonly output: string | undefined;
}

/** Whether the text is the output of `go test -json`: its first line that is not blank is one of its events. */
export function isEventStream(text: string): boolean {
  const first = /\S[^\n]*/.exec(text.slice(0, maxLineLength).replace(/^\ufeff/, ''))?.[0];
  return first !== undefined && parseEvent(first) !== undefined;
}

/**
 * Puts the output of `go test -json` together again, line by line and a stream for each package.
 *
 * Packages may interleave, and an event may hold part of a line. A line's number is that of the event with its beginning;
 * lines that are no events (what the go command itself says) go to a stream named ''.
 */
export function readEvents(text: string, visit: (stream: string, line: SourceLine | OversizedLine) => boolean): void {
  const partial = new Map<string, { text: string; line: number; owned: boolean }>();
  let going = true;

  const visitRaw = (stream: string, raw: string, number: number, owned: boolean): void => {
    const lines = sourceLines(raw, number);
    for (const line of Array.isArray(lines) ? lines : [lines]) {
      going = going && visit(stream, 'text' in line ? { ...line, owned } : line);
    }
  };

  const append = (event: Event, output: string, number: number): void => {
    const held = partial.get(event.stream) ?? { text: '', line: number, owned: event.test !== undefined };
    const lines = output.split('\n');
    const rest = lines.pop() ?? '';
    for (const [index, line] of lines.entries()) {
      if (index === 0) visitRaw(event.stream, held.text + line, held.line, held.owned);
      else visitRaw(event.stream, line, number, event.test !== undefined);
    }
    if (lines.length === 0) partial.set(event.stream, { ...held, text: held.text + rest });
    else if (rest === '') partial.delete(event.stream);
    else partial.set(event.stream, { text: rest, line: number, owned: event.test !== undefined });
  };

  eachLine(text, (raw, number) => {
    const event = raw.length > maxLineLength ? undefined : parseEvent(raw);
    if (event === undefined) visitRaw('', raw, number, false);
    else if (event.action === 'run' && event.test !== undefined) {
      going =
        going && visit(event.stream, { line: number, text: `=== RUN   ${event.test}`, origin: 'event', owned: true });
    } else if (event.output !== undefined) append(event, event.output, number);
    return going;
  });
  for (const [stream, held] of partial) visitRaw(stream, held.text, held.line, held.owned);
}

/** Fields of https://pkg.go.dev/cmd/test2json that matter here; `undefined` for anything else. */
function parseEvent(raw: string): Event | undefined {
  const start = raw.startsWith('\ufeff') ? 1 : 0;
  if (raw[start] !== '{') return undefined;
  let value: unknown;
  try {
    value = JSON.parse(raw.slice(start));
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const action = field(value, 'Action');
  if (action === undefined) return undefined;
  return {
    action,
    stream: field(value, 'Package') ?? field(value, 'ImportPath') ?? '',
    test: field(value, 'Test'),
    output: field(value, 'Output'),
  };
}

function field(object: object, key: string): string | undefined {
  const value: unknown = Object.hasOwn(object, key) ? Reflect.get(object, key) : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
