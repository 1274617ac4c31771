import { afterAll, beforeAll, expect, test } from 'vitest';
import { describe as describeRecords, intendedDifferences } from './differences.ts';
import type { LineDifference } from './differences.ts';
import { generateText } from './generate.ts';
import type { PerfOracle } from './perf-oracle.ts';
import { buildPerfOracle } from './perf-oracle.ts';
import { Random } from './random.ts';
import { ofOracle, ofOurs } from './records.ts';
import type { Comparable, OracleRecord } from './records.ts';

const seed = Number(process.env['ORACLE_SEED'] ?? 20_261_123);
const linesOfText = 100;
const textsOfBatch = 250;
const batches = 10;

let oracle: PerfOracle;
beforeAll(async () => {
  oracle = await buildPerfOracle();
});
afterAll(async () => {
  await oracle[Symbol.asyncDispose]();
});

async function readWithPerf(texts: readonly string[]): Promise<Comparable[][]> {
  return ((await oracle.ask({ texts })) as OracleRecord[][]).map((records) => ofOracle(records));
}

function byLine(records: readonly Comparable[]): Map<number, Comparable[]> {
  const lines = new Map<number, Comparable[]>();
  for (const record of records) lines.set(record.line, [...(lines.get(record.line) ?? []), record]);
  return lines;
}

function differencesOf(text: string, theirs: readonly Comparable[]): LineDifference[] {
  const ourLines = byLine(ofOurs(text));
  const theirLines = byLine(theirs);
  return text.split('\n').flatMap((line, index) => {
    const both = { text: line, ours: ourLines.get(index + 1) ?? [], theirs: theirLines.get(index + 1) ?? [] };
    return describeRecords(both.ours) === describeRecords(both.theirs) ? [] : [both];
  });
}

test(`reads 250,000 lines as x/perf does, seed ${seed}`, async () => {
  const random = new Random(seed);
  const used = new Map(intendedDifferences.map(({ name }) => [name, 0]));
  const unexplained: LineDifference[] = [];
  let lines = 0;
  let alike = 0;
  for (let batch = 0; batch < batches; batch += 1) {
    const texts = Array.from({ length: textsOfBatch }, () => generateText(random, linesOfText));
    const read = await readWithPerf(texts);
    for (const [index, text] of texts.entries()) {
      lines += text.split('\n').length;
      const theirs = read[index] ?? [];
      const differences = differencesOf(text, theirs);
      alike += theirs.length - differences.length;
      for (const difference of differences) {
        const entry = intendedDifferences.find(({ explains }) => explains(difference));
        if (entry === undefined) unexplained.push(difference);
        else used.set(entry.name, (used.get(entry.name) ?? 0) + 1);
      }
    }
  }
  expect(unexplained.slice(0, 5)).toEqual([]);
  expect(lines).toBeGreaterThanOrEqual(250_000);
  // The texts are worth reading: most of what x/perf finds in them is found alike.
  expect(alike).toBeGreaterThan(50_000);
  expect([...used].filter(([, count]) => count === 0)).toEqual([]);
});

test('reads on after a line that x/perf gives up at', async () => {
  const text = `BenchmarkA 1 1 ns/op\n${'x'.repeat(70_000)}\nBenchmarkB 1 1 ns/op\n`;
  const [theirs = []] = await readWithPerf([text]);
  expect(theirs.map(({ kind }) => kind)).toEqual(['result', 'io-error']);
  expect(ofOurs(text).map(({ line, name }) => [line, name])).toEqual([
    [1, 'BenchmarkA'],
    [3, 'BenchmarkB'],
  ]);
});
