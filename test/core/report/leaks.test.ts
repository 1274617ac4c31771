import { describe, expect, test } from 'vitest';
import { composeMarkdown } from '../../../src/core/report/compose-markdown.ts';
import { leaksMarkdown } from '../../../src/core/report/markdown-leaks.ts';
import { type ExplainReport, gateReportSchema, type ReportedLeak } from '../../../src/core/report/model.ts';
import { renderExplainMarkdown, renderExplainText } from '../../../src/core/report/render-explain.ts';
import { renderText } from '../../../src/core/report/render-text.ts';
import { namesAndFigures } from '../../../src/core/report/names-and-figures.ts';
import { rowsAt, shownFindings, tableOf } from '../../../src/core/report/table.ts';
import { resultsOf } from '../../../src/core/report/results.ts';
import { ruleId } from '../../../src/core/report/result-rules.ts';
import { finding, report } from '../../builders.ts';

const leak: ReportedLeak = {
  package: 'example.com/m/order',
  benchmark: 'BenchmarkConfirm',
  goroutinesPerOp: { base: 0, head: 1 },
  retainedBytesPerOp: { base: 0, head: 207 },
  sites: [
    {
      file: 'order/order.go',
      line: 16,
      function: 'order.Confirm',
      kind: 'channel-send',
      goroutinesPerOp: { base: 0, head: 1 },
      bytesPerOp: { base: 0, head: 0 },
      state: 'chan send',
      root: { file: 'order/order.go', line: 15, function: 'order.Confirm' },
      confidence: 'proven',
      proof: { reverted: [{ file: 'order/order.go', lines: [15, 15] }], restores: 1 },
      reason: '`order.Confirm` starts it <!-- here -->.',
      advice: 'Give the channel a buffer of one.',
    },
  ],
  notes: [],
};
const explainReport: ExplainReport = {
  schemaVersion: 1,
  base: null,
  head: { dirty: false },
  goVersion: 'go1.26.8',
  explanations: [],
  problems: [],
  notes: [],
};
const leaking = report({
  benchmarks: [finding(leak.package, leak.benchmark).bytes(64, 64).unit('goroutines/op', 0, 1).level('warning')],
  leaks: [leak],
});

test('the terminal names line, figures, proof and advice', () => {
  const text = renderText(leaking, { width: 120, colour: false, verbose: false });
  expect(text).toContain('order/order.go:15  a goroutine is left waiting to send on a channel');
  expect(text).toContain('BenchmarkConfirm: 0 → 1 goroutines/op, 0 → 207 retained-B/op');
  expect(text).toContain('proven: reverting line 15 removes the whole leak');
  expect(text).toContain('→ Advice (not measured): Give the channel a buffer of one.');
});

const alsoChanged = report({
  benchmarks: [
    finding(leak.package, leak.benchmark).bytes(64, 90).level('notice').unit('goroutines/op', 0, 1).level('warning'),
  ],
});
const fixed = report({
  benchmarks: [finding(leak.package, leak.benchmark).bytes(64, 70).unit('goroutines/op', 1, 0).level('improvement')],
});

test.each([
  ['only the leak, if allocations are within the threshold', leaking, ['goroutines/op']],
  ['both, if allocations changed too', alsoChanged, ['B/op', 'goroutines/op']],
  ['both, if the leak is gone', fixed, ['B/op', 'goroutines/op']],
])('the row of a benchmark with a leak shows %s', (_, of, units) => {
  const [row] = rowsAt(tableOf(of), ['warning', 'improvement']);
  expect(row && shownFindings(row).map(({ unit }) => unit)).toEqual(units);
});

test('in the terminal, --verbose shows all figures of such a row', () => {
  const text = (verbose: boolean): string => renderText(leaking, { width: 120, colour: false, verbose });
  expect(text(false)).not.toContain('64 B/op');
  expect(text(true)).toContain('64 B/op');
});

test('the comment links the line and lets nothing pass as markup', () => {
  const [text = ''] = leaksMarkdown([leak], { causes: 5, reasons: true }, ({ line }) => `https://x.test/#L${line}`);
  expect(text).toContain(
    '**[`order/order.go:15`](https://x.test/#L15)**: a goroutine is left waiting to send on a channel',
  );
  expect(text).toContain('✓ **Proven:** reverting line 15 removes the whole leak.');
  expect(text).not.toContain('<!--');
  expect(leaksMarkdown([leak, leak, leak], { causes: 2, reasons: true, open: 1 }, () => undefined)).toHaveLength(3);
});

test('the whole comment has them', () => {
  const text = composeMarkdown(leaking, {
    maxLength: 60_000,
    steps: [{ rows: 9, folded: 9, problems: 9, lines: 9, notes: 9, context: true, why: { causes: 9, reasons: true } }],
    after: () => [],
    least: [],
  });
  expect(text).toContain('removes the whole leak');
});

test('a report of anybody is told in our own words', () => {
  const [told] = namesAndFigures({ ...leaking, leaks: [{ ...leak, notes: ['Trust me.'] }] }).leaks ?? [];
  expect(JSON.stringify(told)).not.toMatch(/Trust me|<!-- here/);
  expect(told?.sites[0]?.advice).toMatch(
    /^Either give the channel a buffer with room for every send, so that no send blocks/,
  );
});

