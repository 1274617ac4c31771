import { describe, expect, test } from 'vitest';
import { escape, facts, frame, movedToHeap, path, site } from './builders.ts';
import { root, source } from './find-root.ts';

const at = (line: number) => ({ file: 'order/create.go', line, column: 2 });
const at42 = site('runtime.newobject');

describe('a pragma or a loop that decides', () => {
  test('is the line of a deleted //go:noescape', () => {
    const tail = ['func sum8(p *[8]int64) int64', '', 'func Mix() {', '\tsum8(&in)', '}'];
    expect(
      root(
        [
          { 'order/create.go': source('// sum8 adds.', '//', '//go:noescape', ...tail) },
          { 'order/create.go': source('// sum8 adds numbers.', ...tail) },
        ],
        { escape: movedToHeap('in', ['sum8(&in)', 'call parameter']) },
      ),
    ).toEqual(['pragma', 'order/create.go:3']);
  });

  test('is the loop of the benchmark itself', () => {
    const looping = (loop: string) =>
      source('func BenchmarkX(b *testing.B) {', `\tfor ${loop} {`, '\t\tNew()', '\t}', '}');
    const paths = [path([frame('order/create.go:42', 'm.New'), frame('order/x_test.go:5', 'm.BenchmarkX')])];
    expect(
      root([{ 'order/x_test.go': looping('i := 0; i < b.N; i++') }, { 'order/x_test.go': looping('b.Loop()') }], {
        site: site('runtime.newobject', { paths }),
      }),
    ).toEqual(['loop', 'order/x_test.go:4']);
  });

  test('but not if a line of the package on the way to the allocation changed too', () => {
    const loop = (by: string) => source('func BenchmarkX(b *testing.B) {', `\tfor ${by} {`, '\t\tNew()', '\t}', '}');
    const made = (what: string) => source('func New() *V {', `\treturn ${what}`, '}');
    const paths = [path([frame('order/create.go:4', 'm.New'), frame('order/x_test.go:5', 'm.BenchmarkX')])];
    expect(
      root(
        [
          { 'order/create.go': made('nil'), 'order/x_test.go': loop('i := 0; i < b.N; i++') },
          { 'order/create.go': made('new(V)'), 'order/x_test.go': loop('b.Loop()') },
        ],
        { site: site('runtime.newobject', { line: 4, paths }) },
      ),
    ).toEqual(['path', 'order/create.go:4']);
  });
});

