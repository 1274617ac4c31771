/**
 * Lines at which `testing` reads, adds up and resets its memory counters, with the number of their occurrences, which
 * is the same from Go 1.22 to 1.27.
 */
const hooks = [
  { line: 'b.startAllocs = memStats.Mallocs', times: 2, adds: 'allocgateCycles = memStats.NumGC' },
  {
    line: 'b.netAllocs += memStats.Mallocs - b.startAllocs',
    times: 1,
    adds: 'allocgateNetCycles += memStats.NumGC - allocgateCycles',
  },
  { line: 'b.netAllocs = 0', times: 1, adds: 'allocgateNetCycles = 0' },
] as const;

/**
 * Code for the part of a result line after the exact totals: the number of garbage collections that ended while the
 * timer ran.
 */
export const cyclesOnLine = String.raw`fmt.Sprintf("\t%d gc-cycles", allocgateNetCycles)`;

/**
 * `withCycles` makes the text of `testing/benchmark.go` count garbage collections as it counts allocations, from the
 * statistics that it reads anyway; `undefined` if that text doesn't fit. No line moves, and nothing more is measured.
 */
export function withCycles(source: string): string | undefined {
  let text = source;
  for (const { line, times, adds } of hooks) {
    if (text.split(line).length !== times + 1) return undefined;
    text = text.replaceAll(line, () => `${line}; ${adds}`);
  }
  return `${text}\nvar allocgateCycles, allocgateNetCycles uint32\n`;
}
