import { describe, expect, test } from 'vitest';
import type { EscapeDiagnostic } from '../../../src/core/escape/diagnostic.ts';
import { parseDiagnostics } from '../../../src/core/escape/parse-diagnostics.ts';
import { captured, lineOf, type Release, releases, saidOf } from './captured.ts';

const since = (first: Release): Release[] => releases.filter((release) => release >= first);

describe.each(releases)('what Go %s says of the sample module', (release) => {
  test('has no form that is unknown', () => {
    expect(captured(release).unknown).toEqual({ count: 0, samples: [] });
  });

  test('is said once, though the package is compiled again for its tests', () => {
    const { known } = captured(release);
    expect(new Set(known.map((diagnostic) => JSON.stringify(diagnostic))).size).toBe(known.length);
  });

  test('explains every escape; a leak can have a way without steps', () => {
    const unexplained = captured(release).known.filter((said) => 'flow' in said && said.flow.length === 0);
    expect(unexplained.map((said) => [said.kind, said.at.file, said.at.line])).toEqual([
      ['leaking-param', 'heap.go', lineOf('heap.go', 'return p.sum }')],
    ]);
  });

  test.each([
    ['a variable that is returned', 'var local Point', 'local', ['address-of', 'return']],
    ['a variable captured by reference', 'total := 0', 'total', ['captured by a closure', 'reference']],
    ['a variable whose address is passed', 'var p Point\n', 'p', ['address-of', 'call parameter']],
    ['a sliced array', 'var room [8]int', 'room', ['address-of', 'slice', 'assign']],
    ['a parameter', 'func movedParameter', 'n', ['address-of', 'return']],
  ])('moved to heap: %s', (_, text, subject, reasons) => {
    // Of the two variables `p`, that of callParameter: its line is the one below.
    const at = text.includes('\n') ? lineOf('heap.go', 'func callParameter') + 1 : lineOf('heap.go', text);
    const moved = captured(release).known.filter(
      (said) => said.kind === 'moved-to-heap' && said.at.file === 'heap.go' && said.at.line === at,
    );
    expect(moved).toMatchObject([{ subject, flow: reasons.map((reason) => ({ reason })) }]);
  });

  test.each([
    ['heap.go', 'func NewPoint', '&Point{...}', ['spill', 'return']],
    ['heap.go', 'points <- &Point{X: 5}', '&Point{...}', ['spill', 'send']],
    ['heap.go', 'keepMap = map[*Point]*Point{p: q}', 'map[*Point]*Point{...}', ['spill', 'assign']],
    ['heap.go', 'func boxedAndFormatted', 'id', ['spill', 'slice-literal-element', 'spill', 'call parameter']],
    ['heap.go', 'func assignedToInterface', 'p', ['spill', 'assign']],
    [
      'heap.go',
      'all := [3]*Point{new(Point)',
      'new(Point)',
      ['spill', 'array literal element', 'assign', 'fixed-array-index-of', 'assign'],
    ],
    ['heap.go', 'return p.sum }', 'p.sum', ['spill', 'return']],
    ['heap.go', 'return func() int { return step }', 'func literal', ['spill', 'return']],
    ['heap.go', 'defer func()', 'func literal', ['spill']],
    ['heap.go', 'f(&Point{X: 9})', '&Point{...}', ['spill', 'call parameter']],
    ['size.go', 'make([]byte, 1<<20)', 'make([]byte, 1048576)', ['too large for stack']],
    ['size.go', 'return make(map[string]int, n)', 'make(map[string]int, n)', ['spill', 'return']],
    ['size.go', 'map[string]int{"a": 1}', 'map[string]int{...}', ['spill', 'return']],
    ['size.go', 'return new(int)', 'new(int)', ['spill', 'return']],
    ['size.go', 'return []byte(text)', '([]byte)(text)', ['spill', 'return']],
    ['size.go', 'return []rune(text)', '([]rune)(text)', ['spill', 'return']],
    ['size.go', 'return string(b)', 'string(b)', ['spill', 'return']],
    ['size.go', 'return a + ", " + b', 'a + ", " + b', ['spill', 'return']],
    ['size.go', 'return []byte{1, 2, 3}', '[]byte{...}', ['spill', 'return']],
    ['rare.go', 'keepMap = map', '&Point{...}', ['spill', 'map literal key']],
    ['rare.go', 'keepMap = map', '&Point{...}', ['spill', 'map literal value']],
    [
      'rare.go',
      'all := []*Point{new(Point), nil}',
      'new(Point)',
      [
        'spill',
        'slice-literal-element',
        'spill',
        'assign',
        'slice-to-array',
        'assign',
        'fixed-array-index-of',
        'assign',
      ],
    ],
    [
      'rare.go',
      'all := make([]byte, 8)',
      'make([]byte, 8)',
      ['spill', 'assign', 'address-of', 'assign', 'reflect.Header.Data', 'return'],
    ],
    ['users.go', 'keepTree = stub.Leaf()', '&stub.Tree{}', ['spill', 'assign-pair', 'assign']],
  ])('escapes: %s %s', (file, text, subject, reasons) => {
    const escapes = saidOf(release, 'escapes', file, text);
    expect(escapes).toContainEqual(expect.objectContaining({ subject, flow: flowOf(reasons) }));
  });

  test.each([
    ['stays on the stack', 'heap.go', 'p := NewPoint(3, 4)', '&Point{...}'],
    ['is inlined and dropped', 'users.go', '_ = stub.Leaf()', '&stub.Tree{}'],
    ['is kept by nobody', 'stub/stub.go', 'func addKept', 'p'],
  ])('does not escape: what %s', (_, file, text, subject) => {
    expect(saidOf(release, 'does-not-escape', file, text)).toMatchObject([{ subject }]);
  });

  test('leaks: a parameter itself, its content, to a result, each with its own way', () => {
    expect(saidOf(release, 'leaking-param', 'heap.go', 'func keep(p')).toMatchObject([
      { subject: 'p', content: false, result: undefined, flow: [{ text: 'keepPoint = p', reason: 'assign' }] },
    ]);
    expect(saidOf(release, 'leaking-param', 'heap.go', 'func field(p')).toMatchObject([
      { subject: 'p', content: true, result: undefined, flow: [{ reason: 'dot of pointer' }, { reason: 'assign' }] },
    ]);
    expect(saidOf(release, 'leaking-param', 'heap.go', 'func content(p')).toMatchObject([
      { subject: 'p', content: false, result: '~r0', flow: [{ reason: 'dot of pointer' }, { reason: 'return' }] },
    ]);
    expect(saidOf(release, 'leaking-param', 'rare.go', 'func twoWays')).toMatchObject([
      { subject: 'p', content: false, result: '~r0', flow: [{ text: 'return p', reason: 'return' }] },
      {
        subject: 'p',
        content: true,
        result: undefined,
        flow: [{ reason: 'dot of pointer' }, { text: 'keepPoint = p.next' }],
      },
    ]);
    expect(saidOf(release, 'leaking-param', 'stub/stub.go', 'func add(')).toMatchObject([{ subject: 'p' }]);
  });

  test('captures: by reference and by value', () => {
    // At the declaration of what is captured.
    expect(saidOf(release, 'capturing', 'heap.go', 'total := 0')).toMatchObject([{ subject: 'total', how: 'ref' }]);
    expect(saidOf(release, 'capturing', 'heap.go', 'func byValue')).toMatchObject([{ subject: 'step', how: 'value' }]);
  });

  test('inlining: what can be, what cannot and why, and where it is done', () => {
    expect(saidOf(release, 'can-inline', 'inline.go', 'func small(')).toEqual([
      expect.objectContaining({ function: 'small', cost: 4 }),
    ]);
    // Generic ones are named with the shapes of their types.
    expect(saidOf(release, 'can-inline', 'inline.go', 'func (b *box[T]) get').map((said) => said.function)).toEqual(
      expect.arrayContaining(['(*box[go.shape.int]).get', '(*box[go.shape.string]).get']),
    );
    const reasons: [string, string, unknown][] = [
      ['func marked(', 'marked', 'marked go:noinline'],
      ['func complex(', 'complex', expect.stringMatching(/^function too complex: cost \d+ exceeds budget 80$/)],
      ['func recovers(', 'recovers', 'unhandled op DEFER'],
      ['defer func() {', 'recovers.func1', 'call to recover'],
    ];
    for (const [text, name, reason] of reasons)
      expect(saidOf(release, 'cannot-inline', 'inline.go', text)).toMatchObject([{ function: name, reason }]);
    expect(saidOf(release, 'inlining-call', 'users.go', 'keepTree = stub.Leaf()')).toMatchObject([
      { function: 'stub.Leaf' },
    ]);
  });

  test('devirtualizing: wholly and in part', () => {
    const devirtualized = captured(release).known.filter((said) => said.kind === 'devirtualizing');
    expect(devirtualized.map(({ subject, to }) => [subject, to])).toEqual([
      ['s.area', 'square'],
      ['s.area', '*circle'],
      ['s.area', 'promoted'],
    ]);
  });

  test.each([
    ['heap.go', 'func (b *buffer) rest()', '(*buffer).rest ignoring self-assignment in b.left = b.all[1:]'],
    ['size.go', 'range []byte(text)', 'zero-copy string->[]byte conversion'],
    ['size.go', 'return counts[i]', 'index bounds check elided'],
    ['stub/stub.go', 'func add(', 'assuming n is unsafe uintptr'],
    ['stub/stub.go', 'func Escape(', 'marking n as escaping uintptr'],
    ['stub/stub.go', 'func Escape(', 'marking more as escaping ...uintptr'],
    ['big.go', 'func large(', "function large considered 'big'; reducing max cost of inlinees"],
    ['inline.go', 'return even(10)', 'cannot inline even into callsCycle: repeated recursive cycle'],
    ['rare.go', 'return value.area() }', 'imprecise interface call'],
  ])('remarks: %s %s', (file, text, remark) => {
    expect(saidOf(release, 'remark', file, text).map((said) => said.text)).toContain(remark);
  });

  test('lines of another file have no column, or that of the directive', () => {
    const grammar = captured(release).known.filter(({ at }) => at.file === 'grammar.y');
    const places = grammar.map(({ kind, at }) => [kind, at.line, at.column]);
    expect(places).toContainEqual(['can-inline', 55, undefined]);
    expect(places).toContainEqual(['escapes', 56, undefined]);
    expect(places).toContainEqual(['escapes', 70, 40]);
  });
});

