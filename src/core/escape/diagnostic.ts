/** A position in the source, as the compiler prints it; with a `//line` directive, the column can be missing. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number | undefined;
}

/** One step on a value's path to the heap. */
export interface FlowStep {
  /** The expression or statement, as the compiler prints it. */
  readonly text: string;
  /** The compiler's word for the step: `return`, `assign`, `call parameter`, `captured by a closure`, … */
  readonly reason: string;
  readonly at: Position;
}

interface Common {
  readonly at: Position;
}

/**
 * A message of the compiler about escape analysis or inlining (`-gcflags=-m=2`, cmd/compile/internal/escape and
 * inline).
 */
export type EscapeDiagnostic = Common &
  (
    | { readonly kind: 'escapes'; readonly subject: string; readonly flow: readonly FlowStep[] }
    | { readonly kind: 'moved-to-heap'; readonly subject: string; readonly flow: readonly FlowStep[] }
    | { readonly kind: 'does-not-escape'; readonly subject: string }
    | {
        readonly kind: 'leaking-param';
        readonly subject: string;
        /** Whether only the memory that the parameter points to leaks. */
        readonly content: boolean;
        /** The function result that the parameter leaks to; `undefined` if it leaks to the heap. */
        readonly result: string | undefined;
        readonly flow: readonly FlowStep[];
      }
    | { readonly kind: 'capturing'; readonly subject: string; readonly how: 'ref' | 'value' }
    | { readonly kind: 'can-inline'; readonly function: string; readonly cost: number }
    | { readonly kind: 'cannot-inline'; readonly function: string; readonly reason: string }
    | { readonly kind: 'inlining-call'; readonly function: string }
    | { readonly kind: 'devirtualizing'; readonly subject: string; readonly to: string }
    /** A message that explains no allocation, such as one about a conversion without a copy or about a bounds check. */
    | { readonly kind: 'remark'; readonly text: string }
  );

export interface Diagnostics {
  /** The diagnostics, without duplicates, sorted by file, line and column. */
  readonly known: readonly EscapeDiagnostic[];
  /** Lines that have a position but an unknown format. */
  readonly unknown: { readonly count: number; readonly samples: readonly string[] };
}
