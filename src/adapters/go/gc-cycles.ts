import { type Hook, hookLines } from './hook-lines.ts';

/**
 * Lines at which `testing` reads, adds up and resets its memory counters, with the number of occurrences of each, which
 * is the same from Go 1.22 to 1.27.
 */
const hooks: readonly Hook[] = [
  after('b.startAllocs = memStats.Mallocs', 2, 'allocgateCycles = memStats.NumGC'),
  after('b.netAllocs += memStats.Mallocs - b.startAllocs', 1, 'allocgateNetCycles += memStats.NumGC - allocgateCycles'),
  after('b.netAllocs = 0', 1, 'allocgateNetCycles = 0'),
];

function after(line: string, times: number, statement: string): Hook {
  return { line, times, becomes: `${line}; ${statement}` };
}

/**
 * The Go expression for the part of a result line after the exact totals: the number of garbage collections that
 * finished while the timer was running.
 */
export const cyclesOnLine = String.raw`fmt.Sprintf("\t%d gc-cycles", allocgateNetCycles)`;

/**
 * `withCycles` changes the source of `testing/benchmark.go` to count garbage collections the way it counts allocations,
 * from statistics that `testing` reads anyway. It returns `undefined` if the source doesn't contain the expected lines.
 * Line numbers don't change, and nothing more is measured.
 */
export function withCycles(source: string): string | undefined {
  const text = hookLines(source, hooks);
  return text === undefined ? undefined : `${text}\nvar allocgateCycles, allocgateNetCycles uint32\n`;
}
