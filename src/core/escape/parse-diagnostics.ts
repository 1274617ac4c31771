import type { Diagnostics, EscapeDiagnostic, FlowStep, Position } from './diagnostic.ts';

const mostSamples = 20;
const position = /^((?:[A-Za-z]:)?[^\s:][^:]*):(\d+)(?::(\d+))?: (.*)$/;

/** What the text behind a position says; `undefined` for a form that is not known. */
type Saying =
  | { readonly kind: 'diagnostic'; readonly make: (at: Position) => EscapeDiagnostic }
  /** Opens an explanation: `flow` and `from` lines of the same position follow. */
  | { readonly kind: 'explains'; readonly what: 'escapes' | 'leaks'; readonly subject: string }
  | { readonly kind: 'flow' }
  | { readonly kind: 'step'; readonly step: FlowStep };

/**
 * Reads what the compiler prints for `-gcflags=-m=2`, Go 1.22 to 1.27. Lines without a position (package headers, notes of
 * the go command) are none of ours. `place` gives the name that a file is to have.
 */
export function parseDiagnostics(text: string, place: (file: string) => string = (file) => file): Diagnostics {
  const found = new Map<string, EscapeDiagnostic>();
  const flows = new Map<string, FlowStep[]>();
  const samples = new Set<string>();
  let unknown = 0;
  let open: FlowStep[] | undefined;
  for (const line of text.split('\n')) {
    const [, file, number, column, message] = position.exec(line) ?? [];
    if (file === undefined || message === undefined) continue;
    const at = positionOf(place(file), number, column);
    const saying = readMessage(message, place);
    if (saying === undefined) {
      unknown++;
      if (samples.size < mostSamples) samples.add(line);
      continue;
    }
    if (saying.kind === 'explains') {
      open = [];
      const key = flowKey(saying.what, at, saying.subject);
      // An instance of a generic function, or a copy for tests, says the same again.
      if (!flows.has(key)) flows.set(key, open);
    } else if (saying.kind === 'step') open?.push(saying.step);
    else if (saying.kind === 'diagnostic') {
      const diagnostic = saying.make(at);
      found.set(JSON.stringify(diagnostic), diagnostic);
    }
  }
  const known = [...found.values()].map((diagnostic) => withFlow(diagnostic, flows)).toSorted(byPosition);
  return { known, unknown: { count: unknown, samples: [...samples] } };
}

function positionOf(file: string, line: string | undefined, column: string | undefined): Position {
  return { file, line: Number(line), column: column === undefined ? undefined : Number(column) };
}

function readMessage(message: string, place: (file: string) => string): Saying | undefined {
  if (message.startsWith('  ')) {
    const inner = message.trimStart();
    if (inner.startsWith('flow: ')) return { kind: 'flow' };
    return readStep(inner, place);
  }
  return readExplanation(message) ?? readDiagnostic(message);
}

/** `from EXPRESSION (REASON) at FILE:LINE:COLUMN`; the expression can hold anything. */
function readStep(text: string, place: (file: string) => string): Saying | undefined {
  const at = text.lastIndexOf(' at ');
  if (!text.startsWith('from ') || at < 0) return undefined;
  const before = text.slice('from '.length, at);
  const open = before.lastIndexOf(' (');
  const [, file, line, column] = /^(.+?):(\d+)(?::(\d+))?$/.exec(text.slice(at + ' at '.length)) ?? [];
  if (open < 0 || !before.endsWith(')') || file === undefined) return undefined;
  const step = {
    text: before.slice(0, open),
    reason: before.slice(open + 2, -1),
    at: positionOf(place(file), line, column),
  };
  return { kind: 'step', step };
}

const leak = /^parameter (.+) leaks to (.+) with derefs=\d+:$/;
/** Go ≤ 1.24 ends with `heap:`, later ones name the function. */
const escape = / escapes to heap(?: in .+)?:$/;

function readExplanation(message: string): Saying | undefined {
  const [, parameter] = leak.exec(message) ?? [];
  if (parameter !== undefined) return { kind: 'explains', what: 'leaks', subject: parameter };
  if (!message.endsWith(':')) return undefined;
  const found = escape.exec(message);
  return found === null ? undefined : { kind: 'explains', what: 'escapes', subject: message.slice(0, found.index) };
}