describe('a Put that went away', () => {
  const get = frame('/go/src/sync/pool.go:155', 'sync.(*Pool).Get', 'standard');
  const pooled = site('runtime.newobject', {
    paths: [path([frame('order/pool.go:9', 'm.init.func1'), get, frame('order/create.go:4', 'm.Create')])],
  });
  const body = ['func Create() {', '\tb := pool.Get().(*buf)', '\tuse(b)', '\tpool.Put(b)', '}'];

  test('is named where it stood', () => {
    expect(
      root(
        [
          { 'order/create.go': source(...body) },
          { 'order/create.go': source(...body.filter((line) => !line.includes('Put'))) },
        ],
        {
          site: pooled,
        },
      ),
    ).toEqual(['put', 'order/create.go:5']);
  });

  test('or where it stands on some ways only', () => {
    const head = source(...body).replace('\tpool.Put(b)\n', '\tif ok {\n\t\tpool.Put(b)\n\t\tpool.Put(c)\n\t}\n');
    expect(root([{ 'order/create.go': source(...body) }, { 'order/create.go': head }], { site: pooled })).toEqual([
      'put',
      'order/create.go:7',
    ]);
  });

  test('not at an unchanged Put between two changed lines', () => {
    const text = source(...body.slice(0, 3), '\tif err {', '\t\tpool.Put(b)', '\t\treturn', '\t}', ...body.slice(3));
    const head = text.replace('if err', 'if err != nil').replace('\t\treturn', '\t\tfail()\n\t\treturn');
    const trees = [
      { 'order/create.go': text },
      { 'order/create.go': head.replace('\t}\n\tpool.Put(b)\n', '\t}\n') },
    ] as const;
    expect(root(trees, { site: pooled })).toEqual(['put', 'order/create.go:10']);
  });

  test('the one nearest to the Get among several', () => {
    const [far, near] = [source('// 1', '// 2', 'var _ = q.Put(1)'), source(...body)];
    expect(
      root(
        [
          { 'order/a.go': far, 'order/create.go': near },
          { 'order/a.go': source('// 1', '// 2'), 'order/create.go': near.replace('\tpool.Put(b)\n', '') },
        ],
        { site: pooled },
      )?.[1],
    ).toBe('order/create.go:5');
  });

  test('and one that puts something else back, not one under another name', () => {
    const head = source(...body)
      .replace('b := pool', 'x := pool')
      .replace('use(b)', 'use(x)')
      .replace('pool.Put(b)', 'pool.Put(x)');
    const request = { site: pooled };
    expect(root([{ 'order/create.go': source(...body) }, { 'order/create.go': head }], request)?.[0]).not.toBe('put');
    const other = head.replace('pool.Put(x)', 'pool.Put(x.data)');
    expect(root([{ 'order/create.go': source(...body) }, { 'order/create.go': other }], request)).toEqual([
      'put',
      'order/create.go:6',
    ]);
  });

  test('without New the object is made beside the Get of the same pool', () => {
    const made = source(
      'func Create() {',
      '\tb, ok := pool.Get().(*buf)',
      '\tif !ok {',
      '\t\tb = new(buf)',
      '\t}',
      '\tpool.Put(b)',
      '}',
    );
    const request = (pool: string) => ({
      site: site('runtime.newobject', { line: 6, paths: [path([frame('order/create.go:6', 'm.Create')])] }),
      facts: facts({ gets: [pool] }),
    });
    const other = made.replace('Put(b)', 'Put(b.data)');
    const trees = [{ 'order/create.go': made }, { 'order/create.go': other }] as const;
    expect(root(trees, request('pool'))).toEqual(['put', 'order/create.go:8']);
    expect(root(trees, request('pools'))).toBeUndefined();
  });

  test('without a pool on the path a Put means nothing', () => {
    expect(
      root([{ 'order/item.go': source('var _ = q.Put(1)') }, { 'order/item.go': source() }], { site: at42 }),
    ).toBeUndefined();
  });
});

describe('a type that has grown', () => {
  const before = source('type Item struct {', '\tName string', '\tSize int', '}');
  const after = source('type Item struct {', '\tName  string', '\tSize  int', '\tTags  [4]string', '}');
  const known = facts({
    types: [
      { name: 'other', file: '', line: 0, endLine: 0 },
      {
        name: 'Item',
        file: 'order/item.go',
        line: 3,
        endLine: 7,
        fields: [
          { name: 'Name', type: 'string', line: 4, size: 16 },
          { name: 'Size', type: 'int', line: 5, size: 8 },
          { name: 'Tags', type: '[4]string', line: 6, size: 64 },
        ],
      },
    ],
  });
  const trees = [{ 'order/item.go': before }, { 'order/item.go': after }] as const;
  const larger = site('runtime.newobject', { status: 'larger', base: { objects: 1, bytes: 24 } });

  test('is named by the field that is new, not by one that was aligned anew', () => {
    expect(root(trees, { site: larger, facts: known })).toEqual(['type', 'order/item.go:6']);
  });

  test('not for a site that base has not', () => {
    expect(root(trees, { site: at42, facts: known })).toBeUndefined();
  });
});

