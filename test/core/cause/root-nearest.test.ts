import { describe, expect, test } from 'vitest';
import { functionName } from '../../../src/core/cause/root/names.ts';
import { facts, site } from './builders.ts';
import { root, source } from './find-root.ts';

const proven = { proven: true, site: site('runtime.newobject') } as const;

describe('of a proven part far from the site', () => {
  test('a value that was changed goes before a line that is new', () => {
    const base = source('const (', '\tok = 0', '\tmax = 100', ')');
    const head = source('const (', '\tok     = 0', '\tlonger = 2', '\tmax    = 1000', ')');
    expect(root([{ 'order/item.go': base }, { 'order/item.go': head }], proven)).toEqual([
      'nearest',
      'order/item.go:6',
    ]);
  });

  test('a name of the conditions around the site decides between changed values', () => {
    const base = source('var s = Settings{', '\tRetries: 2,', '\tMetrics: false,', '}');
    const head = source('var s = Settings{', '\tRetries: 3,', '\tMetrics: true,', '}');
    const request = {
      ...proven,
      site: site('runtime.newobject', { line: 5 }),
      facts: facts({ names: { close: ['s', 'Metrics'], near: [] } }),
    };
    expect(root([{ 'order/item.go': base }, { 'order/item.go': head }], request)).toEqual([
      'nearest',
      'order/item.go:5',
    ]);
  });

  test('a deleted file has no line of head, where another has', () => {
    const sized = facts({
      allocation: { kind: 'make-slice', text: 'make([]byte, most)', arguments: ['most'] },
      names: { close: ['most'], near: ['most'] },
    });
    const trees = [
      { 'order/item.go': source('const most = 256'), 'order/z.go': source('var z = 1') },
      {
        'order/limits.go': source('import "os"', '', '// most is the most.', 'var most = 256'),
        'order/z.go': source('var z = 2'),
      },
    ] as const;
    expect(root(trees, { ...proven, facts: sized })).toEqual(['nearest', 'order/limits.go:6']);
    const [base] = trees;
    expect(root([base, { 'order/z.go': base['order/z.go'] }], { ...proven, facts: sized })).toEqual([
      'nearest',
      'order/item.go:1',
    ]);
  });

  test('a signature comes after its body', () => {
    const trees = [
      { 'order/item.go': source('func f(key string) error {', '\treturn g(key)', '}') },
      { 'order/item.go': source('func f(key string) (err error) {', '\tdefer wrap(&err)', '\treturn g(key)', '}') },
    ] as const;
    expect(root(trees, proven)).toEqual(['nearest', 'order/item.go:4']);
  });

  test('a function that the way named and that is no more goes before lines beside it', () => {
    const known = facts({
      names: { close: [], near: ['dst', 'p', 'AppendText', 'cents'] },
      function: { name: 'f', role: '', docLine: 1, line: 1, endLine: 2 },
    });
    const base = source(
      'func (p Price) AppendText(dst []byte) []byte {',
      '\treturn dst',
      '}',
      '',
      'func (p Price) Net() int { return p.cents }',
    );
    const head = source('func (p Price) Net() int {', '\treturn p.cents * 2', '}');
    expect(root([{ 'order/item.go': base }, { 'order/item.go': head }], { ...proven, facts: known })).toEqual([
      'nearest',
      'order/item.go:3',
    ]);
  });

  test('lines that went away are judged by what they said', () => {
    const known = facts({ names: { close: ['cached'], near: [] } });
    const base = source('func f() {', '\ta()', '\tb()', '\tuse(cached)', '\tc()', '}', '', 'var x = 1');
    const head = base.replace('\tuse(cached)\n', '').replace('x = 1', 'y = g()');
    expect(root([{ 'order/item.go': base }, { 'order/item.go': head }], { ...proven, facts: known })).toEqual([
      'nearest',
      'order/item.go:5',
    ]);
  });
});

test.each([
  ['example.com/m/steps.FromRules', 'FromRules'],
  ['m/set.Of[...]', 'Of'],
  ['m/set.(*Set[go.shape.int]).Add.func1', 'Add'],
  ['m.Run.func2.1', 'Run'],
  ['m.Run.deferwrap1', 'Run'],
  ['m.(*T).Close-fm', 'Close'],
])('%s is called %s where it is declared', (symbol, name) => {
  expect(functionName(symbol)).toBe(name);
});
