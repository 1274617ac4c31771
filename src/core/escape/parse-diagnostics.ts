import { byPosition, type Explained, type Explanation, positionKey, withFlows } from './explanations.ts';
import type { Diagnostics, EscapeDiagnostic, FlowStep, Position } from './diagnostic.ts';

const mostSamples = 20;
const position = /^((?:[A-Za-z]:)?[^\s:][^:]*):(\d+)(?::(\d+))?: (.*)$/s;

/** The meaning of a message that follows a position. */
type Saying =
  | { readonly kind: 'diagnostic'; readonly make: (at: Position) => EscapeDiagnostic }
  /** Begins an explanation: `flow` and `from` lines with the same position follow. */
  | { readonly kind: 'explains'; readonly explains: Explained }
  /**
   * Describes in the compiler's terms where the value flows. It is ignored, because the steps describe the same in
   * terms of the source.
   */
  | { readonly kind: 'flow' }
  | { readonly kind: 'step'; readonly step: FlowStep };

/**
 * `parseDiagnostics` parses the compiler's output for `-gcflags=-m=2`, Go 1.22 to 1.27. It ignores lines without a
 * position (package headers, messages of the go command). `place` converts file paths.
 */
export function parseDiagnostics(text: string, place: (file: string) => string = (file) => file): Diagnostics {
  const found = new Map<string, EscapeDiagnostic>();
  const explanations = new Map<string, Explanation[]>();
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
      const key = positionKey(at);
      const here = explanations.get(key) ?? [];
      explanations.set(key, here);
      here.push({ ...saying.explains, steps: open });
    } else if (saying.kind === 'step') open?.push(saying.step);
    else if (saying.kind === 'diagnostic') {
      const diagnostic = saying.make(at);
      found.set(JSON.stringify(diagnostic), diagnostic);
    }
  }
  const known = withFlows([...found.values()], explanations).toSorted(byPosition);
  return { known, unknown: { count: unknown, samples: [...samples] } };
}

function positionOf(file: string, line: string | undefined, column: string | undefined): Position {
  return { file, line: Number(line), column: column === undefined ? undefined : Number(column) };
}

function readMessage(message: string, place: (file: string) => string): Saying | undefined {
  if (message.startsWith('  ')) {
    const inner = message.trimStart();
    if (inner.startsWith('flow: ')) return { kind: 'flow' };
    if (inner.startsWith('warning: truncated explanation')) return { kind: 'flow' };
    return readStep(inner, place);
  }
  return readExplanation(message) ?? readDiagnostic(message);
}

/** `readStep` reads `from EXPRESSION (REASON) at FILE:LINE:COLUMN`; the expression can contain anything. */
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

/**
 * How the first line of an explanation ends: with `heap:` up to Go 1.24, and with the name of the function in later
 * versions.
 */
const escapeEnds = [' escapes to heap in ', ' escapes to heap:'];

function readExplanation(message: string): Saying | undefined {
  if (!message.endsWith(':')) return undefined;
  const [start, parameter] = /^parameter (\S+) leaks to /.exec(message) ?? [];
  if (start !== undefined && parameter !== undefined) {
    const rest = message.slice(start.length, message.lastIndexOf(' with derefs='));
    // From Go 1.25 on, the destination is followed by the name of the function.
    const to = rest.startsWith('{') ? rest : (rest.split(' ', 1)[0] ?? '');
    return { kind: 'explains', explains: { what: 'leaks', subject: parameter, to } };
  }
  const end = Math.max(...escapeEnds.map((words) => message.lastIndexOf(words)));
  if (end < 0) return undefined;
  return { kind: 'explains', explains: { what: 'escapes', subject: message.slice(0, end), to: '' } };
}

function readDiagnostic(message: string): Saying | undefined {
  const make = diagnosticOf(message);
  return make === undefined ? undefined : { kind: 'diagnostic', make: (at) => ({ at, ...make }) };
}

/** Omits `at` from each member of a union separately, so that each kind keeps its own fields. */
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
    return { kind: 'leaking-param', subject, content: content !== undefined, result, flow: [] };
  const [, how, captured] = / capturing by (ref|value): (\S+) \(addr=\w+ assign=\w+ width=\d+\)$/.exec(message) ?? [];
  if (captured !== undefined) return { kind: 'capturing', subject: captured, how: how === 'ref' ? 'ref' : 'value' };
  const [, inlinable, cost] = /^can inline (.+?) with cost (\d+)(?: as: |$)/s.exec(message) ?? [];
  if (inlinable !== undefined) return { kind: 'can-inline', function: inlinable, cost: Number(cost) };
  const [, called] = /^inlining call to (.+)$/s.exec(message) ?? [];
  if (called !== undefined) return { kind: 'inlining-call', function: called };
  if (message.startsWith('cannot inline ') && !message.endsWith(': repeated recursive cycle')) {
    const colon = message.indexOf(': ');
    if (colon > 0)
      return {
        kind: 'cannot-inline',
        function: message.slice('cannot inline '.length, colon),
        reason: message.slice(colon + 2),
      };
  }
  const [, target, concrete] =
    /^(?:partially |PGO )?devirtualizing (?:(?:interface|function) call )?(.+) to (.+)$/s.exec(message) ?? [];
  if (target !== undefined && concrete !== undefined) return { kind: 'devirtualizing', subject: target, to: concrete };
  return undefined;
}

const remarks = [
  /^zero-copy string->\[\]byte conversion$/,
  / ignoring self-assignment in /,
  /^assuming \S+ is unsafe uintptr$/,
  /^marking \S+ as escaping (?:\.\.\.)?uintptr$/,
  /^index bounds check elided$/,
  /^cannot inline .+ into .+: repeated recursive cycle$/s,
  /^function .+ considered 'big'; reducing max cost of inlinees$/s,
  /^(?:cannot|should not PGO) devirtualize /,
  /^imprecise interface call$/,
  // Messages about loops over testing.B.Loop.
  /^skip inlining within testing\.B\.loop for /,
  / will be kept alive$/,
  /^expr is unknown to bloop pass$/,
];

function remark(message: string): WithoutPosition<EscapeDiagnostic> | undefined {
  return remarks.some((form) => form.test(message)) ? { kind: 'remark', text: message } : undefined;
}
