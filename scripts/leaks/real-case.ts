/** An edit of a released module: a text that its source contains exactly once, and the replacement. */
export interface RealEdit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** Whether this edit causes the leak; an import or a declaration that it needs doesn't. */
  readonly isCause: boolean;
}

/** A released module with an edit that either leaks or only looks as if it did. */
export interface RealPlanted {
  readonly name: string;
  readonly leaks: boolean;
  readonly module: string;
  readonly version: string;
  readonly package: string;
  readonly benchmark: string;
  readonly edits: readonly RealEdit[];
}

type Where = Pick<RealPlanted, 'module' | 'version' | 'package' | 'benchmark'>;

/** `leak` returns a case whose edits leak. */
export const leak = (name: string, where: Where, ...edits: readonly RealEdit[]): RealPlanted => ({
  name,
  leaks: true,
  ...where,
  edits,
});

/** `fine` returns a case whose edits leave nothing behind, or leave something behind only once. */
export const fine = (name: string, where: Where, ...edits: readonly RealEdit[]): RealPlanted => ({
  ...leak(name, where, ...edits),
  leaks: false,
});

/** `edit` returns an edit that leaks, or looks as if it did. */
export const edit = (file: string, from: string, to: string): RealEdit => ({ file, from, to, isCause: true });
/** `aside` returns an edit that another edit needs, such as an import; it is not the cause. */
export const aside = (file: string, from: string, to: string): RealEdit => ({ file, from, to, isCause: false });

/** `at` returns the place of a case: a module, one of its packages, and the benchmark to run. */
export const at = (module: string, version: string, inside: string, benchmark: string): Where => ({
  module,
  version,
  package: inside,
  benchmark,
});
