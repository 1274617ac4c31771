import type { EscapeDiagnostic, FlowStep } from './diagnostic.ts';
import type { DiagnosticIndex } from './diagnostic-index.ts';

/** The reason why a value is on the heap. */
export interface Escape {
  /** The compiler's name for the value: `&P{}`, `x`, `make([]byte, n)`, `func literal`, `... argument`. */
  readonly subject: string;
  /** Whether the value is a variable in the source rather than the value of an expression. */
  readonly isVariable: boolean;
  readonly flow: readonly FlowStep[];
  readonly at: EscapeDiagnostic['at'];
}

/** A frame of the call stack of an allocation; call stacks start at the innermost frame. */
export interface EscapeFrame {
  readonly file: string;
  readonly line: number;
  /** Whether the frame's function is inlined into the function of the next frame. */
  readonly inlined: boolean;
}

/**
 * `escapeAt` returns the compiler's explanation of an allocation. The compiler describes each inlined copy at the
 * outermost call, so the search goes from the innermost frame outwards as long as the frames are inlined and return the
 * value. If several explanations on a line fit equally well, one that `isNew` reports as absent from base is preferred.
 */
export function escapeAt(
  index: DiagnosticIndex,
  frames: readonly EscapeFrame[],
  callee: string,
  isNew: (escape: Escape) => boolean = () => false,
): Escape | undefined {
  let found: Escape | undefined;
  for (const { file, line, inlined } of frames) {
    const here = index.at(file, line).flatMap((diagnostic) => escapeOf(diagnostic) ?? []);
    const fitting = here.filter(
      (escape) => fits(escape, callee) && (found === undefined || sameSubject(escape, found)),
    );
    const isOwn = (escape: Escape): boolean => found !== undefined || !isInlinedCopy(escape, index);
    const next = fitting.toSorted(
      (a, b) =>
        Number(isOwn(b)) - Number(isOwn(a)) ||
        likelihood(b, callee) - likelihood(a, callee) ||
        Number(isNew(b)) - Number(isNew(a)) ||
        b.flow.length - a.flow.length,
    )[0];
    if (next !== undefined) found = next;
    // If an inlined function returns the value, the explanation is in the frame that it was inlined into.
    const returned = found === undefined || found.flow.at(-1)?.reason === 'return';
    if (!inlined || !returned) break;
  }
  return found;
}

function escapeOf(diagnostic: EscapeDiagnostic): Escape | undefined {
  if (diagnostic.kind !== 'escapes' && diagnostic.kind !== 'moved-to-heap') return undefined;
  const { subject, flow, at, kind } = diagnostic;
  return { subject, flow, at, isVariable: kind === 'moved-to-heap' };
}

/**
 * `isInlinedCopy` reports whether an inlined function creates the value. The compiler then reports it at the exact
 * position of the call, although the line itself contains no such expression. The slice of variadic arguments belongs
 * to the call, whether or not the call is inlined.
 */
function isInlinedCopy({ subject, isVariable, at }: Escape, index: DiagnosticIndex): boolean {
  if (isVariable || !/^(?:func literal$|[&[]|map\[|(?:new|make)\()/.test(subject)) return false;
  return index
    .at(at.file, at.line)
    .some((other) => other.kind === 'inlining-call' && at.column !== undefined && other.at.column === at.column);
}

/** `fits` reports whether the runtime function that was called can have allocated the escaping value. */
function fits({ subject, isVariable }: Escape, callee: string): boolean {
  const name = callee.slice(callee.lastIndexOf('.') + 1);
  const isMake = subject.startsWith('make(');
  const isAppend = subject === 'append' || subject.startsWith('append(');
  if (name === 'growslice') return isAppend;
  if (/^(?:makeslice|mallocgc)/.test(name)) return isMake || subject.startsWith('make([]') || isVariable;
  if (name.startsWith('makechan')) return subject.startsWith('make(chan');
  if (/^(?:makemap|mapassign)/.test(name))
    return subject.startsWith('make(map') || subject.startsWith('map[') || isVariable;
  if (/^(?:slicebytetostring|slicerunetostring|intstring)/.test(name)) return /\bstring\(|^\w[\w.]*\(/.test(subject);
  if (name.startsWith('stringtoslice')) return /\(\[\](?:byte|rune)\)\(|^\[\](?:byte|rune)\(|\]\)\(/.test(subject);
  if (name.startsWith('concatstring')) return subject.includes(' + ');
  if (name.startsWith('convT')) return !isMake && !isAppend && !isVariable;
  return !isAppend && !isMake;
}

/**
 * `likelihood` ranks the candidates on a line: `newobject` is more likely to have created an object than a boxed value,
 * because `convT` usually allocates boxed values.
 */
function likelihood({ subject, isVariable }: Escape, callee: string): number {
  const isObject = isVariable || subject === 'func literal' || /^(?:&|new\()/.test(subject);
  const isLiteral = subject === '... argument' || /^(?:\[|map\[).*\}$/s.test(subject);
  if (callee.endsWith('newobject')) return isObject ? 2 : isLiteral || subject.endsWith('}') ? 1 : 0;
  // Constants are in the program's data, regardless of what the compiler reports about them.
  const isConstant = /^(?:["'`\d]|-\d|true$|false$|nil$)/.test(subject);
  if (/(?:^|\.)convT\w*$/.test(callee)) return isConstant ? -1 : isObject || isLiteral ? 0 : 1;
  return 0;
}

/**
 * `sameSubject` reports whether two subjects can be the same value. The compiler prints an inlined copy with the
 * arguments of its call and with qualified names of other packages: `make([]T, n)` can become `make([]p.T, 10)`, and a
 * boxed `x` can become the expression that is passed for it.
 */
function sameSubject(a: Escape, b: Escape): boolean {
  return a.isVariable || b.isVariable || form(a.subject) === form(b.subject);
}

function form(text: string): string {
  const subject = text.replaceAll(/\b[A-Za-z_]\w*\.(?=[A-Za-z_])/g, '');
  if (/^(?:make|append|new)\b/.test(subject))
    return subject.startsWith('append') ? 'append' : (subject.split(',', 1)[0] ?? '');
  return /^(?:[&([]|map\[|func literal$|\.\.\.)/.test(subject) ? subject : 'value';
}
