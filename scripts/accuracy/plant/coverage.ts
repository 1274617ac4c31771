import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { belowPattern, benchPattern } from '../../../src/core/benchfmt/index.ts';
import { runChild } from '../child.ts';

/** The place where the body of one of the module's functions opens, in a file below the module's folder. */
export interface Opening {
  readonly file: string;
  readonly line: number;
}

/** Counts how often benchmarks call functions, using Go's own coverage counters. */
export interface CallCounter {
  /**
   * Returns the functions, as `file:line`, with their calls per operation. The number is 0 for a function that only
   * setup code calls.
   */
  calls(benchmark: string): Promise<ReadonlyMap<string, number>>;
}

/** Iterations of the two runs. The difference between the runs contains no calls from setup code. */
const [fewer, more] = [64, 128];

/** Builds a package's test binary with counters in all packages of the module. Errors: the go command's message. */
export async function buildCounter(
  folder: string,
  scratch: string,
  module: string,
  importPath: string,
): Promise<CallCounter> {
  const binary = join(scratch, 'counting.test');
  const flags = ['-c', '-vet=off', '-cover', '-covermode=atomic', '-coverpkg=./...', '-o', binary];
  const { code, stderr } = await runChild('go', ['test', ...flags, importPath], { cwd: folder });
  if (code !== 0) throw new Error(`${importPath} does not build with counters: ${stderr.slice(-2000)}`);
  const packageFolder = join(folder, importPath.slice(module.length));
  const profile = join(scratch, 'counts.txt');
  const count = async (benchmark: string, iterations: number): Promise<ReadonlyMap<string, number>> => {
    const selected = [`-test.bench=${benchPattern([benchmark])}`, `-test.skip=${belowPattern([benchmark])}`];
    const args = ['-test.run=^$', ...selected, `-test.benchtime=${iterations}x`, `-test.coverprofile=${profile}`];
    const run = await runChild(binary, args, { cwd: packageFolder, env: { GOMAXPROCS: '1' } });
    return run.code === 0 ? parseProfile(await readFile(profile, 'utf8'), module) : new Map();
  };
  return {
    calls: async (benchmark) => {
      const [few, many] = [await count(benchmark, fewer), await count(benchmark, more)];
      const called = [...many].filter(([, times]) => times > 0);
      return new Map(called.map(([place, times]) => [place, (times - (few.get(place) ?? 0)) / (more - fewer)]));
    },
  };
}

/**
 * Returns the counts by the `file:line.column` at which each counted block begins. A function's first block begins at
 * its brace.
 */
export function parseProfile(text: string, module: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of text.split('\n')) {
    const block = /^(.+):(\d+\.\d+),\d+\.\d+ \d+ (\d+)$/.exec(line);
    if (block === null) continue;
    const [, file = '', start = '', count = ''] = block;
    counts.set(`${file.slice(module.length + 1)}:${start}`, Number(count));
  }
  return counts;
}

/**
 * Returns the function whose body opens at a place in a source, if there is one: a declaration formatted with gofmt
 * that continues on the next line.
 */
export function openingAt(place: string, source: string): Opening | undefined {
  const parts = /^(.+):(\d+)\.(\d+)$/.exec(place);
  if (parts === null) return undefined;
  const [, file = '', line = '', column = ''] = parts;
  const text = source.split('\n')[Number(line) - 1] ?? '';
  const opens = (text.startsWith('func ') || text.startsWith(')')) && text.endsWith('{');
  return opens && Buffer.byteLength(text) === Number(column) ? { file, line: Number(line) } : undefined;
}
