import { expect, test } from 'vitest';
import type { FlowStep } from '../../../src/core/escape/diagnostic.ts';
import { escapeWords } from '../../../src/core/escape/escape-words.ts';
import { captured, releases } from './captured.ts';

const at = { file: 'shop/create.go', line: 14, column: 3 };

function step(reason: string, text = 'x'): FlowStep {
  return { reason, text, at };
}

function words(subject: string, ...flow: readonly FlowStep[]): string {
  return escapeWords({ subject, isVariable: false, flow, at });
}

function variableWords(subject: string, ...flow: readonly FlowStep[]): string {
  return escapeWords({ subject, isVariable: true, flow, at });
}

// The reasons of cmd/compile/internal/escape, Go 1.22 to 1.27.
test.each([
  ['return', 'return p', '`&P{...}` is returned in `return p`, so it outlives the function (create.go:14).'],
  ['return', 'return ~r0', '`&P{...}` is returned, so it outlives the function (create.go:14).'],
  ['assign', 'keep = p', '`&P{...}` outlives the call through the assignment to `keep` (create.go:14).'],
  ['assign', 'q := p', '`&P{...}` outlives the call through the assignment `q := p` (create.go:14).'],
  ['assign-pair', 'a, b = p, q', '`&P{...}` outlives the call through the assignment `a, b = p, q` (create.go:14).'],
  [
    'assign-pair-dot-type',
    'p, ok = v.(*P)',
    '`&P{...}` outlives the call through the assignment `p, ok = v.(*P)` (create.go:14).',
  ],
  [
    'assign-pair-mapr',
    'p, ok = m[k]',
    '`&P{...}` outlives the call through the assignment `p, ok = m[k]` (create.go:14).',
  ],
  [
    'assign-pair-receive',
    'p, ok = <-c',
    '`&P{...}` outlives the call through the assignment `p, ok = <-c` (create.go:14).',
  ],
  ['call parameter', 'keep(&P{...}, 1)', '`&P{...}` is passed to `keep`, which may keep it (create.go:14).'],
  ['call parameter', 's.add(p)', '`&P{...}` is passed to `s.add`, which may keep it (create.go:14).'],
  [
    'call parameter',
    'append(all, p)',
    '`&P{...}` is appended in `append(all, p)`, whose array is on the heap (create.go:14).',
  ],
  [
    'call parameter',
    '(*audit.Trail).Add(Trail, p)',
    '`&P{...}` is passed to `(*audit.Trail).Add`, which may keep it (create.go:14).',
  ],
  [
    'call parameter',
    '(func(*P) int)(&.dict[0])(p)',
    '`&P{...}` is passed to a method of a type parameter, which may keep it (create.go:14).',
  ],
  ['callee operand', 'f()', '`&P{...}` is needed by the function value called in `f()` (create.go:14).'],
  ['captured by a closure', 'p', '`&P{...}` is captured by a function literal that outlives the call (create.go:14).'],
  ['send', 'c <- p', '`&P{...}` is sent on a channel in `c <- p` (create.go:14).'],
  ['range', 'for loop', '`&P{...}` outlives the call through the loop `for loop` (create.go:14).'],
  ['range-deref', 'for loop', '`&P{...}` outlives the call through the loop `for loop` (create.go:14).'],
  [
    'slice-literal-element',
    '[]*P{...}',
    '`&P{...}` becomes an element of `[]*P{...}`, which lives on the heap (create.go:14).',
  ],
  [
    'slice-literal-element',
    '... argument',
    '`&P{...}` is one of the variadic arguments, which live on the heap (create.go:14).',
  ],
  [
    'array literal element',
    '[2]*P{...}',
    '`&P{...}` becomes an element of `[2]*P{...}`, which lives on the heap (create.go:14).',
  ],
  [
    'struct literal element',
    'T{...}',
    '`&P{...}` becomes a field of `T{...}`, which lives on the heap (create.go:14).',
  ],
  ['map literal key', 'map[*P]int{...}', '`&P{...}` becomes a key of `map[*P]int{...}` (create.go:14).'],
  ['map literal value', 'map[int]*P{...}', '`&P{...}` becomes a value of `map[int]*P{...}` (create.go:14).'],
  ['key of map put', 'm[p] = 1', '`&P{...}` becomes a key of a map in `m[p] = 1` (create.go:14).'],
  ['appended slice...', 'append(a, b...)', '`&P{...}` is appended in `append(a, b...)` (create.go:14).'],
  ['appendee slice', 'append(a, 1)', '`&P{...}` is the slice that `append(a, 1)` extends (create.go:14).'],
  ['copied slice', 'copy(a, b)', '`&P{...}` is copied in `copy(a, b)` (create.go:14).'],
  ['switch case', 'case *P:', '`&P{...}` is used in the switch case `case *P:` (create.go:14).'],
  [
    'conversion to unsafe.Pointer',
    'unsafe.Pointer(u)',
    '`&P{...}` is converted to unsafe.Pointer in `unsafe.Pointer(u)` (create.go:14).',
  ],
  [
    '//go:uintptrescapes',
    'uintptr(t)',
    '`&P{...}` is passed as a number to a function that may keep its address (create.go:14).',
  ],
  ['too large for stack', '&P{...}', '`&P{...}` is too large for the stack (create.go:14).'],
  ['too aligned for stack', '&P{...}', '`&P{...}` needs an alignment that the stack does not provide (create.go:14).'],
  ['spill', '&P{...}', '`&P{...}` outlives the call (create.go:14).'],
  ['address-of', '&p', '`&P{...}` outlives the call, because its address is taken in `&p` (create.go:14).'],
  ['dot', 'p.f', '`&P{...}` is still reachable after the call, through `p.f` (create.go:14).'],
  ['dot of pointer', 'p.f', '`&P{...}` is still reachable after the call, through `p.f` (create.go:14).'],
  ['indirection', '*p', '`&P{...}` is still reachable after the call, through `*p` (create.go:14).'],
  ['slice', 'p[:]', '`&P{...}` is still reachable after the call, through `p[:]` (create.go:14).'],
  ['fixed-array-index-of', 'p[0]', '`&P{...}` is still reachable after the call, through `p[0]` (create.go:14).'],
  ['slice-to-array', '([2]*P)(a)', '`&P{...}` is still reachable after the call, through `([2]*P)(a)` (create.go:14).'],
  ['reflect.Header.Data', 'h.Data', '`&P{...}` is still reachable after the call, through `h.Data` (create.go:14).'],
  ['a reason of tomorrow', 'p', '`&P{...}` reaches the heap through `p` (a reason of tomorrow) (create.go:14).'],
])('reason %s: %s', (reason, text, expected) => {
  expect(words('&P{...}', step(reason, text))).toBe(expected);
});

