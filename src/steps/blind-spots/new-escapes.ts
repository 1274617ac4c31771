import { type ChangedFunction, folderOf } from '../../core/blind-spots/changed-functions.ts';
import { compareDiagnostics, type NewlySaid } from '../../core/escape/compare-diagnostics.ts';
import { type DiagnosticIndex, indexDiagnostics } from '../../core/escape/diagnostic-index.ts';
import { parseDiagnostics } from '../../core/escape/parse-diagnostics.ts';
import { lineMapOf } from '../../core/patch/line-map.ts';
import { pathBelow } from '../../core/patch/path-below.ts';
import type { Ports } from '../../ports.ts';
import type { SideUnderTest } from '../side.ts';
import type { ChangedCode } from './changed-code.ts';
import type { Asked } from './find-blind-spots.ts';

/** `newlySaidIn` returns what the compiler newly says about the packages of some functions. */
export async function newlySaidIn(
  ports: Ports,
  { base, head, settings }: Asked,
  code: ChangedCode,
  functions: readonly ChangedFunction[],
): Promise<readonly NewlySaid[]> {
  const lines = lineMapOf(code.files);
  const said: NewlySaid[] = [];
  for (const module of new Set(functions.map(({ file }) => code.moduleOf(file)))) {
    const ofModule = functions.filter(({ file }) => code.moduleOf(file) === module);
    const folders = new Set(ofModule.map(({ file }) => folderOf(file)));
    const importPaths = [...new Set(ofModule.flatMap(({ file }) => code.packageOf(file) ?? []))];
    const ask = async (side: SideUnderTest): Promise<DiagnosticIndex> => {
      const folder = side.root + module.slice(head.root.length);
      const isThere = side === head || [...side.packages.values()].some(({ moduleFolder }) => moduleFolder === folder);
      const text = isThere
        ? await ports.analysis.diagnostics({
            folder,
            root: side.root,
            importPaths,
            buildFlags: settings.buildFlags,
            folders,
          })
        : '';
      return indexDiagnostics(parseDiagnostics(text, (file) => pathBelow(side.root, file)));
    };
    const [before, after] = await Promise.all([ask(base), ask(head)]);
    said.push(...compareDiagnostics(before, after, lines));
  }
  return said;
}
