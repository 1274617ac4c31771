import type { CodeBase, Owner } from '../profile/site.ts';
import { ownFrame } from '../profile/site.ts';
import type { ProbeIterations } from './iterations.ts';
import { isRuntimeOwn, type LeakKind, memoryKind, waitKind } from './kinds.ts';
import type { Goroutine, HeldMemory, Leftovers, StackFrame } from './leftovers.ts';

/** A frame with its owner; in user code, its file is relative to the snapshot's root. */
export interface LeakFrame extends StackFrame {
  readonly owner: Owner;
}

/** A line of code that makes operations leave something behind. */
export interface LeakSite {
  readonly kind: LeakKind;
  /**
   * For a goroutine, its go statement if that is in user code. Otherwise, the innermost frame in user code or, if there
   * is none, a frame outside user code.
   */
  readonly at: LeakFrame;
  /** The go statement that started the goroutine, in any code; absent for memory. */
  readonly startedAt: LeakFrame | undefined;
  /**
   * The goroutine's innermost line in user code or, if there is none, its innermost line outside the runtime; absent
   * for memory.
   */
  readonly waitingAt: LeakFrame | undefined;
  /** The goroutine's state, as the runtime prints it; empty for memory. */
  readonly state: string;
  /** Whether no running goroutine can wake the goroutine; false for memory. */
  readonly isUnreachable: boolean;
  /**
   * The stack, the innermost frame first. If the go statement that started the goroutine is known, it precedes the
   * stack.
   */
  readonly frames: readonly LeakFrame[];
  /** Goroutines left by each operation; 0 for memory. */
  readonly goroutines: number;
  /** Bytes left by each operation; 0 for goroutines. */
  readonly bytes: number;
}

/** Everything that each operation of a benchmark left behind, computed from runs with two iteration counts. */
export interface Leak {
  readonly goroutines: number;
  readonly bytes: number;
  /**
   * The sites of goroutines, in descending order of the number of goroutines, then those of memory, in descending order
   * of bytes.
   */
  readonly sites: readonly LeakSite[];
}

/** Smaller amounts per operation are noise, such as a goroutine of the runtime or a table that grew once. */
const least = { goroutines: 0.05, bytes: 4 };

/**
 * `leakBetween` returns what each operation left behind, by site, computed from two runs of one process. It returns
 * `undefined` if one of the runs is missing.
 */
export function leakBetween(
  runs: readonly Leftovers[],
  { few, many }: ProbeIterations,
  code: CodeBase,
): Leak | undefined {
  const at = (when: Leftovers['when'], iterations: number): Leftovers | undefined =>
    runs.findLast((run) => run.when === when && run.iterations === iterations);
  // Both runs also contain what setup leaves behind, so the run of few iterations is subtracted from the run of many.
  const terms = [
    { run: at('after', many), sign: 1 },
    { run: at('before', many), sign: -1 },
    { run: at('after', few), sign: -1 },
    { run: at('before', few), sign: 1 },
  ] as const;
  if (many <= few || terms.some(({ run }) => run === undefined)) return undefined;
  const operations = many - few;
  const goroutines = slopes(
    terms,
    operations,
    ({ goroutines: all }) => all,
    goroutineKey,
    () => 1,
  );
  const memory = slopes(terms, operations, usersMemory, memoryKey, ({ bytes }) => bytes);
  const objects = new Map(
    slopes(terms, operations, usersMemory, memoryKey, (of) => of.objects).map(({ one, perOp }) => [
      memoryKey(one),
      perOp,
    ]),
  );
  const sites = [
    ...goroutines
      .filter(({ perOp }) => perOp >= least.goroutines)
      .flatMap(({ one, perOp }) => goroutineSite(one, perOp, code) ?? []),
    ...merged(
      memory
        .filter(({ perOp }) => perOp >= least.bytes)
        .flatMap(({ one, perOp }) => memorySite(one, perOp, objects.get(memoryKey(one)) ?? 0, code) ?? []),
    ),
  ];
  return {
    goroutines: Math.max(0, sumOf(goroutines)),
    bytes: Math.max(0, sumOf(memory)),
    sites: sites.toSorted((a, b) => b.goroutines - a.goroutines || b.bytes - a.bytes),
  };
}

