import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { benchstat, installGoTool } from '../go-tool/install.ts';
import { atMost, type Bench } from './bench.ts';
import { costOf, inTurn } from './cost.ts';

/** Number of result lines on each side, five for each benchmark. */
const lines = 100_000;

function results(side: number): string {
  const rows = Array.from({ length: lines }, (_, index) => {
    const benchmark = index % (lines / 5);
    const bytes = 64 * (1 + (benchmark % 50)) + (benchmark % 10 === 0 ? side * 64 : 0);
    return `BenchmarkX/case=${benchmark}-8 \t 1000 \t ${100 + (index % 13)} ns/op \t ${bytes} B/op \t ${1 + (benchmark % 9)} allocs/op`;
  });
  return `goos: linux\ngoarch: amd64\npkg: example.com/m\n${rows.join('\n')}\nPASS\nok  \texample.com/m\t1.0s\n`;
}

/** Compares `compare` with benchstat on the same files. */
export const compare: Bench = {
  name: 'compare',
  run: async ({ node, cli, scratch }) => {
    const [base, head] = [join(scratch, 'base.txt'), join(scratch, 'head.txt')];
    await Promise.all([writeFile(base, results(0)), writeFile(head, results(1))]);
    const other = await installGoTool(benchstat);
    const { one, other: peer } = await inTurn(
      5,
      () => costOf(node, [cli, 'compare', base, head]),
      () => costOf(other, [base, head]),
    );
    return [
      atMost(
        `compare against benchstat, ${lines} lines a side, CPU`,
        one.cpu / peer.cpu,
        1,
        'x',
        `${one.cpu.toFixed(1)} s against ${peer.cpu.toFixed(1)} s`,
      ),
      atMost(
        'the same, peak memory',
        one.peak / peer.peak,
        1.5,
        'x',
        `${one.peak.toFixed(0)} MiB against ${peer.peak.toFixed(0)} MiB`,
      ),
    ];
  },
};
