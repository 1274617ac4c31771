import type { Disassembly } from './disassembly.ts';
import type { Frame } from './heap-profile.ts';
import type { AllocationStack } from './slope.ts';

/** Whose code a frame is. */
export type Owner = 'user' | 'library' | 'standard';

/** Where the code of one side is. */
export interface CodeBase {
  /** Top of the snapshot, absolute: what is inside is user code. */
  readonly root: string;
  readonly goroot: string;
  /** Folders of the user's packages below the top, by import path; `//line` gives files relative to them. */
  readonly folders?: ReadonlyMap<string, string>;
}

/** A frame whose file is named from the snapshot's top if it is the user's. */
export interface OwnedFrame extends Frame {
  readonly owner: Owner;
}

/** One way to one allocation, with its cost. */
export interface AllocationPath {
  /** From the allocation outwards; never empty. */
  readonly frames: readonly OwnedFrame[];
  /** Index of the first frame of user code: the site. */
  readonly site: number;
  /** What the leaf calls: `runtime.growslice`; the leaf itself if it belongs to the standard library. */
  readonly callee: string;
  /** The function of other people's code that the site calls; `undefined` if the site itself allocates. */
  readonly library: string | undefined;
  readonly objectsPerOp: number;
  readonly bytesPerOp: number;
  readonly blockSize: number;
}

const ownAllocators = /^(?:runtime|reflect|internal\/[\w/]+)\./;

/** `pathsOf` returns allocation stacks as paths to sites. It leaves out stacks without a frame of user code. */
export function pathsOf(
  stacks: readonly AllocationStack[],
  code: CodeBase,
  calls: Disassembly,
): readonly AllocationPath[] {
  return stacks.flatMap((stack) => pathOf(stack, code, calls) ?? []);
}

function pathOf(stack: AllocationStack, code: CodeBase, calls: Disassembly): AllocationPath | undefined {
  const frames = stack.frames.map((frame) => own(frame, code));
  const [leaf] = frames;
  if (leaf === undefined) return undefined;
  let callee = leaf.owner === 'standard' ? leaf.function : (calls.callAt(leaf.address) ?? leaf.function);
  // `make` and `copy` of one slice become a direct call of mallocgc, whose caller the profiler skips: it is what the leaf calls.
  if (leaf.owner !== 'standard' && callee !== leaf.function && !ownAllocators.test(callee)) {
    const made = calls.callTo(callee, 'runtime.mallocgc');
    if (made !== undefined)
      frames.unshift(own({ ...made, function: callee, address: leaf.address, inlined: false }, code));
    callee = made === undefined ? callee : 'runtime.mallocgc';
  }
  const site = frames.findIndex(({ owner }) => owner === 'user');
  if (site < 0) return undefined;
  const { objectsPerOp, bytesPerOp, blockSize } = stack;
  return { frames, site, callee, library: frames[site - 1]?.function, objectsPerOp, bytesPerOp, blockSize };
}

function own(frame: Frame, code: CodeBase): OwnedFrame {
  const { file } = frame;
  // The compiler leaves the name in a `//line expr.y:14` as it is: such a frame belongs to its function's package.
  const isRelative = !/^(?:\/|[A-Za-z]:|\.\.)/.test(file);
  const folder = isRelative ? code.folders?.get(packageOf(frame.function)) : undefined;
  return folder === undefined ? ownFrame(frame, code) : { ...frame, file: `${folder}${file}`, owner: 'user' };
}

/** `foldersOf` returns the folders of the packages that have code in the snapshot, as the frames of a profile name them. */
export function foldersOf(stacks: readonly AllocationStack[], root: string): ReadonlyMap<string, string> {
  const folders = new Map<string, string>();
  for (const { frames } of stacks)
    for (const { function: name, file } of frames)
      if (file.startsWith(`${root}/`)) folders.set(packageOf(name), file.slice(root.length + 1).replace(/[^/]*$/, ''));
  return folders;
}

/** `packageOf` returns the import path in a symbol: `example.com/m/p` of `example.com/m/p.(*T).F`. */
function packageOf(symbol: string): string {
  const plain = plainFunction(symbol);
  const last = plain.lastIndexOf('/') + 1;
  return plain.slice(0, last) + (plain.slice(last).split('.', 1)[0] ?? '');
}

/** `ownFrame` returns a frame with its owner; a file of user code is named from the snapshot's top. */
export function ownFrame<F extends { readonly file: string }>(
  frame: F,
  { root, goroot }: CodeBase,
): F & { readonly owner: Owner } {
  const { file } = frame;
  if (file.startsWith(`${root}/`)) {
    const path = file.slice(root.length + 1);
    return /(?:^|\/)vendor\//.test(path) ? { ...frame, owner: 'library' } : { ...frame, file: path, owner: 'user' };
  }
  return { ...frame, owner: file.startsWith(`${goroot}/`) ? 'standard' : 'library' };
}

/**
 * `functionsToDisassemble` returns the functions, as symbols of the binary, whose instructions show what their stacks'
 * leaves call.
 */
export function functionsToDisassemble(stacks: readonly AllocationStack[], code: CodeBase): readonly string[] {
  const names = new Set<string>();
  for (const { frames } of stacks) {
    const [leaf] = frames;
    if (leaf === undefined || own(leaf, code).owner === 'standard') continue;
    // Frames with one address are inlined into the last of them, which is the function in the binary.
    const physical = frames.findLast(({ address }) => address === leaf.address);
    if (physical !== undefined) names.add(physical.function);
  }
  return [...names].toSorted();
}

/**
 * `calledByLeaves` returns functions that leaves call and that may be what allocates: the profiler skips the caller of
 * mallocgc, which is one of them if `make` and `copy` became one call. They must be disassembled as well.
 */
export function calledByLeaves(
  stacks: readonly AllocationStack[],
  code: CodeBase,
  calls: Disassembly,
): readonly string[] {
  const names = new Set<string>();
  for (const { frames } of stacks) {
    const [leaf] = frames;
    if (leaf === undefined || own(leaf, code).owner === 'standard') continue;
    const callee = calls.callAt(leaf.address);
    if (callee !== undefined && callee !== leaf.function && !ownAllocators.test(callee)) names.add(callee);
  }
  return [...names].toSorted();
}

/**
 * `plainFunction` returns a function's name without the shapes of its type arguments: `slices.Grow[…]` is one function.
 */
export function plainFunction(name: string): string {
  let depth = 0;
  let plain = '';
  for (const char of name) {
    if (char === '[') depth++;
    if (depth === 0) plain += char;
    if (char === ']') depth = Math.max(0, depth - 1);
  }
  return plain;
}