test('sizes are the subject’s own', () => {
  expect(words('make([]byte, n)', step('non-constant size', 'make([]byte, n)'))).toBe(
    '`make([]byte, n)` has a size known only at run time, so the compiler cannot place it on the stack (create.go:14).',
  );
  expect(words('make([]struct {}, n)', step('zero-sized element', 'make([]struct {}, n)'))).toBe(
    '`make([]struct {}, n)` has zero-sized elements, which the compiler does not place on the stack (create.go:14).',
  );
});

test('a variable, with the step that decides and not those that only copy', () => {
  expect(variableWords('p', step('address-of', '&p'), step('assign', 'keep = &p'), step('dot', 'q.f'))).toBe(
    'The variable `p` must live on the heap: it outlives the call through the assignment to `keep` (create.go:14).',
  );
});

test('a captured variable, and what becomes of the function literal', () => {
  const captures = [step('captured by a closure', 'total'), step('reference', 'total')];
  expect(variableWords('total', ...captures)).toBe(
    'The variable `total` must live on the heap: it is captured by reference by a function literal that outlives the call (create.go:14).',
  );
  expect(
    variableWords('total', ...captures, step('spill', 'func literal'), step('assign', 's.hooks = func literal')),
  ).toBe(
    'The variable `total` must live on the heap: it is captured by reference by a function literal that outlives the call through the assignment to `s.hooks` (create.go:14).',
  );
  expect(words('&T{...}', step('spill', '&T{...}'), step('assign', 't := &T{...}'), ...captures)).toBe(
    '`&T{...}` is kept in a variable that is captured by reference by a function literal that outlives the call (create.go:14).',
  );
});

