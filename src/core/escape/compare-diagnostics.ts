import type { LineMap } from '../patch/line-map.ts';
import type { EscapeDiagnostic, FlowStep, Position } from './diagnostic.ts';
import type { DiagnosticIndex } from './diagnostic-index.ts';

/** An escape, a leak or a lost inlining that the compiler reports about head but not about base. */
export type NewlySaid =
  | { readonly kind: 'escapes'; readonly subject: string; readonly at: Position; readonly flow: readonly FlowStep[] }
  | {
      readonly kind: 'leaks';
      readonly subject: string;
      /** The function whose parameter leaks, such as `F` or `(*T).M`; `undefined` if it is unknown. */
      readonly function: string | undefined;
      readonly at: Position;
      readonly flow: readonly FlowStep[];
    }
  | { readonly kind: 'not-inlined'; readonly function: string; readonly reason: string; readonly at: Position };

/**
 * `compareDiagnostics` returns what newly escapes, newly leaks, or can no longer be inlined. It maps lines of base to
 * lines of head. A diagnostic on a rewritten line isn't new if base has one of the same kind and subject on a rewritten
 * line of the same file.
 */
export function compareDiagnostics(base: DiagnosticIndex, head: DiagnosticIndex, lines: LineMap): readonly NewlySaid[] {
  const known = new Set<string>();
  const inlinable = new Set<string>();
  for (const diagnostic of base.all) {
    if (diagnostic.kind === 'can-inline') inlinable.add(functionKey(diagnostic.at.file, diagnostic.function, lines));
    const subject = subjectOf(diagnostic);
    if (subject === undefined) continue;
    const { file, line } = diagnostic.at;
    const mapped = lines.toHead({ file, line });
    if (mapped !== undefined) known.add(key(subject, mapped.file, mapped.line));
    else known.add(key(withoutLiterals(subject), lines.fileOnHead(file) ?? file, 0));
  }
  return head.all.flatMap((diagnostic): NewlySaid[] => {
    const { at } = diagnostic;
    if (diagnostic.kind === 'cannot-inline') {
      const was = inlinable.has(functionKey(at.file, diagnostic.function));
      return was ? [{ kind: 'not-inlined', function: diagnostic.function, reason: diagnostic.reason, at }] : [];
    }
    const subject = subjectOf(diagnostic);
    if (subject === undefined || known.has(key(subject, at.file, at.line))) return [];
    if (lines.isChanged(at) && known.has(key(withoutLiterals(subject), at.file, 0))) return [];
    if (diagnostic.kind === 'escapes' || diagnostic.kind === 'moved-to-heap')
      return [{ kind: 'escapes', subject: diagnostic.subject, at, flow: diagnostic.flow }];
    if (diagnostic.kind === 'leaking-param' && diagnostic.result === undefined)
      return [
        { kind: 'leaks', subject: diagnostic.subject, function: functionAt(head, at), at, flow: diagnostic.flow },
      ];
    return [];
  });
}

/**
 * `withoutLiterals` returns a subject without the contents of its literals, so that an edited text or number is no new
 * escape.
 */
function withoutLiterals(subject: string): string {
  return subject.replaceAll(/"(?:[^"\\]|\\.)*"|`[^`]*`|'(?:[^'\\]|\\.)+'/g, '""').replaceAll(/\b\d[\w.]*/g, '0');
}

/** Maximum number of lines from the first line of a function to one of its parameters. */
const longestSignature = 8;

/** `functionAt` returns the function that has a parameter at a position. */
function functionAt(index: DiagnosticIndex, { file, line }: Position): string | undefined {
  for (let at = line; at > line - longestSignature; at--)
    for (const diagnostic of index.at(file, at))
      if (diagnostic.kind === 'can-inline' || diagnostic.kind === 'cannot-inline') return diagnostic.function;
  return undefined;
}

function subjectOf(diagnostic: EscapeDiagnostic): string | undefined {
  const { kind } = diagnostic;
  if (kind === 'escapes' || kind === 'moved-to-heap') return `escapes ${diagnostic.subject}`;
  if (kind !== 'leaking-param' || diagnostic.result !== undefined) return undefined;
  return `leaks ${diagnostic.content ? '*' : ''}${diagnostic.subject}`;
}

function key(subject: string, file: string, line: number): string {
  return `${file}:${line}\n${subject}`;
}

/** `functionKey` identifies a function by its folder and name, because it can move between files of its package. */
function functionKey(file: string, name: string, lines?: LineMap): string {
  const onHead = lines?.fileOnHead(file) ?? file;
  return `${onHead.slice(0, onHead.lastIndexOf('/') + 1)}\n${name}`;
}