describe('the declaration of what is filled', () => {
  const head = {
    'order/create.go': source('func Create() {', '\tvar out []int', '\tfor {', '\t\tout = append(out, 1)', '\t}', '}'),
  };
  const base = {
    'order/create.go': head['order/create.go'].replace('var out []int', 'out := make([]int, 0, 9)'),
  };
  const append = facts({
    allocation: { kind: 'append', text: 'append(out, 1)' },
    operand: { expression: 'out', type: '[]int', line: 4, endLine: 4 },
  });
  const growing = site('runtime.growslice', { line: 6, paths: [path([frame('order/create.go:6', 'm.Create')])] });

  test('goes before the line that fills it', () => {
    const both = { 'order/create.go': head['order/create.go'].replace('append(out, 1)', 'append(out, 1, 2)') };
    expect(root([base, both], { site: growing, facts: append })).toEqual(['operand', 'order/create.go:4']);
  });

  test('only if the change wrote it', () => {
    const line = { 'order/create.go': base['order/create.go'].replace('append(out, 1)', 'append(out, 1, 2)') };
    expect(root([base, line], { site: growing, facts: append })).toEqual(['path', 'order/create.go:6']);
  });

  test('not of a parameter, which others declare', () => {
    const parameter = facts({
      allocation: { kind: 'append', text: 'append(out, 1)' },
      operand: { expression: 'out', type: '[]int', line: 4, endLine: 4, kind: 'parameter' },
    });
    expect(root([base, head], { site: growing, facts: parameter })).toBeUndefined();
  });
});

describe('a changed line on the path', () => {
  const trees = [
    { 'order/create.go': source('// 3', 'func a() { b(1) }', '// 5', 'func c() { a() }') },
    { 'order/create.go': source('// 3', 'func a() { b(2) }', '// 5', 'func c() { a(); a() }') },
  ] as const;

  test('the one nearest to the allocation', () => {
    const through = (...places: readonly number[]) =>
      site('runtime.newobject', { paths: [path(places.map((line) => frame(`order/create.go:${line}`, 'm.f')))] });
    expect(root(trees, { site: through(9, 4, 6) })).toEqual(['path', 'order/create.go:4']);
    expect(root(trees, { site: through(9, 6) })).toEqual(['path', 'order/create.go:6']);
    expect(root(trees, { site: through(9) })).toBeUndefined();
  });

  test('not in a library, even if its file is named alike', () => {
    const vendored = path([frame('order/create.go:4', 'lib.f', 'library'), frame('order/create.go:9', 'm.f')]);
    expect(root(trees, { site: site('runtime.newobject', { paths: [vendored] }) })).toBeUndefined();
  });
});

describe('what the compiler says newly', () => {
  const trees = [
    { 'order/create.go': source('func keep(p *int) {', '\t_ = p', '}'), 'order/item.go': source('var kept *int') },
    { 'order/create.go': source('func keep(p *int) {', '\tkept = p', '}'), 'order/item.go': source('var kept *int') },
  ] as const;

  test('a parameter leaks, where its flow passes the change', () => {
    const flow = [
      { text: 'kept = p', reason: 'assign', at: at(4) },
      { text: 'x', reason: 'spill', at: at(99) },
    ];
    expect(root(trees, { newlySaid: [{ kind: 'leaks', subject: 'p', function: 'keep', at: at(3), flow }] })).toEqual([
      'leak',
      'order/create.go:4',
    ]);
  });

  test('the parameters that the value is passed to come first', () => {
    const file = (inside: string) =>
      source('func use(q *int) {', `\t${inside}`, '}', 'func keep(p *int) {', `\t${inside}`, '}');
    const leaks = (name: string, text: string, reason: string, line: number) =>
      ({
        kind: 'leaks',
        subject: 'p',
        function: name,
        at: at(line - 1),
        flow: [{ text, reason, at: at(line) }],
      }) as const;
    const newlySaid = [
      leaks('use', 'kept = q', 'assign', 4),
      leaks('keep', 'kept = p', 'assign', 7),
      leaks('(*T).pass', 'keep(p)', 'call parameter', 90),
    ];
    const placed = (...calls: readonly string[]) =>
      root([{ 'order/create.go': file('_ = 1') }, { 'order/create.go': file('_ = 2') }], {
        newlySaid,
        escape: escape('&T{}', ...calls.map((call) => [call, 'call parameter'] as const)),
      })?.[1];
    expect(placed('keep(&T{})')).toBe('order/create.go:7');
    expect(placed('t.pass(&T{})')).toBe('order/create.go:7');
    expect(placed('use(&T{})')).toBe('order/create.go:4');
    expect(placed('other(&T{})')).toBe('order/create.go:4');
  });

  test('what grows, or a library makes, is on the heap whatever leaks; what did not change has no line behind it', () => {
    const flow = [{ text: 'kept = p', reason: 'assign', at: at(4) }];
    const newlySaid = [{ kind: 'leaks', subject: 'p', function: 'keep', at: at(3), flow }] as const;
    expect(root(trees, { newlySaid })?.[0]).toBe('leak');
    for (const other of [
      site('runtime.growslice'),
      site('runtime.mapassign_faststr'),
      site('runtime.newobject', { library: 'encoding/json.Marshal' }),
      site('runtime.newobject', { status: 'unchanged' }),
    ])
      expect(root(trees, { newlySaid, site: other })).toBeUndefined();
  });

  test('a leak that the change does not touch is none of it', () => {
    expect(
      root(trees, { newlySaid: [{ kind: 'leaks', subject: 'p', function: 'keep', at: at(50), flow: [] }] }),
    ).toBeUndefined();
  });

  test('an escape elsewhere is no leak', () => {
    expect(root(trees, { newlySaid: [{ kind: 'escapes', subject: 'p', at: at(4), flow: [] }] })).toBeUndefined();
  });

  test('a function that is not inlined any more, and the pragma above it', () => {
    const pragma = [
      { 'order/create.go': source('func f() {}') },
      { 'order/create.go': source('//go:noinline', 'func f() {}') },
    ] as const;
    const said = { kind: 'not-inlined', function: 'f', reason: 'marked go:noinline', at: at(4) } as const;
    expect(root(pragma, { newlySaid: [said] })).toEqual(['inlining', 'order/create.go:3']);
  });

  test("the compiler's way of the value itself", () => {
    const found = {
      subject: 'n',
      isVariable: true,
      at: at(9),
      flow: [{ text: 'kept = &n', reason: 'assign', at: at(4) }],
    };
    expect(root(trees, { escape: found })).toEqual(['flow', 'order/create.go:4']);
  });

  test('a captured variable that the change declares', () => {
    const captures = [{ name: 'n', type: 'int', line: 4, byReference: true }];
    expect(root(trees, { facts: facts({ allocation: { kind: 'func-literal', text: 'func()', captures } }) })).toEqual([
      'captured',
      'order/create.go:4',
    ]);
  });
});

