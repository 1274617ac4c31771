import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { benchstat, installGoTool } from '../go-tool/install.ts';
import { atMost, type Bench } from './bench.ts';
import { costOf, inTurn } from './cost.ts';

/** Number of result lines on each side, five for each benchmark. */
const lines = 100_000;
const benchmarks = lines / 5;
/** The same benchmarks in 200 MB. */
const manyLines = 2_950_000;

/** Writes the results of one side, and returns its size in MB. */
async function writeResults(file: string, side: number, count: number): Promise<number> {
  await using handle = await open(file, 'w');
  await handle.write('goos: linux\ngoarch: amd64\npkg: example.com/m\n');
  for (let start = 0; start < count; start += benchmarks) {
    const rows = Array.from({ length: Math.min(benchmarks, count - start) }, (_, benchmark) => {
      const bytes = 64 * (1 + (benchmark % 50)) + (benchmark % 10 === 0 ? side * 64 : 0);
      return `BenchmarkX/case=${benchmark}-8 \t 1000 \t ${100 + ((start + benchmark) % 13)} ns/op \t ${bytes} B/op \t ${1 + (benchmark % 9)} allocs/op\n`;
    });
    await handle.write(rows.join(''));
  }
  await handle.write('PASS\nok  \texample.com/m\t1.0s\n');
  return (await handle.stat()).size / 1e6;
}

/** Compares `compare` with benchstat on the same files. */
export const compare: Bench = {
  name: 'compare',
  run: async ({ node, cli, scratch }) => {
    const [base, head] = [join(scratch, 'base.txt'), join(scratch, 'head.txt')];
    await writeResults(base, 0, lines);
    await writeResults(head, 1, lines);
    const other = await installGoTool(benchstat);
    const { one, other: peer } = await inTurn(
      5,
      () => costOf(node, [cli, 'compare', base, head]),
      () => costOf(other, [base, head]),
    );
    await writeResults(base, 0, manyLines);
    const size = await writeResults(head, 1, manyLines);
    const many = await costOf(node, [cli, 'compare', base, head]);
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
      atMost(
        `compare of ${size.toFixed(0)} MB a side, peak memory`,
        many.peak,
        300,
        ' MiB',
        `${many.cpu.toFixed(0)} s`,
      ),
    ];
  },
};