test.each(['1.22', '1.24'] as const)(
  'Go %s: a size that is not constant is a reason, and append is not spoken of',
  (release) => {
    expect(saidOf(release, 'escapes', 'size.go', 'func nonConstant(n')).toEqual([
      expect.objectContaining({ subject: 'make([]byte, n)', flow: flowOf(['non-constant size']) }),
    ]);
    expect(saidOf(release, 'escapes', 'size.go', 'func nonConstantStays(n')).toHaveLength(1);
    expect(captured(release).known.filter((said) => 'subject' in said && said.subject.startsWith('append'))).toEqual(
      [],
    );
  },
);

test.each(since('1.25'))('Go %s: append has its words and its way, a size that is not constant may stay', (release) => {
  const [grown] = captured(release).known.filter(
    (said) => said.kind === 'escapes' && said.at.line === lineOf('size.go', 'func appended(n') + 3,
  );
  expect(grown).toMatchObject({
    subject: 'append(all, i)',
    flow: [
      { reason: 'spill' },
      { text: 'all = append(all, i)', reason: 'assign' },
      { text: 'return all', reason: 'return' },
    ],
  });
  const stays = captured(release).known.filter(
    (said) =>
      said.kind === 'does-not-escape' &&
      said.at.file === 'size.go' &&
      said.at.line === lineOf('size.go', 'func appendStays(n') + 3,
  );
  expect(stays).toMatchObject([{ subject: 'append' }]);
  expect(saidOf(release, 'does-not-escape', 'size.go', 'func nonConstantStays(n')).toMatchObject([
    { subject: 'make([]byte, n)' },
  ]);
  expect(saidOf(release, 'escapes', 'size.go', 'make([]struct{}, n)')).toMatchObject([
    { flow: [{ reason: 'zero-sized element' }] },
  ]);
});