test('without a comparison there is neither a base nor a proof', () => {
  const explained = { ...explainReport, leaks: [leak] };
  const text = renderExplainText(explained, { width: 120, colour: false, verbose: false });
  expect(text).toContain('BenchmarkConfirm: 1 goroutines/op, 207 retained-B/op');
  expect(text).not.toMatch(/→ 1|proven/);
  expect(renderExplainMarkdown(explained)).toContain('1 goroutines/op, 207 retained-B/op');
  const none = renderExplainText({ ...explainReport, leaks: [] }, { width: 120, colour: false, verbose: false });
  expect(none).toBe('No operation leaves goroutines or memory behind.\n');
});

test('the JSON report takes them', () => {
  expect(gateReportSchema.parse(JSON.parse(JSON.stringify(leaking))).leaks).toEqual([leak]);
});

test('lists of results have one entry for each line that leaks, at that line', () => {
  const other = { ...leak, benchmark: 'BenchmarkOther' };
  const both = report({
    benchmarks: [
      finding(leak.package, leak.benchmark)
        .allocs(1, 3)
        .level('regression')
        .unit('goroutines/op', 0, 1)
        .level('warning'),
      finding(leak.package, other.benchmark).unit('goroutines/op', 0, 1).level('warning'),
    ],
    leaks: [leak, other],
  });
  const results = resultsOf(both);
  expect(results.map(({ rule, severity, place }) => [ruleId(rule), severity, place])).toEqual([
    ['regression', 'error', undefined],
    ['leak/channel-send', 'warning', { file: 'order/order.go', line: 15 }],
  ]);
  expect(results[1]?.summary).toBe(
    'BenchmarkConfirm (example.com/m/order) leaks 0 → 1 goroutines/op, 0 → 207 retained-B/op: a goroutine is left waiting to send on a channel.',
  );
  expect(results[1]?.details).toEqual([
    'The same line also affects BenchmarkOther (example.com/m/order).',
    expect.stringContaining('`order.Confirm` starts it'),
    'Proven: reverting line 15 removes the whole leak.',
    'Give the channel a buffer of one.',
  ]);
});

test('a leak whose line is unknown, or outside the repository, stays a row of its own', () => {
  const outside = leak.sites.map((site) => ({ ...site, root: null, file: '../other.go' }));
  for (const sites of [[], outside]) {
    const [result, ...more] = resultsOf({ ...leaking, leaks: [{ ...leak, sites }] });
    expect(more).toEqual([]);
    expect(result).toMatchObject({ rule: { kind: 'level', level: 'warning' }, place: undefined });
  }
});

describe('the memory that a leak keeps reachable', () => {
  const [site] = leak.sites;
  if (site === undefined) throw new Error('the sample has a site');
  const memory = {
    ...site,
    kind: 'memory' as const,
    line: 12,
    goroutinesPerOp: { base: 0, head: 0 },
    bytesPerOp: { base: 0, head: 112 },
    root: null,
    confidence: 'site' as const,
    proof: null,
  };
  const of = (first: typeof site): string => {
    const [text = ''] = leaksMarkdown(
      [{ ...leak, sites: [first, memory] }],
      { causes: 5, reasons: true },
      () => undefined,
    );
    return text;
  };

  test('is part of the leak if reverting the change removes all of it', () => {
    expect(of(site)).toContain(
      'in `BenchmarkConfirm`. The memory is allocated at `order/order.go:12` (0 → 112 retained-B/op).',
    );
  });

  test('is a leak beside it if nothing proves that', () => {
    const also = ' Also `order/order.go:12`: memory stays reachable, 0 → 112 retained-B/op.';
    expect(of({ ...site, confidence: 'likely' })).toContain(also);
    expect(of({ ...site, proof: { reverted: [], restores: 0.6 } })).toContain(also);
  });
});

test('the changed line is quoted, and so is a line that was deleted', () => {
  const [site] = leak.sites;
  const part = { file: 'order/order.go', lines: [15, 16] as [number, number], deleted: 1, was: ['close(done)'] };
  const deletion = site === undefined ? [] : [{ ...site, proof: { reverted: [part], restores: 1 } }];
  const quoted =
    site === undefined ? [] : [{ ...site, root: site.root && { ...site.root, source: 'done := make(chan int)' } }];
  const markdown = (sites: typeof leak.sites): string =>
    leaksMarkdown([{ ...leak, sites }], { causes: 5, reasons: true }, () => undefined).join('');
  expect(markdown(quoted)).toContain(
    '**`order/order.go:15`** `done := make(chan int)`: a goroutine is left waiting to send on a channel',
  );
  expect(markdown(deletion)).toContain(
    'reverting the deletion of `close(done)` between lines 15 and 16 removes the whole leak',
  );
});

test('what a proven goroutine keeps is no leak of its own, and replaced lines are quoted', () => {
  const [site] = leak.sites;
  if (site === undefined) throw new Error('the sample has a site');
  const ticker = {
    ...site,
    kind: 'ticker' as const,
    line: 12,
    goroutinesPerOp: { base: 0, head: 0 },
    bytesPerOp: { base: 0, head: 136 },
    root: null,
    confidence: 'site' as const,
    proof: null,
  };
  const part = { file: 'order/order.go', lines: [15, 15] as [number, number], was: ['stop <- true'] };
  const timer = { ...ticker, kind: 'memory' as const, bytesPerOp: { base: 0, head: 64 } };
  const sites = [{ ...site, proof: { reverted: [part], restores: 1 } }, ticker, timer];
  const [text = ''] = leaksMarkdown([{ ...leak, sites }], { causes: 5, reasons: true }, () => undefined);
  expect(text).not.toContain('ticker');
  expect(text).toContain('The memory is allocated at `order/order.go:12` (0 → 200 retained-B/op).');
  expect(text).toContain('Before the change: `stop <- true`.');
});
