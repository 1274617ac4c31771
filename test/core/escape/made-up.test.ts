import { expect, test } from 'vitest';
import { escapeWords } from '../../../src/core/escape/escape-words.ts';
import { madeUpWords } from '../../../src/core/escape/made-up.ts';
import { quoted } from '../../../src/core/escape/quoted.ts';

test.each([
  ['.autotmp_8', 'a temporary'],
  ['~r0', 'the result of the call'],
  ['seqs.#state1', 'the state of the iterator'],
  ['#yield1', 'the body of the loop'],
  ['row', undefined],
  ['seqs.row', undefined],
])('%s stands for %s', (name, words) => {
  expect(madeUpWords(name)).toBe(words);
});

test.each([
  [
    'seqs.Filter[go.shape.struct { IDs []int; F func(int) [2]int }](&seqs..dict.Filter[example.com/m/inbox.Mail], ~r0, x)',
    '`seqs.Filter[...](…, x)`',
  ],
  ['&cache.node[go.shape.string,go.shape.[]uint8]{...}', '`&cache.node[...]{...}`'],
  ['keep[go.shape.int', '`keep[...]`'],
  ['make([]go.shape.*github.com/a/set/v2.T, 0, s.Cardinality())', '`make([]…, 0, s.Cardinality())`'],
  ['make(map[go.shape.string]go.shape.struct { A int; B []string }, n)', '`make(map[…]…, n)`'],
  ['return slot, func literal', '`return slot, func {…}`'],
  ['[]go.shape.int{...}', '`[]…{...}`'],
  ['go.shape.int(x) + 1', '`…(x) + 1`'],
  ['x := .autotmp_12', '`x := …`'],
  ['all[i] + ~x', '`all[i] + ~x`'],
])('%s is quoted as %s', (text, expected) => {
  expect(quoted(text)).toBe(expected);
});

const at = { file: 'inbox/inbox.go', line: 44, column: 3 };

test.each([
  ['.autotmp_8(#yield1)', 'call parameter', 'is passed to a function value, which may keep it'],
  [
    'seqs.Filter[go.shape.struct { F func() }](p)',
    'call parameter',
    'is passed to `seqs.Filter[...]`, which may keep it',
  ],
  ['keep = ~r0', 'assign', 'outlives the call through the assignment to `keep`'],
  ['keep := .autotmp_1', 'assign', 'outlives the call through the assignment to `keep`'],
  ['~r0 = p', 'assign-pair', 'outlives the call in the result of the call'],
  ['~r0 = p', 'assign', 'outlives the call in the result of the call'],
  ['.autotmp_3', 'dot', 'is still reachable after the call, through a temporary'],
  ['~r0', 'interface-converted', 'is converted to an interface that lives on the heap'],
])('%s (%s): a sentence has no name of the compiler’s', (text, reason, clause) => {
  const words = escapeWords({ subject: '&P{...}', isVariable: false, at, flow: [{ text, reason, at }] });
  expect(words).toBe(`\`&P{...}\` ${clause} (inbox.go:44).`);
});

test('what moved to the heap can have such a name', () => {
  expect(escapeWords({ subject: '.autotmp_8', isVariable: true, at, flow: [] })).toBe(
    'A temporary must live on the heap.',
  );
  expect(
    escapeWords({ subject: 'seqs.#state1', isVariable: true, at, flow: [{ text: 'x = s', reason: 'assign', at }] }),
  ).toBe(
    'The state of the iterator must live on the heap: it outlives the call through the assignment to `x` (inbox.go:44).',
  );
});
