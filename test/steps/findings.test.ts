import { expect, test } from 'vitest';
import { check } from '../../src/gate.ts';
import { type Behaviour, fakePorts, FakeToolchain } from '../fakes.ts';

async function footnotes(behave: Behaviour): Promise<readonly string[]> {
  const report = await check(fakePorts(new FakeToolchain({ benchmarks: { BenchmarkX: { behave } } })), {
    folder: '/repo',
    explicit: {},
  });
  const row = report.findings.find(({ unit }) => unit === 'allocs/op');
  expect(row?.level).toBe('unstable');
  return row?.warnings ?? [];
}

/** Two allocations on base; on head as many, or five in most processes. */
const varying =
  (onBase: number): Behaviour =>
  ({ side, iterations, round }) => {
    const cheap = round % 4 === 1;
    const allocs = (side === 'base' ? (cheap ? onBase : 2) : cheap ? 2 : 5) * iterations;
    return { allocs, bytes: allocs * 64 };
  };

test('an unstable row whose base does not vary says so', async () => {
  expect((await footnotes(varying(2))).join()).toContain(
    'on head allocs/op varies from process to process (above base in 5 of 7 samples); on base it does not',
  );
});

test('one whose base varies too does not', async () => {
  expect((await footnotes(varying(9))).join()).not.toContain('on base it does not');
});