function readDiagnostic(message: string): Saying | undefined {
  const make = diagnosticOf(message);
  return make === undefined ? undefined : { kind: 'diagnostic', make: (at) => ({ at, ...make }) };
}

/** Distributes over the union, so that each kind keeps its own fields. */
type WithoutPosition<T> = T extends unknown ? Omit<T, 'at'> : never;

function diagnosticOf(message: string): WithoutPosition<EscapeDiagnostic> | undefined {
  const after = (prefix: string): string | undefined =>
    message.startsWith(prefix) ? message.slice(prefix.length) : undefined;
  const before = (suffix: string): string | undefined =>
    message.endsWith(suffix) ? message.slice(0, -suffix.length) : undefined;

  const moved = after('moved to heap: ');
  if (moved !== undefined) return { kind: 'moved-to-heap', subject: moved, flow: [] };
  const escapes = before(' escapes to heap');
  if (escapes !== undefined) return { kind: 'escapes', subject: escapes, flow: [] };
  const stays = before(' does not escape');
  if (stays !== undefined) return { kind: 'does-not-escape', subject: stays };
  return parameterOrInlining(message) ?? remark(message);
}

function parameterOrInlining(message: string): WithoutPosition<EscapeDiagnostic> | undefined {
  const [, content, subject, result] =
    /^leaking param( content)?: (\S+)(?: to result (\S+) level=-?\d+)?$/.exec(message) ?? [];
  if (subject !== undefined)
    return { kind: 'leaking-param', subject, content: content !== undefined, toResult: result !== undefined, flow: [] };
  const [, how, captured] = / capturing by (ref|value): (\S+) \(addr=\w+ assign=\w+ width=\d+\)$/.exec(message) ?? [];
  if (captured !== undefined) return { kind: 'capturing', subject: captured, how: how === 'ref' ? 'ref' : 'value' };
  const [, inlinable, cost] = /^can inline (.+?) with cost (\d+)(?: as: |$)/.exec(message) ?? [];
  if (inlinable !== undefined) return { kind: 'can-inline', function: inlinable, cost: Number(cost) };
  const [, called] = /^inlining call to (.+)$/.exec(message) ?? [];
  if (called !== undefined) return { kind: 'inlining-call', function: called };
  if (message.startsWith('cannot inline ')) {
    const colon = message.indexOf(': ');
    if (colon > 0)
      return {
        kind: 'cannot-inline',
        function: message.slice('cannot inline '.length, colon),
        reason: message.slice(colon + 2),
      };
  }
  const [, target, concrete] = /^(?:PGO )?devirtualizing (.+) to (.+)$/.exec(message) ?? [];
  if (target !== undefined && concrete !== undefined) return { kind: 'devirtualizing', subject: target, to: concrete };
  return undefined;
}

const remarks = [
  /^zero-copy string->\[\]byte conversion$/,
  / ignoring self-assignment in /,
  /^(?:assuming|marking) .* uintptr$/,
  /^index bounds check elided$/,
  /^hash of .+ is constant$/,
  /^can inline \S+$/,
  /^stack object .+$/,
  /^live at .+$/,
  /^.+ is not preserved by .+$/,
];

function remark(message: string): WithoutPosition<EscapeDiagnostic> | undefined {
  return remarks.some((form) => form.test(message)) ? { kind: 'remark', text: message } : undefined;
}

function flowKey(what: 'escapes' | 'leaks', { file, line, column }: Position, subject: string): string {
  return JSON.stringify([what, file, line, column ?? 0, subject]);
}

function withFlow(diagnostic: EscapeDiagnostic, flows: ReadonlyMap<string, readonly FlowStep[]>): EscapeDiagnostic {
  if (diagnostic.kind === 'escapes' || diagnostic.kind === 'moved-to-heap')
    return { ...diagnostic, flow: flows.get(flowKey('escapes', diagnostic.at, diagnostic.subject)) ?? [] };
  if (diagnostic.kind === 'leaking-param')
    return { ...diagnostic, flow: flows.get(flowKey('leaks', diagnostic.at, diagnostic.subject)) ?? [] };
  return diagnostic;
}

function byPosition(a: EscapeDiagnostic, b: EscapeDiagnostic): number {
  if (a.at.file !== b.at.file) return a.at.file < b.at.file ? -1 : 1;
  return a.at.line - b.at.line || (a.at.column ?? 0) - (b.at.column ?? 0) || (a.kind < b.kind ? -1 : 1);
}