test.each(['1.24', '1.25'] as const)('Go %s: nothing is inlined into a loop over B.Loop', (release) => {
  expect(saidOf(release, 'remark', 'loop_test.go', 'for b.Loop()')).toMatchObject([
    { text: 'skip inlining within testing.B.loop for for loop' },
  ]);
});

test.each(since('1.26'))('Go %s: what a loop over B.Loop computes is kept alive', (release) => {
  const kept = (text: string): string[] => saidOf(release, 'remark', 'loop_test.go', text).map((said) => said.text);
  expect(kept('small(p.X')).toContain('function result will be kept alive');
  expect(kept('pair(p.Y)')).toContain('function results will be kept alive');
  expect(kept('*p = Point{X: 3}')).toContain('dereference will be kept alive');
  expect(kept('all[1] = p.X')).toContain('example.com/sample.all will be kept alive');
});

test.each([
  [
    'PGO devirtualizing interface call w.Write to (*File).Write',
    { kind: 'devirtualizing', subject: 'w.Write', to: '(*File).Write' },
  ],
  ['should not PGO devirtualize (*T).M: marked go:noinline', { kind: 'remark' }],
  ['cannot devirtualize x.M(): shaped interface I[go.shape.int]', { kind: 'remark' }],
  ['expr is unknown to bloop pass', { kind: 'remark' }],
  ['leaking param: arg#0', { kind: 'leaking-param', subject: 'arg#0' }],
  ['cannot inline F: recursive', { kind: 'cannot-inline', function: 'F', reason: 'recursive' }],
  [
    'can inline F[go.shape.struct { A int; B string }] with cost 7 as: func() { x; y }',
    { kind: 'can-inline', cost: 7 },
  ],
  ['"a escapes to heap in b:" escapes to heap', { kind: 'escapes', subject: '"a escapes to heap in b:"' }],
] satisfies [string, Partial<EscapeDiagnostic>][])('rarer words: %s', (text, expected) => {
  expect(parseDiagnostics(`a.go:1:2: ${text}`)).toMatchObject({ known: [expected], unknown: { count: 0 } });
});

