import { compareDiagnostics, type NewlySaid } from '../../core/escape/compare-diagnostics.ts';
import { type DiagnosticIndex, indexDiagnostics } from '../../core/escape/diagnostic-index.ts';
import { parseDiagnostics } from '../../core/escape/parse-diagnostics.ts';
import type { LineMap } from '../../core/patch/line-map.ts';
import { pathBelow } from '../../core/patch/path-below.ts';
import type { Ports } from '../../ports.ts';
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
    return parseDiagnostics(await ports.analysis.diagnostics(request), (file) => pathBelow(side.root, file));
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
