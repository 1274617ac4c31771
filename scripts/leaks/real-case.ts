/** An edit of a released module: a text that its source has exactly once, and what is there instead. */
export interface RealEdit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** Whether it is the edit that leaks; an import or a declaration for it is not. */
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

/** `leak` is a case whose edits leak. */
export const leak = (name: string, where: Where, ...edits: readonly RealEdit[]): RealPlanted => ({
  name,
  leaks: true,
  ...where,
  edits,
});

/** `fine` is a case whose edits leave nothing behind, or only once. */
export const fine = (name: string, where: Where, ...edits: readonly RealEdit[]): RealPlanted => ({
  ...leak(name, where, ...edits),
  leaks: false,
});

/** `edit` is an edit that leaks, or looks so. */
export const edit = (file: string, from: string, to: string): RealEdit => ({ file, from, to, isCause: true });
/** `aside` is an edit that another one needs. */
export const aside = (file: string, from: string, to: string): RealEdit => ({ file, from, to, isCause: false });

/** `at` says where a case is: a module, a package of it, and the benchmark that is run. */
export const at = (module: string, version: string, inside: string, benchmark: string): Where => ({
  module,
  version,
  package: inside,
  benchmark,
});
