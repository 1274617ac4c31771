import { expect, test } from 'vitest';
import { renderBenchfmt, renderBenchfmtSides } from '../../../src/core/report/render-benchfmt.ts';
import { finding, report } from '../../builders.ts';

const order = finding('example.com/shop/order', 'BenchmarkCreate/items=8')
  .bytes(192, 320)
  .allocs(3, 5, { samples: [4.997, 4.997, 5.2], printed: 4 });
const cart = finding('example.com/shop/cart', 'BenchmarkNew').unit('p99-ns', null, 1500.25, { samples: [1500.25] });
const times = {
  package: 'example.com/shop/order',
  benchmark: 'BenchmarkCreate/items=8',
  unit: 'ns/op',
  iterations: 1000,
  base: [120.5],
  head: [130, 131.25, 129],
};
const sample = report({ benchmarks: [order, cart], unjudged: [times] });

test('one side: a line a sample, times first, exact totals as they are judged, other units as they are', () => {
  expect(renderBenchfmt(sample, 'head')).toBe(`Unit allocs/op assume=exact
Unit B/op assume=exact

goos: linux
goarch: amd64
pkg: example.com/shop/order
cpu: AMD EPYC 7763 64-Core Processor
BenchmarkCreate/items=8\t1000\t130 ns/op\t320 B/op\t5 allocs/op
BenchmarkCreate/items=8\t1000\t131.25 ns/op\t320 B/op\t5 allocs/op
BenchmarkCreate/items=8\t1000\t129 ns/op\t320 B/op\t5 allocs/op

pkg: example.com/shop/cart
BenchmarkNew\t1000\t1500.25 p99-ns
`);
});

test('a benchmark that a side lacks has no line there', () => {
  const base = renderBenchfmt(sample, 'base');
  expect(base).toContain('BenchmarkCreate/items=8\t1000\t120.5 ns/op\t192 B/op\t3 allocs/op\n');
  expect(base).not.toContain('BenchmarkNew');
});

test('both sides in one stream, told apart by a configuration line', () => {
  const sides = renderBenchfmtSides(sample);
  expect(sides.match(/^side: .*$/gm)).toEqual(['side: base', 'side: head']);
  expect(sides.match(/^Unit /gm)).toHaveLength(2);
  expect(sides.indexOf('5 allocs/op')).toBeGreaterThan(sides.indexOf('side: head'));
});

test('what is not known is left out, and a line has an iteration at least', () => {
  const environment = { ...report().environment, goos: '', goarch: '', cpu: '', totals: 'printed' as const };
  const text = renderBenchfmt(
    report({ environment, benchmarks: [finding('', 'BenchmarkX').allocs(1, 2).with({ iterations: 0 })] }),
    'head',
  );
  expect(text.split('\n').slice(2, 5)).toEqual([
    'BenchmarkX\t1\t2 allocs/op',
    'BenchmarkX\t1\t2 allocs/op',
    'BenchmarkX\t1\t2 allocs/op',
  ]);
});
