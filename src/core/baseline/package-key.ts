/** One file that a test binary or its benchmarks read. */
export interface KeyFile {
  /** Path with slashes below the snapshot's root, so that the key does not depend on where the snapshot lies. */
  readonly path: string;
  /** Digest of the content. */
  readonly digest: string;
}

/** A module from outside the snapshot, named by version; its sum stands in `go.sum`, which is among the files. */
export interface KeyModule {
  readonly path: string;
  readonly version: string;
}

/** Everything that can influence the figures of one package's benchmarks, as far as it is known before they run. */
export interface PackageKeyParts {
  readonly importPath: string;
  readonly goVersion: string;
  /** Platform and build settings of `go env`. */
  readonly settings: Readonly<Record<string, string>>;
  /** In the order given: later flags win. */
  readonly buildFlags: readonly string[];
  /** Sources, embedded files and test data of every package inside the snapshot that the test depends on, and the module files. */
  readonly files: readonly KeyFile[];
  readonly modules: readonly KeyModule[];
}

/** Raised when the composition changes, so that older keys fit nothing. */
const FORMAT = 'allocgate package key 2';

/**
 * `packageKeyText` returns the canonical text whose hash is the package key: one JSON array per line, sorted, the flags
 * in their own order.
 */
export function packageKeyText(parts: PackageKeyParts): string {
  const lines = [
    line(['package', parts.importPath]),
    line(['go', parts.goVersion]),
    ...sorted(Object.entries(parts.settings).map(([name, value]) => ['setting', name, value])),
    ...parts.buildFlags.map((flag) => line(['flag', flag])),
    ...sorted(parts.modules.map(({ path, version }) => ['module', path, version])),
    ...sorted(parts.files.map(({ path, digest }) => ['file', path, digest])),
  ];
  return [FORMAT, ...lines, ''].join('\n');
}

/** `sorted` removes repeats and sorts by code units instead of a locale: the same on every machine. */
function sorted(lines: readonly (readonly string[])[]): string[] {
  return [...new Set(lines.map(line))].toSorted((a, b) => (a < b ? -1 : 1));
}

function line(fields: readonly string[]): string {
  return JSON.stringify(fields);
}
