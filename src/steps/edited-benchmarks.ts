import { type FileChange, parseBinaryChanges, parsePatch, pathOf } from '../core/patch/parse-patch.ts';
import { prefixesOf } from '../core/patch/side-prefixes.ts';
import type { Ports } from '../ports.ts';
import { asideEdits } from './aside-edits.ts';
import type { Measured } from './measure.ts';
import type { SideUnderTest } from './side.ts';
import { someNames } from './some-names.ts';

/** A package with benchmarks on base, and the folders that contain its files. */
interface BenchedPackage {
  /** The package's folder on each side, relative to the root and with a trailing slash; `''` for the root itself. */
  readonly folders: readonly string[];
  readonly benchmarks: ReadonlySet<string>;
}

/** A changed file, with its paths relative to the root on the sides that have it. */
interface Edit {
  readonly paths: readonly string[];
  /**
   * The benchmarks that contain all changed lines; `undefined` if a line outside of benchmarks changed, or if the file
   * was added or deleted.
   */
  readonly within: readonly string[] | undefined;
}

/** Calls that stop, start or reset a benchmark's timer. */
const timerCalls = ['.StopTimer()', '.StartTimer()', '.ResetTimer()'];

/** Files that a reviewer must look at, in the order of their names, and a note if the change could not be read. */
interface EditedBenchmarks {
  readonly benchmarks: readonly string[];
  readonly timers: readonly string[];
  readonly notes: readonly string[];
}

const nothing: EditedBenchmarks = { benchmarks: [], timers: [], notes: [] };

/**
 * `editedBenchmarks` returns the test files and test data that the change edits in packages with benchmarks on base,
 * and any other edited code that can stop a benchmark's timer. Such an edit can alter what is measured: in the
 * benchmark itself, in a constant that it uses, in data that it reads, through a file that replaces another, or in a
 * helper that receives the benchmark. New benchmarks in other packages are not reported, because they have rows of
 * their own. If no package with benchmarks changed, the result is empty.
 */
export async function editedBenchmarks(
  ports: Ports,
  base: SideUnderTest | undefined,
  head: SideUnderTest,
  measured: Measured,
): Promise<EditedBenchmarks> {
  if (base === undefined) return nothing;
  const packages = benchedPackages(base, head, measured);
  if (packages.length === 0) return nothing;
  let patch: string;
  try {
    patch = await ports.repository.changes(base.root, head.root);
  } catch (error) {
    if (ports.signal.aborted) throw error;
    return {
      ...nothing,
      notes: ['Warning: the change could not be read, so it is unknown whether it edits benchmarks.'],
    };
  }
  const roots = [base.root, head.root];
  const prefixes = prefixesOf(base.root, head.root);
  const changes = parsePatch(patch, prefixes);
  const isOfPackages = (path: string): boolean => packages.some(({ folders }) => belongs(path, folders));
  const inTests = changes.filter((change) => isOfPackages(pathOf(change)));
  const aside = await asideEdits(ports, base, head, inTests);
  const edits = [
    ...changes.filter((change) => !aside.has(change)).flatMap(editOf),
    ...parseBinaryChanges(patch, prefixes).map((change): Edit => ({ paths: [pathOf(change)], within: undefined })),
  ];
  const told: string[] = [];
  const timers: string[] = [];
  for (const edit of edits) {
    if (await canDriveTimers(ports, [base, head], edit)) timers.push(edit.paths.at(-1) ?? '');
    const edited = packages.filter(({ folders }) => edit.paths.some((path) => belongs(path, folders)));
    if (edited.length === 0) continue;
    const path = edit.paths.at(-1) ?? '';
    const known = edited.flatMap(({ benchmarks }) => [...benchmarks]);
    const names = edit.within ?? (await declaredIn(ports, roots, edit, known));
    told.push(names.length === 0 ? path : `${path} (${someNames(names)})`);
  }
  return { benchmarks: told, timers, notes: [] };
}

