/** A benchmark of a package, as findings name it. */
export interface Subject {
  readonly importPath: string;
  /** The package's folder relative to the configuration's folder, such as `.` or `./order`. */
  readonly path: string;
  readonly benchmark: string;
}

/**
 * `subjectKey` returns a key for maps that is unique, because neither an import path nor the name of a benchmark
 * contains a line break.
 */
export function subjectKey({ importPath, benchmark }: { importPath: string; benchmark: string }): string {
  return `${importPath}\n${benchmark}`;
}

/**
 * `packagePath` returns the package's folder relative to the folder of the configuration, such as `.`, `./order` or
 * `../other`.
 */
export function packagePath(root: string, configFolder: string, folder: string): string {
  const from = configFolder === '' ? [] : configFolder.split('/');
  const to = folder === root ? [] : folder.slice(root.length + 1).split('/');
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared++;
  const up = from.slice(shared).map(() => '..');
  const path = [...up, ...to.slice(shared)].join('/');
  if (path === '') return '.';
  return up.length > 0 ? path : `./${path}`;
}

/** `isWithin` reports whether `benchmark` is `other` or one of its sub-benchmarks. */
export function isWithin(benchmark: string, other: string): boolean {
  return benchmark === other || benchmark.startsWith(`${other}/`);
}

/** `namesAround` yields a benchmark's name and the names of the benchmarks that enclose it, innermost first. */
export function* namesAround(benchmark: string): Generator<string> {
  for (let name = benchmark; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('/')))) yield name;
}
