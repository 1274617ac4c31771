import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The cost of one run of a program, including everything that it started. */
export interface Cost {
  /** Elapsed time in seconds. */
  readonly wall: number;
  /** Processor time in seconds. */
  readonly cpu: number;
  /** Peak memory of the largest process, in MiB. */
  readonly peak: number;
}

/**
 * Measures a run of a program with GNU time. Errors: if GNU time is missing, or the program ends with another exit code
 * than those expected: without a verdict, there is nothing to measure.
 */
export async function costOf(
  program: string,
  args: readonly string[],
  {
    env = {},
    codes = [0, 1],
    cwd,
  }: {
    readonly env?: Readonly<Record<string, string>>;
    readonly codes?: readonly number[];
    readonly cwd?: string;
  } = {},
): Promise<Cost & { readonly code: number; readonly stdout: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'allocgate-bench-'));
  const note = join(folder, 'time');
  try {
    const { code, stdout } = await new Promise<{ code: number; stdout: string }>((resolve, reject) => {
      const options = { env: { ...process.env, ...env }, maxBuffer: 1 << 30, ...(cwd === undefined ? {} : { cwd }) };
      execFile('time', ['-q', '-f', '%e %U %S %M', '-o', note, program, ...args], options, (error, out, stderr) => {
        const ended = error === null ? 0 : error.code;
        if (typeof ended === 'number' && codes.includes(ended)) resolve({ code: ended, stdout: out });
        else reject(new Error(`${program} ${args.join(' ')} ended with ${String(ended)}: ${stderr}`, { cause: error }));
      });
    });
    const [wall = 0, user = 0, system = 0, kilobytes = 0] = (await readFile(note, 'utf8'))
      .trim()
      .split(' ')
      .map(Number);
    return { wall, cpu: user + system, peak: kilobytes / 1024, code, stdout };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Measures two ways to do the same thing in turn, so that a busy machine slows both. */
export async function inTurn(
  times: number,
  one: () => Promise<Cost>,
  other: () => Promise<Cost>,
): Promise<{ readonly one: Cost; readonly other: Cost }> {
  const costs: { one: Cost[]; other: Cost[] } = { one: [], other: [] };
  for (let time = 0; time < times; time++) {
    costs.other.push(await other());
    costs.one.push(await one());
  }
  return { one: medians(costs.one), other: medians(costs.other) };
}

/** Returns the median of each figure. */
export function medians(costs: readonly Cost[]): Cost {
  const of = (figure: (cost: Cost) => number): number =>
    costs.map(figure).toSorted((a, b) => a - b)[Math.floor(costs.length / 2)] ?? 0;
  return { wall: of(({ wall }) => wall), cpu: of(({ cpu }) => cpu), peak: of(({ peak }) => peak) };
}
