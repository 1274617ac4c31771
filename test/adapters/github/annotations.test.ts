import { expect, test } from 'vitest';
import { annotationsOf } from '../../../src/adapters/github/annotations.ts';
import { explained } from '../../core/report/explained-report.ts';
import { finding, problem, report } from '../../builders.ts';

const regressed = (name: string) =>
  finding('example.com/shop/order', name).bytes(192, 1216).level('regression').allocs(2, 4).level('regression');

test('one error for each regressed benchmark, with its figures', () => {
  const benchmarks = [
    regressed('BenchmarkCreate/items=8'),
    finding('example.com/shop/cart', 'BenchmarkAdd').allocs(1, 1),
  ];
  expect(annotationsOf(report({ conclusion: 'fail', benchmarks }))).toEqual([
    {
      level: 'error',
      title: 'BenchmarkCreate/items=8 allocates more than on base',
      message: [
        'example.com/shop/order',
        'B/op: 192 → 1,216 (+533%), threshold 15%',
        'allocs/op: 2 → 4 (+100%), threshold 15%',
      ].join('\n'),
    },
  ]);
});

test('blocking problems are errors, others warnings; each has its remedy', () => {
  const problems = [
    problem({ kind: 'build-failed', package: 'example.com/a', message: 'a.go:3:1: no\n', remedy: 'Mend it.' }),
    problem({ kind: 'benchmark-failed', side: 'both', blocking: false, message: 'no', remedy: 'See it.' }),
  ];
  expect(annotationsOf(report({ conclusion: 'unmeasurable', benchmarks: [], problems }))).toEqual([
    { level: 'error', title: 'build-failed on head: example.com/a', message: 'a.go:3:1: no\nMend it.' },
    { level: 'warning', title: 'benchmark-failed on both sides', message: 'no\nSee it.' },
  ]);
});

test('an advisory run has warnings only', () => {
  const benchmarks = [regressed('BenchmarkCreate')];
  expect(annotationsOf({ ...report({ conclusion: 'fail', benchmarks }), advisory: true })).toMatchObject([
    { level: 'warning' },
  ]);
});

test('no more than GitHub shows: nine errors beside the verdict, ten warnings, the last of them says how many are left', () => {
  const many = Array.from({ length: 30 }, (_, index) => index + 1);
  const benchmarks = [
    ...many.map((index) => regressed(`BenchmarkCreate/items=${index}`)),
    ...many.map((index) => finding('example.com/shop/cart', `BenchmarkOld${index}`).allocs(1, null).level('removed')),
  ];
  const annotations = annotationsOf(report({ conclusion: 'fail', benchmarks }));
  const at = (level: string) => annotations.filter((annotation) => annotation.level === level);
  expect([at('error').length, at('warning').length]).toEqual([9, 10]);
  expect([at('error').at(-1)?.title, at('warning').at(-1)?.title]).toEqual([
    'allocgate: 22 more',
    'allocgate: 21 more',
  ]);
});

test('a long message is cut, its remedy is not', () => {
  const message = Array.from({ length: 500 }, (_, index) => `line ${index} ${'x'.repeat(1000)}`).join('\n');
  const problems = [problem({ kind: 'build-failed', message, remedy: 'Mend it.' })];
  const [annotation] = annotationsOf(report({ conclusion: 'unmeasurable', benchmarks: [], problems }));
  expect(annotation?.message.length).toBeLessThan(4096);
  expect(annotation?.message.endsWith('…\nMend it.')).toBe(true);
});

test('names from outside cannot steer a terminal', () => {
  const benchmarks = [regressed('Benchmark\u001b[2J\r\nx')];
  const [annotation] = annotationsOf(report({ conclusion: 'fail', benchmarks }));
  expect(annotation?.title).toBe('Benchmark␛[2J␍␊x allocates more than on base');
});

test('a regression is shown at the changed line that costs most, where the head has it', () => {
  const at = { file: 'order/create.go', line: 29 };
  expect(annotationsOf(explained, ({ line }) => (line === 31 ? 29 : undefined))).toMatchObject([{ at }]);
  expect(annotationsOf(explained, ({ line }) => (line === 7 ? 8 : undefined))).toMatchObject([
    { at: { file: 'order/price.go', line: 8 } },
  ]);
  expect(annotationsOf(explained)[0]).not.toHaveProperty('at');
});

test('benchmarks that regressed because of one line are one annotation, with the cause', () => {
  const [explanation] = explained.explanations;
  const names = ['BenchmarkCreate/items=1', 'BenchmarkCreate/items=2'];
  const annotations = annotationsOf(
    report({
      conclusion: 'fail',
      benchmarks: names.map(regressed),
      explanations: names.flatMap((benchmark) => (explanation === undefined ? [] : [{ ...explanation, benchmark }])),
    }),
    ({ line }) => line,
  );
  expect(annotations).toHaveLength(1);
  expect(annotations[0]).toMatchObject({
    title: 'BenchmarkCreate/items=1 allocates more than on base',
    at: { file: 'order/create.go', line: 31 },
  });
  expect(annotations[0]?.message).toContain(
    'The same line also affects BenchmarkCreate/items=2 (example.com/shop/order).',
  );
});
