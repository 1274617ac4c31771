import type { ListedPackage } from '../ports.ts';

/** One benchmark of one package, as findings name it. */
export interface Subject {
  readonly importPath: string;
  /** Package folder relative to the folder that was asked for: `.`, `./order`. */
  readonly path: string;
  readonly benchmark: string;
}

/** A key for maps; a benchmark's printed name has no line break. */
export function subjectKey({ importPath, benchmark }: { importPath: string; benchmark: string }): string {
  return `${importPath}\n${benchmark}`;
}

/** The package folder as configuration patterns see it. */
export function packagePath(folder: string, listed: ListedPackage): string {
  if (listed.folder === folder) return '.';
  return listed.folder.startsWith(`${folder}/`) ? `./${listed.folder.slice(folder.length + 1)}` : listed.folder;
}

/** Whether `benchmark` is `other` or one of its sub-benchmarks. */
export function isWithin(benchmark: string, other: string): boolean {
  return benchmark === other || benchmark.startsWith(`${other}/`);
}
