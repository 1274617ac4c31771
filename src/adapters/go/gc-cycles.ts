/** Lines at which `testing` reads, adds up and resets its memory counters, and how often: the same from Go 1.22 to 1.27. */
const hooks = [
  { line: 'b.startAllocs = memStats.Mallocs', times: 2, adds: 'allocgateCycles = memStats.NumGC' },
  {
    line: 'b.netAllocs += memStats.Mallocs - b.startAllocs',
    times: 1,
    adds: 'allocgateNetCycles += memStats.NumGC - allocgateCycles',
  },
  { line: 'b.netAllocs = 0', times: 1, adds: 'allocgateNetCycles = 0' },
] as const;

/** What follows the exact totals of a result line: how many garbage collections ended while the timer ran. */
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