/** `editedNotes` returns notes that ask a reviewer to look at edits that can change what the benchmarks measure. */
export function editedNotes({ benchmarks, timers }: Omit<EditedBenchmarks, 'notes'>): readonly string[] {
  return [
    ...noteOf('benchmarks, their test files or test data: check that they', benchmarks),
    ...noteOf('code outside tests that can stop a benchmark’s timer: check that the benchmarks', timers),
  ];
}

function noteOf(what: string, paths: readonly string[]): readonly string[] {
  return paths.length === 0
    ? []
    : [`The change edits ${what} still measure the same work. Edited: ${someNames(paths.toSorted())}.`];
}

/**
 * `canDriveTimers` reports whether an edited file outside of tests belongs to a package that imports `testing`, or
 * contains a call that controls a timer.
 */
async function canDriveTimers(ports: Ports, sides: readonly SideUnderTest[], { paths }: Edit): Promise<boolean> {
  const code = [...new Set(paths)].filter(isCode);
  for (const { root, files, testingFiles } of sides)
    for (const path of code) {
      if (testingFiles.has(path)) return true;
      if (files !== undefined && !files.has(path)) continue;
      const text = await ports.repository.readSnapshot(root, path);
      if (timerCalls.some((call) => text?.includes(call))) return true;
    }
  return false;
}

/**
 * `isCode` reports whether a path is non-test Go code of this repository. Vendored packages count as foreign code, like
 * other modules.
 */
function isCode(path: string): boolean {
  return path.endsWith('.go') && !path.endsWith('_test.go') && !path.split('/').includes('vendor');
}

function benchedPackages(base: SideUnderTest, head: SideUnderTest, measured: Measured): readonly BenchedPackage[] {
  return [...base.packages].flatMap(([importPath, { folder, key }]): BenchedPackage[] => {
    const other = head.packages.get(importPath);
    // A deleted package's benchmarks have rows of their own, and a package with the same key was not edited.
    if (other === undefined || other.key === key) return [];
    const own = measured.benchmarks.filter(({ plan }) => plan.importPath === importPath && plan.sides.includes('base'));
    const benchmarks = new Set(own.map(({ plan }) => plan.benchmark.split('/', 1)[0] ?? ''));
    const folders = [below(base.root, folder), below(head.root, other.folder)];
    return benchmarks.size === 0 ? [] : [{ folders, benchmarks }];
  });
}

function below(root: string, folder: string): string {
  return folder === root ? '' : `${folder.slice(root.length + 1)}/`;
}

function editOf(change: FileChange): readonly Edit[] {
  switch (change.kind) {
    case 'added':
      return [{ paths: [change.head], within: undefined }];
    case 'deleted':
      return [{ paths: [change.base], within: undefined }];
    case 'modified': {
      // The file was only moved, for example because its folder was renamed.
      if (change.hunks.length === 0 && nameOf(change.base) === nameOf(change.head)) return [];
      const within = change.hunks.map(({ benchmark }) => benchmark);
      const isWithin = within.length > 0 && within.every((name) => name !== undefined);
      return [{ paths: [change.base, change.head], within: isWithin ? [...new Set(within)] : undefined }];
    }
    default:
      return change satisfies never;
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/**
 * `belongs` reports whether a path is a test file of the package, or is in the `testdata` folder of the package or of a
 * parent folder.
 */
function belongs(path: string, folders: readonly string[]): boolean {
  const [, around] = /^((?:[^/]+\/)*?)testdata\//.exec(path) ?? [];
  if (around !== undefined) return folders.some((folder) => folder.startsWith(around));
  return path.endsWith('_test.go') && folders.includes(path.slice(0, path.length - nameOf(path).length));
}

/** `declaredIn` returns those of the known benchmarks that the file declares on either side. */
async function declaredIn(
  ports: Ports,
  roots: readonly string[],
  { paths }: Edit,
  known: readonly string[],
): Promise<readonly string[]> {
  if (!paths.some((path) => path.endsWith('_test.go'))) return [];
  const places = roots.flatMap((root) => [...new Set(paths)].map((path) => ports.repository.readSnapshot(root, path)));
  const texts = await Promise.all(places);
  return known.filter((name) => texts.some((text) => text?.includes(`func ${name}(`)));
}
