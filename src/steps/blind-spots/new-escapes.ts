import type { ChangedFunction } from '../../core/blind-spots/changed-functions.ts';
import { folderOf } from '../../core/patch/folder-of.ts';
import { type NewEscape, newEscapesIn } from '../../core/blind-spots/new-escapes.ts';
import { compareDiagnostics } from '../../core/escape/compare-diagnostics.ts';
import { type DiagnosticIndex, indexDiagnostics } from '../../core/escape/diagnostic-index.ts';
import { parseDiagnostics } from '../../core/escape/parse-diagnostics.ts';
import { lineMapOf } from '../../core/patch/line-map.ts';
import { pathBelow } from '../../core/patch/path-below.ts';
import type { Ports } from '../../ports.ts';
import type { SideUnderTest } from '../side.ts';
import type { ChangedCode } from './changed-code.ts';
import type { Asked } from './find-blind-spots.ts';

/**
 * `newEscapesOf` returns what newly escapes in each of the given functions. If the compiler reports nothing about a
 * package on base, nothing counts as new in that package's edited functions.
 */
export async function newEscapesOf(
  ports: Ports,
  { base, head, settings, work }: Asked,
  code: ChangedCode,
  functions: readonly ChangedFunction[],
  deadline: number,
): Promise<ReadonlyMap<ChangedFunction, readonly NewEscape[]>> {
  const lines = lineMapOf(code.files);
  const found = new Map<ChangedFunction, readonly NewEscape[]>();
  for (const module of new Set(functions.map(({ file }) => code.moduleOf(file)))) {
    const ofModule = functions.filter(({ file }) => code.moduleOf(file) === module);
    const folders = new Set(ofModule.map(({ file }) => folderOf(file)));
    const importPaths = [...new Set(ofModule.flatMap(({ file }) => code.packageOf(file) ?? []))];
    const ask = async (side: SideUnderTest): Promise<DiagnosticIndex> => {
      const folder = side.root + module.slice(head.root.length);
      const isThere = side === head || [...side.packages.values()].some(({ moduleFolder }) => moduleFolder === folder);
      const { buildFlags } = settings;
      const limitMs = Math.max(1, Math.round(deadline - ports.clock.now()));
      const text = isThere
        ? await ports.analysis.diagnostics({ folder, root: side.root, importPaths, buildFlags, folders, work, limitMs })
        : '';
      return indexDiagnostics(parseDiagnostics(text, (file) => pathBelow(side.root, file)));
    };
    const [before, after] = await Promise.all([ask(base), ask(head)]);
    const knownOnBase = new Set(before.all.map(({ at }) => folderOf(lines.fileOnHead(at.file) ?? at.file)));
    const said = compareDiagnostics(before, after, lines);
    for (const one of ofModule)
      if (one.change === 'added' || knownOnBase.has(folderOf(one.file))) found.set(one, newEscapesIn(one, said));
  }
  return found;
}
