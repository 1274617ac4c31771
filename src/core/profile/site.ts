import type { DirectCalls } from './direct-calls.ts';
import type { Frame } from './heap-profile.ts';
import type { AllocationStack } from './slope.ts';

/** The owner of a frame's code: the user, another module, or the standard library. */
export type Owner = 'user' | 'library' | 'standard';

/** The locations of one side's code. */
export interface CodeBase {
  /** Absolute path of the snapshot's root; the code inside is user code. */
  readonly root: string;
  readonly goroot: string;
  /**
   * Folders of the user's packages, relative to the root, by import path. File names in `//line` directives are
   * relative to them.
   */
  readonly folders?: ReadonlyMap<string, string>;
}

/** A frame with its owner. In user code, the path of its file is relative to the snapshot's root. */
export interface OwnedFrame extends Frame {
  readonly owner: Owner;
}

/** A call path to an allocation, with its cost. */
export interface AllocationPath {
  /** The call stack, from the innermost frame outwards; never empty. */
  readonly frames: readonly OwnedFrame[];
  /** Index of the first frame of user code: the site. */
  readonly site: number;
  /**
   * The function that the leaf calls, such as `runtime.growslice`, or the leaf itself if it belongs to the standard
   * library.
   */
  readonly callee: string;
  /** The function outside of user code that the site calls; `undefined` if the site itself allocates. */
  readonly library: string | undefined;
  readonly objectsPerOp: number;
  readonly bytesPerOp: number;
  readonly blockSize: number;
}

const ownAllocators = /^(?:runtime|reflect|internal\/[\w/]+)\./;

/** `pathsOf` converts allocation stacks to paths. It omits stacks without a frame of user code. */
export function pathsOf(
  stacks: readonly AllocationStack[],
  code: CodeBase,
  calls: DirectCalls,
): readonly AllocationPath[] {
  return stacks.flatMap((stack) => pathOf(stack, code, calls) ?? []);
}

function pathOf(stack: AllocationStack, code: CodeBase, calls: DirectCalls): AllocationPath | undefined {
  const frames = stack.frames.map((frame) => own(frame, code));
  const [leaf] = frames;
  if (leaf === undefined) return undefined;
  let callee = leaf.owner === 'standard' ? leaf.function : (calls.callAt(leaf.address) ?? leaf.function);
  // `make` followed by `copy` becomes a direct call to mallocgc. The profiler skips the caller of mallocgc. That
  // caller is the function that the leaf calls, so its frame is added here.
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
  // The compiler keeps the file name of a `//line expr.y:14` as it is, so such a frame belongs to its function's
  // package.
  const isRelative = !/^(?:\/|[A-Za-z]:|\.\.)/.test(file);
  const folder = isRelative ? code.folders?.get(packageOf(frame.function)) : undefined;
  return folder === undefined ? ownFrame(frame, code) : { ...frame, file: `${folder}${file}`, owner: 'user' };
}

/**
 * `foldersOf` returns the folders of the packages with code in the snapshot, by import path, as found in the stacks.
 */
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

/** `ownFrame` adds the owner to a frame, and makes the path of a file of user code relative to the snapshot's root. */
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
 * `functionsWithLeaves` returns the names of the functions whose instructions show what the leaves of the stacks call.
 */
export function functionsWithLeaves(stacks: readonly AllocationStack[], code: CodeBase): readonly string[] {
  const names = new Set<string>();
  for (const { frames } of stacks) {
    const [leaf] = frames;
    if (leaf === undefined || own(leaf, code).owner === 'standard') continue;
    // Frames with the same address are inlined into the last of them, which is the function in the binary.
    const physical = frames.findLast(({ address }) => address === leaf.address);
    if (physical !== undefined) names.add(physical.function);
  }
  return [...names].toSorted();
}

/**
 * `calledByLeaves` returns the functions that leaves call and that may allocate. If the compiler merged `make` and
 * `copy` into one call, one of these functions calls mallocgc itself, and the profiler omits that function. All of them
 * must therefore be looked at as well.
 */
export function calledByLeaves(
  stacks: readonly AllocationStack[],
  code: CodeBase,
  calls: DirectCalls,
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
 * `plainFunction` returns a function's name without type arguments, so that all instances of `slices.Grow` are one
 * function.
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
