/** A frame of a goroutine's stack, or of the call stack of an allocation. */
export interface StackFrame {
  /** The function's name as the runtime prints it, without arguments. */
  readonly function: string;
  /**
   * The file's path as the compiler recorded it. It is absolute unless `-trimpath` or a `//line` directive changed it.
   */
  readonly file: string;
  readonly line: number;
}

/** A goroutine that existed before or after a run. */
export interface Goroutine {
  /** The goroutine's state, as the runtime prints it, such as `chan receive`. */
  readonly state: string;
  /**
   * Whether the goroutine waits for something that no running goroutine can reach. Only newer Go versions detect this.
   */
  readonly isUnreachable: boolean;
  /** The goroutine's stack, the innermost frame first. */
  readonly frames: readonly StackFrame[];
  /** The go statement that started the goroutine; absent if the runtime started it. */
  readonly startedAt: StackFrame | undefined;
}

/** Memory that one call stack allocated and that was in use before or after a run. */
export interface HeldMemory {
  /** The call stack, the innermost frame first, including the runtime's own frames. */
  readonly frames: readonly StackFrame[];
  readonly objects: number;
  readonly bytes: number;
}

/** The goroutines and memory in use before or after a run, and the number of iterations of that run. */
export interface Leftovers {
  readonly when: 'before' | 'after';
  readonly iterations: number;
  readonly goroutines: readonly Goroutine[];
  readonly memory: readonly HeldMemory[];
}

/**
 * Limits far above what the probe writes. They are needed because the tested code may have written anything to the
 * file.
 */
const most = { runs: 8, records: 200_000, frames: 128 };

const runLine = /^(before|after) (\d{1,12})$/;
const heapLine = /^heap (\d{1,15}) (\d{1,18})$/;
const frameLine = /^\t([^\t]*)\t([^\t]*):(\d{1,9})$/;
const stacksLine = /^stacks \d{1,9}$/;

/** `readLeftovers` parses the file that the leak probe writes. It ignores unknown lines. */
export function readLeftovers(text: string): readonly Leftovers[] {
  const runs: { when: 'before' | 'after'; iterations: number; memory: Draft[]; stacks: string[] }[] = [];
  let inStacks = false;
  for (const line of text.split('\n')) {
    const run = runs.at(-1);
    const started = runLine.exec(line);
    if (started !== null) {
      if (runs.length >= most.runs) break;
      runs.push({
        when: started[1] === 'before' ? 'before' : 'after',
        iterations: Number(started[2]),
        memory: [],
        stacks: [],
      });
      inStacks = false;
    } else if (run === undefined) continue;
    else if (inStacks) run.stacks.push(line);
    else if (stacksLine.test(line)) inStacks = true;
    else addHeapLine(run.memory, line);
  }
  return runs.map(({ when, iterations, memory, stacks }) => ({
    when,
    iterations,
    memory,
    goroutines: readStacks(stacks),
  }));
}

interface Draft {
  readonly frames: StackFrame[];
  readonly objects: number;
  readonly bytes: number;
}

function addHeapLine(memory: Draft[], line: string): void {
  const held = heapLine.exec(line);
  if (held !== null) {
    if (memory.length < most.records) memory.push({ frames: [], objects: Number(held[1]), bytes: Number(held[2]) });
    return;
  }
  const [, name, file, number] = frameLine.exec(line) ?? [];
  const frames = memory.at(-1)?.frames;
  if (name !== undefined && file !== undefined && frames !== undefined && frames.length < most.frames)
    frames.push({ function: name, file, line: Number(number) });
}

const goroutineLine = /^goroutine \d+ [^[]*\[([^\]]*)\]:$/;
const placeLine = /^\t(.*):(\d{1,9})(?: \+0x[0-9a-f]+)?$/;
const createdLine = /^created by (.*?)(?: in goroutine \d+)?$/;

/** `readStacks` parses the stacks of all goroutines, as `runtime.Stack` prints them. */
function readStacks(lines: readonly string[]): readonly Goroutine[] {
  const goroutines: { words: string; frames: StackFrame[]; startedAt: StackFrame | undefined }[] = [];
  let name = '';
  for (const line of lines) {
    const head = goroutineLine.exec(line);
    if (head !== null) {
      if (goroutines.length >= most.records) break;
      goroutines.push({ words: head[1] ?? '', frames: [], startedAt: undefined });
      name = '';
      continue;
    }
    const current = goroutines.at(-1);
    const place = placeLine.exec(line);
    if (current === undefined || place === null) {
      name = line;
      continue;
    }
    const created = createdLine.exec(name);
    const frame = { file: place[1] ?? '', line: Number(place[2]) };
    if (created !== null) current.startedAt = { function: created[1] ?? '', ...frame };
    else if (name !== '' && current.frames.length < most.frames)
      current.frames.push({ function: withoutArguments(name), ...frame });
    name = '';
  }
  return goroutines.map(({ words, frames, startedAt }) => ({
    // The words are, for example, `chan receive, 2 minutes`, `select (no cases)` or `chan receive (leaked)`.
    state: (words.split(',')[0] ?? '').replace(' (leaked)', ''),
    isUnreachable: words.includes(' (leaked)'),
    frames,
    startedAt,
  }));
}

/** `withoutArguments` removes the arguments from a call such as `main.(*T).run(0xc00001c0a8, {0x1, 0x2})`. */
function withoutArguments(call: string): string {
  return call.replace(/\([^()]*\)$/, '');
}
