import { expect, test } from 'vitest';
import { compareDiagnostics, type NewlySaid } from '../../../src/core/escape/compare-diagnostics.ts';
import { type DiagnosticIndex, indexDiagnostics } from '../../../src/core/escape/diagnostic-index.ts';
import { parseDiagnostics } from '../../../src/core/escape/parse-diagnostics.ts';
import { lineMapOf } from '../../../src/core/patch/line-map.ts';
import type { FileChange } from '../../../src/core/patch/parse-patch.ts';
import { captured, releases } from './captured.ts';

function index(lines: readonly string[]): DiagnosticIndex {
  return indexDiagnostics(parseDiagnostics(lines.join('\n')));
}

function compare(
  base: readonly string[],
  head: readonly string[],
  ...changes: readonly FileChange[]
): readonly NewlySaid[] {
  return compareDiagnostics(index(base), index(head), lineMapOf(changes));
}

/** A change of a.go: lines of base become lines of head, `[start, count]` each. */
function hunk(base: [number, number], head: [number, number], file = 'p/a.go'): FileChange {
  const [from, to] = [
    { start: base[0], count: base[1] },
    { start: head[0], count: head[1] },
  ];
  return { kind: 'modified', base: file, head: file, hunks: [{ base: from, head: to }] };
}

const escapes = 'p/a.go:10:3: &T{...} escapes to heap';

test.each(releases)('Go %s: of a module that did not change nothing is new', (release) => {
  const all = indexDiagnostics(captured(release));
  expect(compareDiagnostics(all, all, lineMapOf([]))).toEqual([]);
});

test('newly escaping, with its way', () => {
  const head = [
    'p/a.go:10:3: x escapes to heap:',
    'p/a.go:10:3:     from keep = x (assign) at p/a.go:12:3',
    'p/a.go:10:3: x escapes to heap',
  ];
  expect(compare(['p/a.go:10:3: x does not escape'], head)).toEqual([
    {
      kind: 'escapes',
      subject: 'x',
      at: { file: 'p/a.go', line: 10, column: 3 },
      flow: [{ text: 'keep = x', reason: 'assign', at: { file: 'p/a.go', line: 12, column: 3 } }],
    },
  ]);
});

test('newly moved to the heap', () => {
  expect(compare([], ['p/a.go:10:3: moved to heap: x'])).toMatchObject([{ kind: 'escapes', subject: 'x' }]);
});

test('what escaped before is not new, wherever its line went', () => {
  expect(compare([escapes], [escapes])).toEqual([]);
  // Three lines were put above.
  expect(compare([escapes], ['p/a.go:13:3: &T{...} escapes to heap'], hunk([2, 0], [3, 3]))).toEqual([]);
  // The line was written anew.
  expect(compare([escapes], ['p/a.go:11:9: &T{...} escapes to heap'], hunk([10, 1], [10, 3]))).toEqual([]);
  // The file has another name.
  const renamed: FileChange = { kind: 'modified', base: 'p/a.go', head: 'p/b.go', hunks: [] };
  expect(compare([escapes], ['p/b.go:10:3: &T{...} escapes to heap'], renamed)).toEqual([]);
});

test('the same words on a line that did not change, and of which base said nothing, are new', () => {
  expect(compare([escapes], [escapes, 'p/a.go:30:3: &T{...} escapes to heap'], hunk([50, 1], [50, 2]))).toMatchObject([
    { kind: 'escapes', at: { line: 30 } },
  ]);
});

test('something else on a changed line is new', () => {
  expect(compare([escapes], ['p/a.go:10:3: &U{...} escapes to heap'], hunk([10, 1], [10, 1]))).toMatchObject([
    { kind: 'escapes', subject: '&U{...}' },
  ]);
});

test('the same expression with another literal is not new', () => {
  const of = (text: string): string => `p/a.go:10:3: append(buf, ${text}...) escapes to heap`;
  const changed = hunk([10, 1], [10, 1]);
  expect(compare([of('"<tfoot>"')], [of('"<tfoot class=\\"x\\">"')], changed)).toEqual([]);
  expect(compare([of('x[:4]')], [of('x[:8]')], changed)).toEqual([]);
  expect(compare([of('"<tfoot>"')], [of('name')], changed)).toHaveLength(1);
});

test('newly leaking: a parameter, and one whose content alone did', () => {
  expect(compare(['p/a.go:3:8: p does not escape'], ['p/a.go:3:8: leaking param: p'])).toMatchObject([
    { kind: 'leaks', subject: 'p', at: { line: 3 } },
  ]);
  expect(compare(['p/a.go:3:8: leaking param content: p'], ['p/a.go:3:8: leaking param: p'])).toHaveLength(1);
  expect(compare(['p/a.go:3:8: leaking param: p'], ['p/a.go:3:8: leaking param: p'])).toEqual([]);
});

test('a leaking parameter belongs to the function that the compiler names on the first line of its signature', () => {
  const leak = 'p/a.go:5:3: leaking param: p';
  const of = (...said: readonly string[]) =>
    compare([], [...said, leak]).map((one) => (one.kind === 'leaks' ? one.function : one.kind));
  expect(of('p/a.go:5:6: can inline keep with cost 7 as: func(*int) { kept = p }')).toEqual(['keep']);
  expect(of('p/a.go:3:14: cannot inline (*T).keep: marked go:noinline')).toEqual(['(*T).keep']);
  expect(of()).toEqual([undefined]);
});

test('a leak to a result alone puts nothing on the heap', () => {
  expect(compare([], ['p/a.go:3:8: leaking param: p to result ~r0 level=0'])).toEqual([]);
});

test('lost inlining, with the compiler’s reason', () => {
  const can = (file: string): string => `${file}:5:6: can inline encode with cost 70 as: func() { return }`;
  const cannot = (file: string): string =>
    `${file}:5:6: cannot inline encode: function too complex: cost 92 exceeds budget 80`;
  const lost = { kind: 'not-inlined', function: 'encode', reason: 'function too complex: cost 92 exceeds budget 80' };
  expect(compare([can('p/a.go')], [cannot('p/a.go')])).toMatchObject([lost]);
  // Into another file of its package.
  expect(compare([can('p/a.go')], [cannot('p/b.go')], { kind: 'added', head: 'p/b.go' })).toMatchObject([lost]);
  expect(compare([can('p/a.go')], [cannot('p/b.go')], { kind: 'deleted', base: 'p/a.go' })).toMatchObject([lost]);
});

test('what was never inlined, or is new, or is of another package, has lost nothing', () => {
  const cannot = 'p/a.go:5:6: cannot inline encode: marked go:noinline';
  expect(compare([cannot], [cannot])).toEqual([]);
  expect(compare([], [cannot])).toEqual([]);
  expect(compare(['q/a.go:5:6: can inline encode with cost 4 as: func() {}'], [cannot])).toEqual([]);
});