interface Slope<T> {
  /** The last of the items that share a key. */
  readonly one: T;
  readonly perOp: number;
}

function slopes<T>(
  terms: readonly { readonly run: Leftovers | undefined; readonly sign: 1 | -1 }[],
  operations: number,
  itemsOf: (run: Leftovers) => readonly T[],
  keyOf: (of: T) => string,
  amount: (of: T) => number,
): readonly Slope<T>[] {
  const totals = new Map<string, { one: T; total: number }>();
  const add = (of: T, sign: 1 | -1): void => {
    const key = keyOf(of);
    const total = (totals.get(key)?.total ?? 0) + sign * amount(of);
    totals.set(key, { one: of, total });
  };
  for (const { run, sign } of terms.toReversed()) for (const of of run === undefined ? [] : itemsOf(run)) add(of, sign);
  return [...totals.values()].map(({ one, total }) => ({ one, perOp: total / operations }));
}

function sumOf(all: readonly Slope<unknown>[]): number {
  return all.reduce((sum, { perOp }) => sum + perOp, 0);
}

function goroutineKey({ state, frames, startedAt }: Goroutine): string {
  return JSON.stringify([state, startedAt, frames.map(({ function: name, line }) => [name, line])]);
}

function memoryKey({ frames }: HeldMemory): string {
  return JSON.stringify(frames.map(({ function: name, line }) => [name, line]));
}

/**
 * `usersMemory` omits the memory that the runtime keeps for itself, such as descriptors of goroutines that have ended.
 */
function usersMemory({ memory }: Leftovers): readonly HeldMemory[] {
  return memory.filter(({ frames }) => !isRuntimeOwn(frames.map(({ function: name }) => name)));
}

function goroutineSite(goroutine: Goroutine, perOp: number, code: CodeBase): LeakSite | undefined {
  const frames = goroutine.frames.map((frame) => ownFrame(frame, code));
  const startedAt = goroutine.startedAt && ownFrame(goroutine.startedAt, code);
  const waitingAt =
    frames.find(({ owner }) => owner === 'user') ?? frames.find(({ function: name }) => !isRuntimeFunction(name));
  const at = startedAt?.owner === 'user' ? startedAt : frames.find(({ owner }) => owner === 'user');
  const anywhere = at ?? startedAt ?? waitingAt;
  if (anywhere === undefined) return undefined;
  return {
    kind: waitKind(
      goroutine.state,
      frames.map(({ function: name }) => name),
    ),
    at: anywhere,
    startedAt,
    waitingAt,
    state: goroutine.state,
    isUnreachable: goroutine.isUnreachable,
    frames: [...(startedAt === undefined ? [] : [startedAt]), ...frames],
    goroutines: perOp,
    bytes: 0,
  };
}

/**
 * If an operation leaves at least this many objects, it creates its own table or array instead of growing a shared one.
 */
const ownObjects = 0.5;

function memorySite(memory: HeldMemory, perOp: number, objects: number, code: CodeBase): LeakSite | undefined {
  const frames = memory.frames.map((frame) => ownFrame(frame, code));
  const at =
    frames.find(({ owner }) => owner === 'user') ?? frames.find(({ function: name }) => !isRuntimeFunction(name));
  if (at === undefined) return undefined;
  const called = frames.findIndex(({ owner }) => owner !== 'standard');
  const made = memoryKind(frames.slice(0, called < 0 ? frames.length : called).map(({ function: name }) => name));
  const kind = (made === 'map' || made === 'slice') && objects >= ownObjects ? 'memory' : made;
  const nothing = { startedAt: undefined, waitingAt: undefined, state: '', isUnreachable: false, goroutines: 0 };
  return { kind, at, frames, bytes: perOp, ...nothing };
}

function isRuntimeFunction(name: string): boolean {
  return name.startsWith('runtime.') || name.startsWith('internal/');
}

/** `merged` merges sites with the same line and kind. */
function merged(sites: readonly LeakSite[]): readonly LeakSite[] {
  const found = new Map<string, LeakSite>();
  for (const site of sites) {
    const key = `${site.at.file}:${site.at.line} ${site.kind}`;
    const known = found.get(key);
    found.set(key, known === undefined ? site : { ...known, bytes: known.bytes + site.bytes });
  }
  return [...found.values()];
}
