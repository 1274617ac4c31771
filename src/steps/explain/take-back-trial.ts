import type { Atom, Sources } from '../../core/cause/atoms.ts';
import { closeUnit } from '../../core/cause/close-unit.ts';
import { parseCompileErrors } from '../../core/cause/compile-errors.ts';
import { takeBack, takenData } from '../../core/cause/take-back.ts';
import { atomsKey } from '../../core/cause/units.ts';
import type { Ports, TestBinary } from '../../ports.ts';
import { type Budget, isSpent } from './budget.ts';
import { type ImportLine, importName } from './declarations.ts';
import { type Bench, experiment, type MeasuredFigures, type Replaced } from './experiment.ts';
import type { Soundness } from './soundness.ts';

/** The maximum number of rounds of fixing compile errors before a revert is given up. */
const mostRounds = 8;

/** The data needed to revert parts of the change. */
export interface ChangeUnderTest {
  readonly atoms: readonly Atom[];
  readonly sources: Sources;
  /** Returns the imports of a file on base. */
  readonly importsOf: (file: string) => readonly ImportLine[];
}

/** Parts of the change that were reverted together, and the result of the measurement. */
export interface TakenBack {
  readonly atoms: ReadonlySet<Atom>;
  readonly figures: MeasuredFigures;
  readonly soundness: Soundness;
  /** The files of head that are replaced in the program without these parts. */
  readonly replaced: Replaced;
  /** The test binary of that program, valid until the next experiment is built. */
  readonly binary: TestBinary;
}

/**
 * Returns the soundness of a measured program. If every regression is still nearly as large as on head, it returns
 * `unknown` without running the tests.
 */
export type Judge = (binary: TestBinary, figures: MeasuredFigures) => Promise<Soundness>;

/**
 * `tryTakingBack` reverts atoms, and anything else that must be reverted so that the remaining program compiles, and
 * measures the program. It returns `undefined` if the program can't be made to compile and run.
 */
export async function tryTakingBack(
  ports: Ports,
  bench: Bench,
  change: ChangeUnderTest,
  wanted: Iterable<Atom>,
  budget: Budget,
  judge: Judge,
): Promise<TakenBack | undefined> {
  let atoms: ReadonlySet<Atom> = new Set(wanted);
  const repairs: Repairs = new Map();
  for (let round = 0; round < mostRounds && !isSpent(ports, budget); round++) {
    const replaced = new Map(takeBack(atoms, change.sources));
    const textOf = (file: string): string | undefined => replaced.get(file) ?? change.sources.head.get(file);
    if (!(await mendImports(ports, bench, repairs, textOf, replaced))) return undefined;
    await using data = await exchangeData(ports, bench, atoms);
    if (data === undefined) return undefined;
    const outcome = await experiment(ports, bench, replaced);
    if (outcome.kind === 'measured') {
      budget.builds--;
      ports.log.debug(`Reverted ${atoms.size} parts of the change: measured.`);
      const soundness = await judge(outcome.binary, outcome.figures);
      return { atoms, figures: outcome.figures, soundness, replaced, binary: outcome.binary };
    }
    if (outcome.kind === 'run-failed') {
      budget.builds--;
      ports.log.debug(`Reverted ${atoms.size} parts of the change: the benchmarks do not run.`);
      return undefined;
    }
    budget.failures--;
    ports.log.debug(`Reverted ${atoms.size} parts of the change: the package does not build:\n${outcome.message}`);
    const errors = parseCompileErrors(outcome.message);
    if (errors.length === 0) return undefined;
    const closure = closeUnit(atoms, change.atoms, errors, (file, name) =>
      change.importsOf(file).some((entry) => importName(entry) === name),
    );
    const grown = atomsKey(closure.atoms) !== atomsKey(atoms);
    // Repairs refer to line numbers of the text that was built, so they are discarded if the set of atoms has changed.
    if (grown) repairs.clear();
    let repaired = false;
    for (const [file, lines] of grown ? [] : closure.dropImports) {
      repairsOf(repairs, file).drop = new Set([...repairsOf(repairs, file).drop, ...lines]);
      repaired = true;
    }
    for (const [file, names] of closure.undefinedNames) {
      const known = change.importsOf(file).filter((entry) => names.has(importName(entry)));
      const fresh = known.filter(({ path }) => !repairsOf(repairs, file).add.some((added) => added.path === path));
      repairsOf(repairs, file).add.push(...fresh);
      repaired ||= fresh.length > 0;
    }
    if (!grown && !repaired) return undefined;
    ({ atoms } = closure);
  }
  return undefined;
}

/**
 * `exchangeData` replaces the reverted data files in the snapshot with those of base until the result is disposed of.
 * It returns `undefined` if the files of base can't be copied.
 */
export async function exchangeData(
  ports: Ports,
  { root, baseRoot }: Pick<Bench, 'root' | 'baseRoot'>,
  atoms: Iterable<Atom>,
): Promise<AsyncDisposable | undefined> {
  const files = takenData(atoms);
  if (files.size === 0) return { [Symbol.asyncDispose]: () => Promise.resolve() };
  return baseRoot === undefined ? undefined : ports.repository.exchange(root, baseRoot, files);
}

/** The lines whose imports are removed, and the imports that are added, by file. */
type Repairs = Map<string, Repair>;

interface Repair {
  drop: Set<number>;
  add: ImportLine[];
}

/** `mendImports` puts the texts with repaired imports among the replaced files. It returns false if it can't. */
async function mendImports(
  ports: Ports,
  { listed }: Bench,
  repairs: Repairs,
  textOf: (file: string) => string | undefined,
  replaced: Map<string, string | undefined>,
): Promise<boolean> {
  const wanted = [...repairs].flatMap(([file, { drop, add }]) => {
    const text = textOf(file);
    const added = add.map(({ path, name = '' }) => ({ path, name }));
    return text === undefined ? [] : [{ file, text, drop: [...drop], add: added }];
  });
  if (wanted.length === 0) return true;
  const texts = await ports.analysis.imports(listed.moduleFolder, wanted);
  for (const [index, { file }] of wanted.entries()) if (texts[index] !== undefined) replaced.set(file, texts[index]);
  return texts.length === wanted.length;
}

function repairsOf(repairs: Repairs, file: string): Repair {
  const repair = repairs.get(file) ?? { drop: new Set<number>(), add: [] };
  repairs.set(file, repair);
  return repair;
}
