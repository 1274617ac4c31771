import type { FileDeclarations, SourceLines } from '../core/cause/source-facts.ts';
import { isComment, lineAt, mentions, sourceFile, type SourceLine } from '../core/cause/source-line.ts';
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
  const aside = new Set<FileChange>();
  const [module] = head.packages.values();
  if (module === undefined || candidates.length === 0) return aside;
  const declared = await declaredOnBoth(ports, base, head, candidates);
  const texts = await Promise.all(
    candidates.flatMap(({ head: file }) => [base, head].map(({ root }) => ports.repository.readSnapshot(root, file))),
  );
  const described = await ports.analysis.lines(
    module.moduleFolder,
    texts.map((text = '', index) => ({
      name: candidates[Math.floor(index / 2)]?.head ?? '',
      text,
      ranges: [{ line: 1, endLine: text.split('\n').length }],
    })),
  );
  for (const [index, change] of candidates.entries()) {
    const files = declared(change);
    const [before, after] = [
      sideOf(files.base, texts[2 * index], described[2 * index]),
      sideOf(files.head, texts[2 * index + 1], described[2 * index + 1]),
    ];
    if (before !== undefined && after !== undefined && isAside(before, after)) aside.add(change);
  }
  return aside;
}

interface Side {
  readonly file: FileDeclarations;
  readonly lines: readonly SourceLine[];
}

/** `sideOf` returns one side of a file; `undefined` if something about it isn't known. */
function sideOf(
  file: FileDeclarations | undefined,
  text: string | undefined,
  described: SourceLines | undefined,
): Side | undefined {
  if (file === undefined || text === undefined || described === undefined) return undefined;
  const source = sourceFile(text, described);
  return { file, lines: source.lines.map((_, index) => lineAt(source, index + 1)) };
}

/** `isAside` reports whether both sides of a file are the same but for what only `go test` calls. */
function isAside(base: Side, head: Side): boolean {
  const known = new Set(base.file.declarations.map(({ name }) => name));
  // A benchmark or variable of base may be what is measured.
  const isLeftOut = ({ name, role }: Declaration): boolean =>
    role === 'test' || role === 'fuzz' || (role !== '' && !known.has(name));
  const [before, after] = [base, head].map((side) => restOf(side, isLeftOut));
  return before !== undefined && before === after;
}

/**
 * `restOf` returns a file without the given declarations, plain comments, blank lines behind the package clause, and
 * plain imports of the standard library. It returns `undefined` if the rest may depend on such a declaration: it shares
 * a line with something else, it is mentioned elsewhere, or a directive belongs to it.
 */
function restOf({ file, lines }: Side, isLeftOut: (declared: Declaration) => boolean): string | undefined {
  const skipped = new Set<number>();
  const kept = new Set<number>();
  const names: string[] = [];
  const imports: string[] = [];
  for (const declared of file.declarations) {
    const isSkipped = declared.kind === 'import' || isLeftOut(declared);
    if (isSkipped && declared.kind !== 'import') names.push(declared.name);
    const to = isSkipped ? skipped : kept;
    for (let line = declared.whole.line; line <= declared.whole.endLine; line++) to.add(line);
  }
  for (const { path, name } of file.imports) if (!isPlainImport(path, name)) imports.push(`${name} ${path}`);
  if ([...skipped].some((line) => kept.has(line))) return undefined;
  const clause = lines.findIndex(({ kind, tokens }) => kind === 'frame' && tokens[0]?.text === 'package');
  const rest: string[] = [];
  let directs = false;
  for (const [index, line] of lines.entries()) {
    const isSkipped = skipped.has(index + 1);
    if (isSkipped && (directs || isCompilerDirective(line))) return undefined;
    if (!isSkipped && mentions(line, names)) return undefined;
    // A directive belongs to the next declaration, and a blank line can end a build constraint.
    if (!isComment(line)) directs = isCompilerDirective(line);
    if (!isSkipped && (!isComment(line) || index < clause)) rest.push(line.text);
  }
  return [...imports.toSorted(), ...rest].join('\n');
}

/** `isCompilerDirective` reports whether a line has a directive for the compiler, cgo or the linker. */
function isCompilerDirective({ directive }: SourceLine): boolean {
  return ['//go:', '//line ', '/*line ', '//export ', '//extern '].some((start) => directive.startsWith(start));
}

/** `isPlainImport` reports whether an import of the standard library only gives a test a package to use. */
function isPlainImport(path: string, name: string): boolean {
  return name === '' && !(path.split('/', 1)[0] ?? '').includes('.') && path !== 'C' && path !== 'embed';
}
