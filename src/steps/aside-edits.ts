import { predeclared } from '../core/cause/mentions.ts';
import type { FileDeclarations } from '../core/cause/source-facts.ts';
import type { FileChange } from '../core/patch/parse-patch.ts';
import type { Ports } from '../ports.ts';
import { declaredOnBoth } from './declared-on-both.ts';
import type { SideUnderTest } from './side.ts';

type Declaration = FileDeclarations['declarations'][number];

/**
 * `asideEdits` returns those of the changed test files in which the benchmarks of base, and all that they can use, are
 * as they were: the change only edits tests and fuzz tests, or adds benchmarks and variables without an initial value.
 * Anything that can run at start-up, or that other code can call, counts as an edit. It returns nothing if the files
 * can't be parsed.
 */
export async function asideEdits(
  ports: Ports,
  base: SideUnderTest,
  head: SideUnderTest,
  changes: readonly FileChange[],
): Promise<ReadonlySet<FileChange>> {
  const candidates = changes.flatMap((change) =>
    // The name of a file can be a build constraint.
    change.kind === 'modified' && change.base === change.head && change.head.endsWith('_test.go') ? [change] : [],
  );
  const declared = await declaredOnBoth(ports, base, head, candidates);
  const aside = new Set<FileChange>();
  for (const change of candidates) {
    const sides = declared(change);
    if (sides.base === undefined || sides.head === undefined) continue;
    const [before, after] = await Promise.all(
      [base, head].map(({ root }) => ports.repository.readSnapshot(root, change.head)),
    );
    if (before === undefined || after === undefined) continue;
    const [left, right] = [
      { file: sides.base, lines: before.split('\n') },
      { file: sides.head, lines: after.split('\n') },
    ];
    if (isAside(left, right)) aside.add(change);
  }
  return aside;
}

interface Side {
  readonly file: FileDeclarations;
  readonly lines: readonly string[];
}

/** `isAside` reports whether both sides of a file are the same but for what only `go test` calls. */
function isAside(base: Side, head: Side): boolean {
  const known = new Set(base.file.declarations.map(({ name }) => name));
  const isLeftOut = (side: Side, { name, line, endLine }: Declaration): boolean => {
    const text = side.lines[line - 1] ?? '';
    if (testForm.test(text)) return true;
    if (known.has(name)) return false;
    return benchmarkForm.test(text) || (line === endLine && sinkForm.test(text) && !predeclared.has(name));
  };
  const [before, after] = [base, head].map((side) => restOf(side, (declared) => isLeftOut(side, declared)));
  return before !== undefined && before === after;
}

/** Matches the first line of a test or fuzz test. A benchmark can call neither, but it can call an example. */
const testForm = /^func (?:Test\w*\(\w+ \*testing\.T\)|Fuzz\w*\(\w+ \*testing\.F\)) \{/;
const benchmarkForm = /^func Benchmark\w*\(\w+ \*testing\.B\) \{/;
/** Matches a variable without an initial value, such as those in which benchmarks keep their results. */
const sinkForm = /^var \w+ [^=;/]+$/;

/**
 * `restOf` returns a file without the given declarations, plain comments, blank lines, and plain imports of the
 * standard library, or `undefined` if such a declaration shares a line with something else.
 */
function restOf({ file, lines }: Side, isLeftOut: (declared: Declaration) => boolean): string | undefined {
  const skipped = new Set<number>();
  const kept = new Set<number>();
  const imports: string[] = [];
  for (const declared of file.declarations) {
    const to = declared.kind === 'import' || isLeftOut(declared) ? skipped : kept;
    for (let line = declared.whole.line; line <= declared.whole.endLine; line++) to.add(line);
  }
  for (const { path, name } of file.imports) if (!isPlainImport(path, name)) imports.push(`${name} ${path}`);
  if ([...skipped].some((line) => kept.has(line))) return undefined;
  const rest = lines.filter((text, index) => !skipped.has(index + 1) && !/^\s*(?:\/\/\s.*|\/\/)?$/.test(text));
  return [...imports.toSorted(), ...rest].join('\n');
}

/** `isPlainImport` reports whether an import of the standard library only gives a test a package to use. */
function isPlainImport(path: string, name: string): boolean {
  return name === '' && !(path.split('/', 1)[0] ?? '').includes('.') && path !== 'C' && path !== 'embed';
}
