import { describe, expect, test } from 'vitest';
import { indexDiagnostics } from '../../../src/core/escape/diagnostic-index.ts';
import { escapeAt, type EscapeFrame } from '../../../src/core/escape/explain-escape.ts';
import { parseDiagnostics } from '../../../src/core/escape/parse-diagnostics.ts';
import { captured, lineOf, releases } from './captured.ts';

/** A frame of the sample module: its file and a text of its line. */
function frame(file: string, text: string, inlined = false): EscapeFrame {
  return { file, line: lineOf(file, text), inlined };
}

describe.each(releases)('Go %s', (release) => {
  const index = indexDiagnostics(captured(release));

  test('an inlined constructor is explained where its value goes', () => {
    const leaf = frame('heap.go', 'func NewPoint', true);
    expect(escapeAt(index, [leaf, frame('heap.go', 'p := NewPoint(1, 2)')], 'runtime.newobject')).toMatchObject({
      subject: '&Point{...}',
      at: { line: lineOf('heap.go', 'p := NewPoint(1, 2)') },
      flow: [{ reason: 'spill' }, { reason: 'assign-pair' }, { reason: 'assign' }, { text: 'keepPoint = p' }],
    });
    expect(
      escapeAt(index, [leaf, frame('sample_test.go', 'NewPoint(i, i)')], 'runtime.newobject')?.flow.at(-1)?.text,
    ).toBe('keepPoint = ~r0');
  });

  test('across packages', () => {
    const frames = [frame('stub/stub.go', 'return &Tree{}', true), frame('users.go', 'keepTree = stub.Leaf()')];
    expect(escapeAt(index, frames, 'runtime.newobject')).toMatchObject({
      subject: '&stub.Tree{}',
      at: { file: 'users.go' },
    });
  });

  test('a function that is not inlined is explained by its own return', () => {
    const frames = [frame('heap.go', 'var local Point'), frame('users.go', 'keepTree = stub.Leaf()')];
    expect(escapeAt(index, frames, 'runtime.newobject')).toMatchObject({ subject: 'local', isVariable: true });
  });

  test('of two boxes of one line either is right, of a box and its slice the box', () => {
    const frames = [frame('heap.go', 'func boxedAndFormatted')];
    expect(escapeAt(index, frames, 'runtime.convT64')?.subject).toMatch(/^(?:id|name)$/);
    expect(escapeAt(index, [frame('heap.go', 'func passesVariadic')], 'runtime.convTslice')?.subject).toBe('values');
    expect(escapeAt(index, [frame('heap.go', 'func passesVariadic')], 'runtime.newobject')?.subject).toBe(
      '... argument',
    );
  });

  test.each([
    ['size.go', 'return make(map[string]int, n)', 'runtime.makemap', 'make(map[string]int, n)'],
    ['size.go', 'map[string]int{"a": 1}', 'runtime.makemap_small', 'map[string]int{...}'],
    ['size.go', 'return []byte(text)', 'runtime.stringtoslicebyte', '([]byte)(text)'],
    ['size.go', 'return []rune(text)', 'runtime.stringtoslicerune', '([]rune)(text)'],
    ['size.go', 'return string(b)', 'runtime.slicebytetostring', 'string(b)'],
    ['size.go', 'return a + ", " + b', 'runtime.concatstring3', 'a + ", " + b'],
    ['size.go', 'func nonConstant(n', 'runtime.makeslice', 'make([]byte, n)'],
    ['size.go', 'return []byte{1, 2, 3}', 'runtime.newobject', '[]byte{...}'],
    ['heap.go', 'return func() int { return step }', 'runtime.newobject', 'func literal'],
    ['heap.go', 'return p.sum }', 'runtime.newobject', 'p.sum'],
    ['heap.go', 'total := 0', 'runtime.newobject', 'total'],
  ])('%s %s: %s is for %s', (file, text, callee, subject) => {
    expect(escapeAt(index, [frame(file, text)], callee)?.subject).toBe(subject);
  });

  test.each([
    ['what stays on the stack', 'p := NewPoint(3, 4)', 'runtime.newobject'],
    ['another thing than the runtime was called for', 'points <- &Point{X: 5}', 'runtime.makeslice'],
    ['another thing than what grew', 'points <- &Point{X: 5}', 'runtime.growslice'],
  ])('%s explains nothing', (_, text, callee) => {
    expect(escapeAt(index, [frame('heap.go', text)], callee)).toBeUndefined();
  });
});

