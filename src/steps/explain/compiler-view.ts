import { compareDiagnostics, type NewlySaid } from '../../core/escape/compare-diagnostics.ts';
import { type DiagnosticIndex, indexDiagnostics } from '../../core/escape/diagnostic-index.ts';
import { parseDiagnostics } from '../../core/escape/parse-diagnostics.ts';
import type { FileChange } from '../../core/patch/parse-patch.ts';
import type { SiteChange } from '../../core/profile/site-diff.ts';
import { pathBelow } from '../../core/patch/path-below.ts';
import type { Ports } from '../../ports.ts';
import type { SideUnderTest } from '../side.ts';
import type { ExplainContext } from './evidence.ts';

/**
 * What the compiler reports on head about a package and its dependencies inside the repository, and which of these
 * reports are new compared with base.
 */
export interface CompilerView {
  readonly head: DiagnosticIndex;
  readonly newlySaid: readonly NewlySaid[];
}

/**
 * `readCompilerView` returns what the compiler reports on head about the packages in `folders`, and which of these
 * reports are new compared with base. The folders are relative to the top of the repository.
 */
export async function readCompilerView(
  ports: Ports,
  { work, change: { lines }, settings: { buildFlags }, ...sides }: ExplainContext,
  importPath: string,
  folders: ReadonlySet<string>,
): Promise<CompilerView> {
  const ask = async (side: SideUnderTest | undefined): Promise<ReturnType<typeof parseDiagnostics>> => {
    const listed = side?.packages.get(importPath);
    if (side === undefined || listed === undefined) return parseDiagnostics('');
    const request = {
      folder: listed.moduleFolder,
      root: side.root,
      importPaths: [listed.importPath],
      buildFlags,
      folders,
      work,
    };
    return parseDiagnostics(await ports.analysis.diagnostics(request), (file) => pathBelow(side.root, file));
  };
  const [base, head] = await Promise.all([ask(sides.base), ask(sides.head)]);
  const { count, samples } = head.unknown;
  if (count > 0)
    ports.log.debug(`${importPath}: ${count} compiler messages have an unknown format, such as\n${samples.join('\n')}`);
  const index = indexDiagnostics(head);
  return {
    head: index,
    newlySaid: sides.base === undefined ? [] : compareDiagnostics(indexDiagnostics(base), index, lines),
  };
}

/** `changedFolders` returns the folders of the Go files that a change touches, on either side. */
export function changedFolders(files: readonly FileChange[]): ReadonlySet<string> {
  return goFolders(
    files.flatMap((file) => [
      ...(file.kind === 'added' ? [] : [file.base]),
      ...(file.kind === 'deleted' ? [] : [file.head]),
    ]),
  );
}

/** `filesOnPaths` returns the user's files on the call paths to some sites. */
export function filesOnPaths(sites: readonly SiteChange[]): readonly string[] {
  return sites.flatMap(({ paths }) =>
    paths.flatMap(({ frames }) => frames.flatMap(({ owner, file }) => (owner === 'user' ? [file] : []))),
  );
}

/** `goFolders` returns the folders of those files that are Go files, relative to the top of the repository. */
export function goFolders(files: readonly string[]): ReadonlySet<string> {
  return new Set(files.filter((file) => file.endsWith('.go')).map((file) => file.replace(/(?:^|\/)[^/]*$/, '')));
}