test('a function literal that go or defer runs', () => {
  expect(words('func literal', step('spill', 'func literal'))).toBe(
    'The function literal is run later, by `go` or by `defer` in a loop (create.go:14).',
  );
});

test('a plain value escapes because an interface holds it', () => {
  const argument = [step('spill', 'n'), step('slice-literal-element', '... argument'), step('spill', '... argument')];
  expect(words('n', ...argument, step('call parameter', 'fmt.Sprintf("%d", ... argument...)'))).toBe(
    '`n` is converted to an interface and passed to `fmt.Sprintf`, which may keep it (create.go:14).',
  );
  expect(words('w.count', ...argument, step('call parameter', 'fmt.Sprint(... argument...)'))).toBe(
    '`w.count` is converted to an interface and passed to `fmt.Sprint`, which may keep it (create.go:14).',
  );
  expect(words('p', step('spill', 'p'), step('assign', 'keep = p'))).toBe(
    '`p` is converted to an interface and outlives the call through the assignment to `keep` (create.go:14).',
  );
  expect(words('~r0', step('spill', '~r0'), step('return', 'return ~r0'))).toBe(
    'The result of the call is converted to an interface and is returned, so it outlives the function (create.go:14).',
  );
  expect(words('&P{...}', step('spill', '&P{...}'), step('interface-converted', 'v'))).toBe(
    '`&P{...}` is converted to an interface (`v`) that lives on the heap (create.go:14).',
  );
});

test.each([
  ['p.sum', 'a method value'],
  ['new(P)', 'an object'],
  ['[]int{...}', 'a slice'],
  ['map[string]int{...}', 'a map'],
  ['string(b)', 'a conversion'],
  ['a + b', 'a joined string'],
  ['append(a, b)', 'an array that grew'],
  ['func literal', 'a function literal'],
])('%s, %s, is not said to be in an interface', (subject) => {
  expect(words(subject, step('spill', subject), step('return', 'return x'))).not.toContain('interface');
});

test('names of the compiler are said in other words', () => {
  const returned = step('return', 'return x');
  expect(words('... argument', returned)).toMatch(/^The slice of variadic arguments is returned/);
  expect(words('func literal', returned)).toMatch(/^The function literal is returned/);
  expect(words('append(all, i)', returned)).toMatch(/^The array behind `append\(all, i\)` is returned/);
  expect(words('append', returned)).toMatch(/^The array behind `append` is returned/);
});

test('without an explanation no reason is made up', () => {
  expect(words('&P{...}')).toBe('`&P{...}` is on the heap.');
  expect(variableWords('p')).toBe('The variable `p` must live on the heap.');
});

test('what is quoted is cut, holds no backquote and no half of a character', () => {
  const long = words(`&P{${'é😀`'.repeat(40)}}`, step('send', `c <- "${'😀'.repeat(40)}"`));
  expect(long.length).toBeLessThan(200);
  expect(long.match(/`/g)).toHaveLength(4);
  expect(long).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
});

test.each(releases)('Go %s: every escape of the sample module has a reason with words of its own', (release) => {
  const sentences = captured(release).known.flatMap((said) =>
    said.kind === 'escapes' || said.kind === 'moved-to-heap'
      ? [escapeWords({ ...said, isVariable: said.kind === 'moved-to-heap' })]
      : [],
  );
  expect(sentences.length).toBeGreaterThan(60);
  expect(sentences.filter((sentence) => / through `[^`]*` \(|~r\d`|on the heap\.$/.test(sentence))).toEqual([]);
});