test.each(['1.25', '1.26', '1.27'] as const)('Go %s: growth has the way of its append', (release) => {
  const line = lineOf('size.go', 'func appended(n') + 3;
  expect(
    escapeAt(indexDiagnostics(captured(release)), [{ file: 'size.go', line, inlined: false }], 'runtime.growslice'),
  ).toMatchObject({
    subject: 'append(all, i)',
    flow: [{ reason: 'spill' }, { reason: 'assign' }, { reason: 'return' }],
  });
});

test('a copy with the arguments of its call is the same value', () => {
  const index = indexDiagnostics(
    parseDiagnostics(
      [
        ...explained('a.go:5:9', 'make([]byte, n)', ['make([]byte, n) (spill)', 'return make([]byte, n) (return)']),
        ...explained('a.go:9:7', 'make([]byte, 10)', ['make([]byte, 10) (spill)', 'keep = ~r0 (assign)']),
        ...explained('a.go:9:12', 'make([]int, m)', ['make([]int, m) (spill)', 'other = ~r0 (assign)', 'x (assign)']),
      ].join('\n'),
    ),
  );
  const frames = [
    { file: 'a.go', line: 5, inlined: true },
    { file: 'a.go', line: 9, inlined: false },
  ];
  expect(escapeAt(index, frames, 'runtime.makeslice')).toMatchObject({ subject: 'make([]byte, 10)', at: { line: 9 } });
});

test('the walk ends with the first frame that is not inlined', () => {
  const index = indexDiagnostics(
    parseDiagnostics(
      [
        ...explained('a.go:5:9', '&T{...}', ['&T{...} (spill)', 'return &T{...} (return)']),
        ...explained('a.go:9:7', '&T{...}', ['&T{...} (spill)', 'keep = &T{...} (assign)']),
      ].join('\n'),
    ),
  );
  const frames = (inlined: boolean): EscapeFrame[] => [
    { file: 'a.go', line: 5, inlined },
    { file: 'a.go', line: 9, inlined: false },
  ];
  expect(escapeAt(index, frames(false), 'runtime.newobject')?.at.line).toBe(5);
  expect(escapeAt(index, frames(true), 'runtime.newobject')?.at.line).toBe(9);
  expect(escapeAt(index, [], 'runtime.newobject')).toBeUndefined();
});

test('what a library function allocates is not what the line that calls it boxes', () => {
  const index = indexDiagnostics(
    parseDiagnostics(explained('a.go:9:7', 'n', ['n (spill)', 'f(n) (call parameter)']).join('\n')),
  );
  const frames = [
    { file: '/go/src/fmt/print.go', line: 9, inlined: false },
    { file: 'a.go', line: 9, inlined: false },
  ];
  expect(escapeAt(index, frames, 'runtime.newobject')).toBeUndefined();
});

test('a line that only calls has no literal of its own, but the slice of its arguments', () => {
  const index = indexDiagnostics(
    parseDiagnostics(
      [
        'a.go:5:9: can inline WithTimeout with cost 9 as: func(int) Option { return func literal }',
        ...explained('a.go:5:9', 'func literal', ['func literal (spill)', 'return func literal (return)']),
        'a.go:9:21: inlining call to WithTimeout',
        'a.go:9:10: inlining call to Apply',
        ...explained('a.go:9:21', 'func literal', ['func literal (spill)', '... argument (slice-literal-element)']),
        ...explained('a.go:9:10', '... argument', ['... argument (spill)', 'c.opts = opts (assign)']),
      ].join('\n'),
    ),
  );
  const call = { file: 'a.go', line: 9, inlined: false };
  expect(escapeAt(index, [call], 'runtime.newobject')?.subject).toBe('... argument');
  expect(escapeAt(index, [{ file: 'a.go', line: 5, inlined: true }, call], 'runtime.newobject')).toMatchObject({
    subject: 'func literal',
    at: { line: 9 },
  });
});

test('a constant is boxed for nothing', () => {
  const steps = ['... argument (slice-literal-element)', 'log(... argument...) (call parameter)'];
  const index = indexDiagnostics(
    parseDiagnostics(
      [...explained('a.go:9:10', '"path"', ['x (spill)', ...steps]), ...explained('a.go:9:18', 'path', steps)].join(
        '\n',
      ),
    ),
  );
  expect(escapeAt(index, [{ file: 'a.go', line: 9, inlined: false }], 'runtime.convTstring')?.subject).toBe('path');
});

/** What the compiler prints for a value, with steps as `TEXT (REASON)`. */
function explained(place: string, subject: string, steps: readonly string[]): string[] {
  return [
    `${place}: ${subject} escapes to heap in F:`,
    ...steps.map((text) => `${place}:     from ${text} at ${place}`),
    `${place}: ${subject} escapes to heap`,
  ];
}
