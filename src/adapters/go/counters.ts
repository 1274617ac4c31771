import { type Hook, hookLines } from './hook-lines.ts';

/**
 * Lines at which `testing` reads, adds up and resets its memory counters, and at which it starts a call of a benchmark
 * function and ends it with its cleanups, with the number of occurrences of each, which is the same from Go 1.22 to
 * 1.27. The first call of each sample has one iteration.
 */
const hooks: readonly Hook[] = [
  after('b.startAllocs = memStats.Mallocs', 2, 'allocgateCycles = memStats.NumGC'),
  after('b.netAllocs += memStats.Mallocs - b.startAllocs', 1, 'allocgateNetCycles += memStats.NumGC - allocgateCycles'),
  after('b.netAllocs = 0', 1, 'allocgateNetCycles = 0'),
  after('b.parallelism = 1', 1, 'if n == 1 { allocgateReal = 0 }; allocgateCalled = time.Now()'),
  after('b.runCleanup(normalPanic)', 1, 'allocgateReal += time.Since(allocgateCalled)'),
];

function after(line: string, times: number, statement: string): Hook {
  return { line, times, becomes: `${line}; ${statement}` };
}

/**
 * The Go expression for the part of a result line after the exact totals: the number of garbage collections that
 * finished while the timer was running, and the real time of all calls of the benchmark function for this sample.
 */
export const countersOnLine = String.raw`fmt.Sprintf("\t%d gc-cycles\t%d real-ns-total", allocgateNetCycles, allocgateReal)`;

/**
 * `withCounters` changes the source of `testing/benchmark.go` to count garbage collections the way it counts
 * allocations, from statistics that `testing` reads anyway, and to add up the real time of its calls. It returns
 * `undefined` if the source doesn't contain the expected lines. Line numbers don't change, and nothing is added while
 * the timer runs.
 */
export function withCounters(source: string): string | undefined {
  const text = hookLines(source, hooks);
  if (text === undefined) return undefined;
  const variables = [
    'allocgateCycles, allocgateNetCycles uint32',
    'allocgateReal time.Duration',
    'allocgateCalled time.Time',
  ];
  return `${text}\n${variables.map((declared) => `var ${declared}\n`).join('')}`;
}
