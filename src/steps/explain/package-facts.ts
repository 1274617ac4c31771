import { type FileDeclarations, factsById, type SiteFacts } from '../../core/cause/source-facts.ts';
import type { Span } from '../../core/cause/rank-atoms.ts';
import { compareDiagnostics, type NewlySaid } from '../../core/escape/compare-diagnostics.ts';
import { type DiagnosticIndex, indexDiagnostics } from '../../core/escape/diagnostic-index.ts';
import { parseDiagnostics } from '../../core/escape/parse-diagnostics.ts';
import type { LineMap, Place } from '../../core/patch/line-map.ts';
import type { SiteChange } from '../../core/profile/site-diff.ts';
import type { ListedPackage, Ports } from '../../ports.ts';
import type { SideUnderTest } from '../side.ts';

/** What the compiler says of a package and of what it depends on inside the repository. */
export interface CompilerView {
  readonly head: DiagnosticIndex;
  readonly newlySaid: readonly NewlySaid[];
}

/** Asks the compiler about both sides. */
export async function readCompilerView(
  ports: Ports,
  sides: { readonly base: SideUnderTest | undefined; readonly head: SideUnderTest },
  importPath: string,
  buildFlags: readonly string[],
  lines: LineMap,
): Promise<CompilerView> {
  const ask = async (side: SideUnderTest | undefined): Promise<ReturnType<typeof parseDiagnostics>> => {
    const listed = side?.packages.get(importPath);
    if (side === undefined || listed === undefined) return parseDiagnostics('');
    const request = { folder: listed.moduleFolder, root: side.root, importPaths: [importPath], buildFlags };
    return parseDiagnostics(await ports.analysis.diagnostics(request), (file) => relative(side.root, file));
  };
  const [base, head] = await Promise.all([ask(sides.base), ask(sides.head)]);
  const { count, samples } = head.unknown;
  if (count > 0)
    ports.log.debug(
      `${importPath}: ${count} messages of the compiler in an unknown form, such as\n${samples.join('\n')}`,
    );
  const index = indexDiagnostics(head);
  return {
    head: index,
    newlySaid: sides.base === undefined ? [] : compareDiagnostics(indexDiagnostics(base), index, lines),
  };
}

/** Declarations of head's files, and imports of base's. */
export interface DeclarationView {
  at(place: Place): (Span & { readonly name: string; readonly kind: string; readonly packageName: string }) | undefined;
  isGenerated(file: string): boolean;
}

/** Asks Go's parser where declarations begin and end. Files are named from the snapshot's top. */
export async function readDeclarationView(
  ports: Ports,
  listed: ListedPackage,
  root: string,
  files: Iterable<string>,
): Promise<DeclarationView> {
  const wanted = [...new Set(files)].filter((file) => file.endsWith('.go'));
  const reply =
    wanted.length === 0
      ? []
      : await ports.analysis.declarations(
          listed.moduleFolder,
          wanted.map((file) => `${root}/${file}`),
        );
  const byFile = new Map(reply.map((found): [string, FileDeclarations] => [relative(root, found.file), found]));
  return {
    at: ({ file, line }) => {
      const found = byFile.get(file);
      const declaration = found?.declarations.find(({ docLine, endLine }) => line >= docLine && line <= endLine);
      if (found === undefined || declaration === undefined) return undefined;
      const { docLine, endLine, name, kind } = declaration;
      return { file, start: docLine, end: endLine, name, kind, packageName: found.package };
    },
    isGenerated: (file) => byFile.get(file)?.generated === true,
  };
}

/** Imports by file, as Go's parser has them. */
export async function readImports(
  ports: Ports,
  listed: ListedPackage,
  root: string,
  files: Iterable<string>,
): Promise<ReadonlyMap<string, readonly { readonly path: string; readonly name: string | undefined }[]>> {
  const wanted = [...new Set(files)].filter((file) => file.endsWith('.go'));
  if (wanted.length === 0) return new Map();
  const reply = await ports.analysis.declarations(
    listed.moduleFolder,
    wanted.map((file) => `${root}/${file}`),
  );
  return new Map(
    reply.map(({ file, imports }) => [
      relative(root, file),
      imports.map(({ path, name }) => ({ path, name: name === '' ? undefined : name })),
    ]),
  );
}

/** What Go's type checker says of each site, in the order of the sites. */
export async function readFacts(
  ports: Ports,
  head: SideUnderTest,
  listed: ListedPackage,
  { buildFlags, work }: { readonly buildFlags: readonly string[]; readonly work: string },
  sites: readonly SiteChange[],
): Promise<readonly (SiteFacts | undefined)[]> {
  if (sites.length === 0) return [];
  const reply = await ports.analysis.sites({
    folder: listed.moduleFolder,
    root: head.root,
    importPaths: [listed.importPath],
    buildFlags,
    work,
    sites: sites.map(({ file, line, callee, library }, index) => ({
      id: String(index),
      file: `${head.root}/${file}`,
      line,
      column: 0,
      callee: library ?? callee,
    })),
  });
  const facts = factsById(reply, (file) => relative(head.root, file));
  return sites.map((_, index) => facts.get(String(index)));
}

function relative(root: string, file: string): string {
  return file.startsWith(`${root}/`) ? file.slice(root.length + 1) : file;
}
