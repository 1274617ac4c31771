import { describe, expect, test } from 'vitest';
import { facts, frame, path, site } from './builders.ts';
import { root, source } from './find-root.ts';

const assign = facts({
  allocation: { kind: 'map-assign', text: 'c.names[name] = n' },
  operand: { expression: 'c.names', name: 'names', kind: 'field', type: 'map[string]int', line: 3, endLine: 3 },
});
const type = 'type Counts struct{ names map[string]int }';
const add = (receiver: string) => [
  `func (${receiver} *Counts) Add(name string, n int) {`,
  `\t${receiver}.names[name] = n`,
  '}',
];
const filling = {
  site: site('runtime.mapassign', { paths: [path([frame('order/create.go:6', 'm.Add')])] }),
  facts: assign,
};
const change = (base: readonly string[], head: readonly string[]) =>
  [{ 'order/create.go': source(type, '', ...base) }, { 'order/create.go': source(type, '', ...head) }] as const;

describe('a field that is filled begins', () => {
  test('where it is assigned, before the line that fills it', () => {
    const trees = change(
      [...add('c'), 'func (c *Counts) Reset() {', '\tclear(c.names)', '}'],
      [
        ...add('c').map((line) => line.replace('= n', '= n + 1')),
        'func (c *Counts) Reset() {',
        '\tc.names = map[string]int{}',
        '}',
      ],
    );
    expect(root(trees, filling)).toEqual(['operand', 'order/create.go:9']);
  });

  test('or where a literal gives it', () => {
    const trees = change(
      [...add('c'), 'func New() *Counts {', '\treturn &Counts{names: make(map[string]int, 99)}', '}'],
      [
        ...add('c').map((line) => line.replace('= n', '= n + 1')),
        'func New() *Counts {',
        '\treturn &Counts{names: map[string]int{}}',
        '}',
      ],
    );
    expect(root(trees, filling)).toEqual(['operand', 'order/create.go:9']);
  });

  test('not where a literal gives a field of that name to another type, or in another package', () => {
    const other = (file: string, line: string) =>
      root(
        [
          { 'order/create.go': source(type, '', ...add('c')), [file]: source('') },
          { 'order/create.go': source(type, '', ...add('c')), [file]: source(line) },
        ],
        {
          ...filling,
          facts: {
            ...assign,
            function: {
              name: '(*Counts).Add',
              receiver: 'Counts',
              line: 5,
              endLine: 7,
              docLine: 5,
              role: '',
              literal: undefined,
            },
          },
        },
      )?.[0];
    const literal = (name: string): string => `var x = &${name}{names: map[string]int{}}`;
    expect(other('order/new.go', literal('Counts'))).toBe('operand');
    expect(other('order/new.go', literal('Index'))).toBeUndefined();
    expect(other('other/new.go', literal('Counts'))).toBeUndefined();
  });

  test('not where it goes on', () => {
    const trees = change(
      [...add('c'), 'func (c *Counts) More() {', '\tgrow(c)', '}'],
      [...add('c'), 'func (c *Counts) More() {', '\tc.names = more(c.names)', '}'],
    );
    expect(root(trees, filling)).toBeUndefined();
  });
});

describe('a line on the path that only has new names', () => {
  const renamed = [...add('counts'), 'func kept() {', '\tinit(0)', '}'];
  const trees = change([...add('c'), 'func kept() {', '\tinit(9)', '}'], renamed);

  test('is named where nothing else is known', () => {
    expect(root(trees, filling)).toEqual(['path', 'order/create.go:6']);
  });

  test('not where another line of a proven part says something new', () => {
    expect(root(trees, { ...filling, proven: true })).toEqual(['nearest', 'order/create.go:9']);
  });

  test('is named where the variable of the allocating line is declared in another way', () => {
    const at = (line: number) => ({
      site: site('runtime.convTslice', { line, paths: [path([frame(`order/create.go:${line}`, 'm.F')])] }),
    });
    const write = (name: string, get: string) => ['func f() {', `\t${name} := ${get}`, `\tpool.Put(${name})`, '}'];
    const anew = change(write('bp', 'pool.Get().(*[]byte)'), write('buf', 'take()'));
    expect(root(anew, at(7))).toEqual(['path', 'order/create.go:7']);
  });

  test('another function, type or depth is more than a name', () => {
    const said = (before: string, after: string) =>
      root(change(['func f(a T) {', before, '}'], ['func f(b T) {', after, '}']), { ...filling, proven: true })?.[0];
    expect(said('\tg(a)', '\th(b)')).toBe('path');
    expect(said('\tvar x = []int{a}', '\tvar x = []any{b}')).toBe('path');
    expect(said('\tg(a)', '\t\tg(b)')).toBe('path');
  });
});

describe('a slice that gives away its front', () => {
  const append = facts({
    allocation: { kind: 'append', text: 'append(q.jobs, j)' },
    operand: { expression: 'q.jobs', name: 'jobs', kind: 'field', type: '[]Job', line: 3, endLine: 3 },
  });
  const growing = {
    site: site('runtime.growslice', { paths: [path([frame('order/create.go:5', 'm.Push')])] }),
    facts: append,
    proven: true,
  };
  const popped = (...lines: readonly string[]) =>
    root(
      change(['func pop(q *Q) {', '\tq.jobs = shifted(q.jobs)', '}'], ['func pop(q *Q) {', ...lines, '}']),
      growing,
    )?.[0];

  test.each(['q.jobs = q.jobs[1:]', 'q.jobs = q.jobs[n : len(q.jobs)]', 'jobs = jobs[1:]'])('%s', (line) => {
    expect(popped('\tother(q)', `\t${line}`)).toBe('cut');
  });

  test.each(['q.jobs = q.jobs[:n]', 'q.jobs = q.jobs[0:n]', 'q.jobs = q.jobs[:0]', 'q.rest = q.jobs[1:]'])(
    'not %s',
    (line) => {
      expect(popped('\tother(q)', `\t${line}`)).not.toBe('cut');
    },
  );
});