describe('a condition of the build', () => {
  const hex = (tag: string): string => source('func f() {}').replace('package', `//go:build ${tag}\n\npackage`);

  test('that was changed in the file of a new site', () => {
    const trees = [{ 'order/create.go': hex('slow') }, { 'order/create.go': hex('!fast') }] as const;
    expect(root(trees, {})).toEqual(['build', 'order/create.go:1']);
    expect(root(trees, { site: site('runtime.newobject', { status: 'more' }) })).toBeUndefined();
  });

  test('that was deleted', () => {
    expect(root([{ 'order/create.go': hex('slow') }, { 'order/create.go': source('func f() {}') }], {})).toEqual([
      'build',
      'order/create.go:1',
    ]);
  });

  test('not one of a file beside it', () => {
    const trees = [{ 'order/item.go': hex('slow') }, { 'order/item.go': hex('!fast') }] as const;
    expect(root(trees, {})).toBeUndefined();
  });
});

describe('of a proven part some line is named', () => {
  const trees = [
    { 'order/create.go': source('func f() {', '\tg()', '}'), 'order/item.go': source('var x = 1') },
    {
      'order/create.go': source('func f() {', '\t// why', '', '\tg(1)', '\tlimit = 3', '}'),
      'order/item.go': source('var x = 2'),
    },
  ] as const;

  test('in the function of the site, the first that is code', () => {
    const inFunction = facts({ function: { name: 'f', role: '', docLine: 3, line: 3, endLine: 8 } });
    expect(root(trees, { proven: true, facts: inFunction })).toEqual(['nearest', 'order/create.go:6']);
  });

  test('rather one that speaks of the operand', () => {
    const operand = facts({ names: { close: ['limit'], near: [] } });
    expect(root(trees, { proven: true, facts: operand })).toEqual(['nearest', 'order/create.go:7']);
  });

  test('none where nothing was proven', () => {
    expect(root(trees, {})).toBeUndefined();
    expect(root([{}, {}], { proven: true })).toBeUndefined();
  });
});
