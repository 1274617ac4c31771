import { type Atom, atomsOf, isBuildInput, isData, type Sources } from '../../core/cause/atoms.ts';
import { type LineMap, lineMapOf } from '../../core/patch/line-map.ts';
import { type FileChange, parseBinaryChanges, parsePatch, pathOf } from '../../core/patch/parse-patch.ts';
import { prefixesOf } from '../../core/patch/side-prefixes.ts';
import type { Ports } from '../../ports.ts';

/** The maximum number of changed files to read. Hardly any pull request changes that many. */
const mostFiles = 3000;

/**
 * The difference between the snapshots of base and head, with the contents of the changed build inputs on both sides.
 */
export interface Change {
  readonly files: readonly FileChange[];
  readonly lines: LineMap;
  readonly sources: Sources;
  readonly atoms: readonly Atom[];
}

/** An empty change, which is used if there is no base. */
export const noChange: Change = {
  files: [],
  lines: {
    toHead: () => undefined,
    isChanged: () => false,
    touches: () => false,
    fileOnHead: () => undefined,
  },
  sources: { base: new Map<string, string>(), head: new Map<string, string>() },
  atoms: [],
};

/** `readChange` reads the change between two snapshot folders. */
export async function readChange(ports: Ports, base: string, head: string): Promise<Change> {
  const [patch, prefixes] = [await ports.repository.changes(base, head), prefixesOf(base, head)];
  const files = parsePatch(patch, prefixes);
  const inputs = files.filter((file) => isBuildInput(pathOf(file))).slice(0, mostFiles);
  const data = [...files, ...parseBinaryChanges(patch, prefixes)].filter((file) => isData(pathOf(file)));
  const sources = { base: new Map<string, string>(), head: new Map<string, string>() };
  for (const file of inputs) {
    const [before, after] = await Promise.all([
      file.kind === 'added' ? undefined : ports.repository.readSnapshot(base, file.base),
      file.kind === 'deleted' ? undefined : ports.repository.readSnapshot(head, file.head),
    ]);
    if (file.kind !== 'added' && before !== undefined) sources.base.set(file.base, before);
    if (file.kind !== 'deleted' && after !== undefined) sources.head.set(file.head, after);
  }
  return { files, lines: lineMapOf(files), sources, atoms: atomsOf([...inputs, ...data], sources) };
}
