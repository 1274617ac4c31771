import { type Atom, atomsOf, isBuildInput, isData, type Sources } from '../../core/cause/atoms.ts';
import { type LineMap, lineMapOf } from '../../core/patch/line-map.ts';
import { type FileChange, parseBinaryChanges, parsePatch, pathOf } from '../../core/patch/parse-patch.ts';
import { prefixesOf } from '../../core/patch/side-prefixes.ts';
import type { Ports } from '../../ports.ts';
import type { SideUnderTest } from '../side.ts';
import { alignChanges } from './align-change.ts';
import { describeLines } from './describe-lines.ts';
import { readRequirementChange, type RequirementChange } from './requirement-change.ts';

/** The maximum number of changed files to read. Hardly any pull request changes that many. */
const mostFiles = 3000;

/**
 * The difference between the snapshots of base and head, with the contents of the changed build inputs on both sides.
 */
export interface Change {
  readonly files: readonly FileChange[];
  readonly lines: LineMap;
  readonly sources: Sources;
  /** What changed in go.mod and go.work files. */
  readonly requirements: RequirementChange;
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
  sources: { base: new Map(), head: new Map(), described: { base: new Map(), head: new Map() } },
  requirements: { modules: [], language: undefined },
  atoms: [],
};

/** `readChange` reads the change between both sides. Declarations that only moved within a file are no part of it. */
export async function readChange(ports: Ports, base: SideUnderTest, head: SideUnderTest): Promise<Change> {
  const { repository } = ports;
  const [patch, prefixes] = [await repository.changes(base.root, head.root), prefixesOf(base.root, head.root)];
  const found = parsePatch(patch, prefixes);
  const inputs = found.filter((file) => isBuildInput(pathOf(file))).slice(0, mostFiles);
  const data = [...found, ...parseBinaryChanges(patch, prefixes)].filter((file) => isData(pathOf(file)));
  const texts = { base: new Map<string, string>(), head: new Map<string, string>() };
  for (const file of inputs) {
    const [before, after] = await Promise.all([
      file.kind === 'added' ? undefined : repository.readSnapshot(base.root, file.base),
      file.kind === 'deleted' ? undefined : repository.readSnapshot(head.root, file.head),
    ]);
    if (file.kind !== 'added' && before !== undefined) texts.base.set(file.base, before);
    if (file.kind !== 'deleted' && after !== undefined) texts.head.set(file.head, after);
  }
  const aligned = await alignChanges(ports, base, head, inputs, texts);
  const sources = { ...texts, described: await describeLines(ports, head, aligned, texts) };
  const files = found.map((file) => aligned[inputs.indexOf(file)] ?? file);
  const requirements = await readRequirementChange(ports, base, head, inputs);
  return { files, lines: lineMapOf(files), sources, requirements, atoms: atomsOf([...aligned, ...data], sources) };
}