test('a form that is not known is counted with every line, and a few different ones are kept', () => {
  const text = Array.from({ length: 50 }, (_, index) => `a.go:${(index % 30) + 1}:2: something new`).join('\n');
  const { known, unknown } = parseDiagnostics(text);
  expect(known).toEqual([]);
  expect(unknown.count).toBe(50);
  expect(unknown.samples).toHaveLength(20);
  expect(unknown.samples[0]).toBe('a.go:1:2: something new');
});

test('lines without a position are none of the compiler’s words', () => {
  expect(parseDiagnostics('# example.com/m\ngo: downloading example.com/x v1.0.0\n\n')).toEqual({
    known: [],
    unknown: { count: 0, samples: [] },
  });
});

test('a step without an explanation belongs to nothing', () => {
  expect(parseDiagnostics('a.go:1:2:     from x (spill) at a.go:1:2\na.go:1:2: x escapes to heap').known).toEqual([
    { kind: 'escapes', subject: 'x', flow: [], at: { file: 'a.go', line: 1, column: 2 } },
  ]);
});

test('`place` names the files of diagnostics and of their steps', () => {
  const text =
    'a.go:1:2: x escapes to heap:\na.go:1:2:     from f(x) (call parameter) at b.go:3:4\na.go:1:2: x escapes to heap';
  expect(parseDiagnostics(text, (file) => `top/${file}`).known).toMatchObject([
    {
      at: { file: 'top/a.go' },
      flow: [{ text: 'f(x)', reason: 'call parameter', at: { file: 'top/b.go', line: 3, column: 4 } }],
    },
  ]);
});

/** Steps with these reasons, in this order. */
function flowOf(reasons: readonly string[]): unknown[] {
  return reasons.map((reason): unknown => expect.objectContaining({ reason }));
}
