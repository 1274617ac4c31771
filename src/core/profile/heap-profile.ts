/** One function on a call stack, inlined or called. */
export interface Frame {
  /** The function's name as the runtime prints it: `example.com/m/order.(*Store).Add`. */
  readonly function: string;
  /**
   * The file's path as the compiler recorded it: absolute, or relative because of `-trimpath` or a `//line` directive.
   */
  readonly file: string;
  readonly line: number;
  /** Address of the instruction. An inlined frame has the same address as the function that it is inlined into. */
  readonly address: number;
  /** Whether the function is inlined into the frame that follows. */
  readonly inlined: boolean;
}

/** The allocations of one call stack in blocks of one size. */
export interface ProfileSample {
  /**
   * The call stack, from the innermost frame outwards; Go omits the runtime's own frames (runtime/pprof,
   * `hideRuntime`).
   */
  readonly frames: readonly Frame[];
  readonly objects: number;
  readonly bytes: number;
  /** The size of one block in bytes, from its size class. */
  readonly blockSize: number;
}

/** A Go heap profile of everything allocated since the process started, recorded with `-test.memprofilerate=1`. */
export interface HeapProfile {
  readonly samples: readonly ProfileSample[];
}
