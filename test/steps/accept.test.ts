import { expect, test } from 'vitest';
import type { GateReport } from '../../src/core/report/model.ts';
import type { Acceptance, Acceptances } from '../../src/ports.ts';
import { acceptRegressions } from '../../src/steps/accept.ts';
import { finding, report } from '../builders.ts';

const failing = report({
  conclusion: 'fail',
  benchmarks: [
    finding('m', 'BenchmarkA/x').bytes(100, 200).level('regression').allocs(1, 1),
    finding('m', 'BenchmarkB').bytes(100, 300).level('over-budget'),
    finding('m', 'BenchmarkOld').bytes(96, null).level('removed'),
  ],
});
const passing = report({ benchmarks: [finding('m', 'BenchmarkA').bytes(1, 1)] });
const accepting = (fields: Partial<Acceptance>): Acceptance => ({
  by: 'bob',
  benchmark: '*',
  reason: 'it pays off',
  ceilingOf: () => Infinity,
  ...fields,
});

type InForce = Parameters<typeof acceptRegressions>[2];

/** `asked` counts how often reviews were read; without `given` there are none to read. */
async function accept(
  of: GateReport,
  given: Partial<Acceptances> | undefined,
  onRemoved: 'warn' | 'fail' = 'warn',
): Promise<GateReport & { asked: number }> {
  let asked = 0;
  const acceptances = (): Promise<Acceptances> => {
    asked += 1;
    return Promise.resolve({ accepted: [], notes: [], ...given });
  };
  const event = () => Promise.resolve({ kind: 'other' as const });
  const pullRequest = { workflow: undefined, event, ...(given === undefined ? {} : { acceptances }) };
  const inForce = { policy: { row: () => ({ strict: false }) }, settings: { onRemoved } } as unknown as InForce;
  const accepted = await acceptRegressions({ pullRequest }, of, inForce, ({ package: importPath, benchmark }) => ({
    importPath,
    path: '.',
    benchmark,
  }));
  return { ...accepted, asked };
}

function levels({ findings }: GateReport): string[] {
  return findings.map(({ level, acceptedBy }) => (acceptedBy === undefined ? level : `${level} by ${acceptedBy}`));
}

test('all of it', async () => {
  const accepted = await accept(failing, { accepted: [accepting({})] });
  expect(levels(accepted)).toEqual(['waived by bob', 'unchanged', 'waived by bob', 'removed']);
  expect(accepted.conclusion).toBe('pass');
  expect(accepted.notes).toEqual([
    'In a review, bob accepted every regression: it pays off',
    expect.stringContaining('Reviews are not read in a terminal'),
  ]);
});

test('a benchmark with what lies below it; what else regressed still fails', async () => {
  const accepted = await accept(failing, { accepted: [accepting({ benchmark: 'BenchmarkA' })] });
  expect(levels(accepted)).toEqual(['waived by bob', 'unchanged', 'over-budget', 'removed']);
  expect(accepted.conclusion).toBe('fail');
  expect(levels(await accept(failing, { accepted: [accepting({ benchmark: 'Benchmark' })] }))).toEqual(levels(failing));
});

test.each([
  [200, 'waived by bob', 2],
  [199, 'regression', 0],
  [undefined, 'regression', 0],
])('up to the figure that was accepted: %s', async (ceiling, level, notes) => {
  const ceilingOf: Acceptance['ceilingOf'] = ({ unit, benchmark }) =>
    unit === 'B/op' && benchmark === 'BenchmarkA/x' ? ceiling : undefined;
  const accepted = await accept(failing, { accepted: [accepting({ ceilingOf })] });
  expect(levels(accepted)[0]).toBe(level);
  expect(accepted.notes).toHaveLength(notes);
});

test('what fails by policy is not accepted along with it', async () => {
  expect((await accept(failing, { accepted: [accepting({})] }, 'fail')).conclusion).toBe('fail');
});

test('reviews that do not count are told of', async () => {
  const told = await accept(failing, { notes: ['What eve accepts does not count.'] });
  expect(told).toMatchObject({ ...failing, notes: ['What eve accepts does not count.'] });
});

test('nobody is asked where nothing fails, or there is nobody', async () => {
  expect(await accept(passing, { accepted: [accepting({})] })).toEqual({ ...passing, asked: 0 });
  expect(await accept(failing, undefined)).toEqual({ ...failing, asked: 0 });
});
