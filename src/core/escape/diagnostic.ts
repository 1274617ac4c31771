/** A place in the source, as the compiler names it; a `//line` directive can leave the column out. */
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

/** What the compiler says about escape and inlining (`-gcflags=-m=2`, cmd/compile/internal/escape and inline). */
export type EscapeDiagnostic = Common &
  (
    | { readonly kind: 'escapes'; readonly subject: string; readonly flow: readonly FlowStep[] }
    | { readonly kind: 'moved-to-heap'; readonly subject: string; readonly flow: readonly FlowStep[] }
    | { readonly kind: 'does-not-escape'; readonly subject: string }
    | {
        readonly kind: 'leaking-param';
        readonly subject: string;
        /** Only what it points to leaks. */
        readonly content: boolean;
        /** The result of the function that it leaks to; `undefined` if it leaks to the heap. */
        readonly result: string | undefined;
        readonly flow: readonly FlowStep[];
      }
    | { readonly kind: 'capturing'; readonly subject: string; readonly how: 'ref' | 'value' }
    | { readonly kind: 'can-inline'; readonly function: string; readonly cost: number }
    | { readonly kind: 'cannot-inline'; readonly function: string; readonly reason: string }
    | { readonly kind: 'inlining-call'; readonly function: string }
    | { readonly kind: 'devirtualizing'; readonly subject: string; readonly to: string }
    /** Messages that explain nothing: conversions without a copy, self-assignments, `uintptr` rules, bounds checks. */
    | { readonly kind: 'remark'; readonly text: string }
  );

export interface Diagnostics {
  /** Without repeats, by file, line and column. */
  readonly known: readonly EscapeDiagnostic[];
  /** Positioned lines of a form that is not known here. */
  readonly unknown: { readonly count: number; readonly samples: readonly string[] };
}
