import type { Machine } from '../accuracy/machine.ts';
import type { BenchLine } from './bench.ts';

/** Returns docs/performance.md: what the gate costs, as measured by `npm run bench -- doc`. */
export function performanceDocument(lines: readonly BenchLine[], machine: Machine): string {
  const { go, platform, cpu, processors, date } = machine;
  const rows = lines.map(
    ({ what, figure, limit, holds }) => `| ${what} | ${figure} | ${limit} | ${holds ? 'yes' : '**no**'} |`,
  );
  return `# Performance

This page shows what a run of allocgate costs. \`npm run bench -- doc\` wrote it on ${date}, on ${cpu} (${processors}
processors, ${platform}), with ${go} and Node.js ${process.version}. Where there is something to compare with, both run
in turn, and the ratio of the medians counts.

| What | Measured | Limit | Within |
| ---- | -------- | ----- | ------ |
${rows.join('\n')}

- **Documentation alone**: in a module with 42 benchmarks, a commit edits the README.
- **Leaks**: the same module, with a change in one package that doesn't affect any figure.
- **A regression of one line**: the same module, with one more allocation for each request. The time to the end includes
  the cause, its proof and a measured fix.
- **A lost pool**: a pool that 90 benchmarks of a package use is bypassed.
- **Compare**: generated benchmark output with five samples of each benchmark.

[Accuracy](accuracy.md) compares the time of the measurements with that of plain \`go test\`. \`npm run bench\` prints the
table without writing the page, and with names it measures some parts only: \`npm run bench -- startup leaks\`.
`;
}
