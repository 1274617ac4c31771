import { describe, expect, test } from 'vitest';
import { lineMapOf } from '../../../src/core/patch/line-map.ts';
import { parsePatch } from '../../../src/core/patch/parse-patch.ts';
import { similarity } from '../../../src/core/profile/similarity.ts';
import { diffSites } from '../../../src/core/profile/site-diff.ts';
import type { AllocationPath } from '../../../src/core/profile/site.ts';
import { frame, path } from '../cause/builders.ts';
import { gitDiff, prefixes, type Tree } from '../patch/git-diff.ts';

const callees = new Map([
  ['append', 'runtime.growslice'],
  ['make', 'runtime.makeslice'],
  ['new', 'runtime.newobject'],
  ['string', 'runtime.slicebytetostring'],
]);

/** A profile of code in which `make(64)` allocates 64 bytes once an operation, and `make(64*3)` three times. */
function profileOf(tree: Tree): readonly AllocationPath[] {
  return Object.entries(tree).flatMap(([file, text]) => {
    let name = '';
    return text.split('\n').flatMap((line, index) => {
      name = /^func (\w+)/.exec(line)?.[1] ?? name;
      const place = `${file}:${index + 1}`;
      return [...line.matchAll(/\b(append|make|new|string)\((\d+)(?:\*([\d.]+))?\)/g)].map(
        ([, call = '', size, times = '1']) => {
          const [blockSize, objectsPerOp] = [Number(size), Number(times)];
          return path([frame(place, `m.${name}`), frame('x_test.go:9', 'm.BenchmarkX')], {
            callee: callees.get(call) ?? '',
            blockSize,
            objectsPerOp,
            bytesPerOp: blockSize * objectsPerOp,
          });
        },
      );
    });
  });
}

function diff(base: Tree, head: Tree, all = false) {
  const trees = { base, head };
  return diffSites({
    base: profileOf(base),
    head: profileOf(head),
    lines: lineMapOf(parsePatch(gitDiff(base, head), prefixes)),
    text: (side, { file, line }) => trees[side][file]?.split('\n')[line - 1]?.trim() ?? '',
    all,
  });
}
const told = (base: Tree, head: Tree) =>
  diff(base, head).sites.map(({ file, line, status, base: before, head: after }) => [
    `${file}:${line}`,
    status,
    before.objects,
    after.objects,
    after.bytes - before.bytes,
  ]);
const file = (...texts: readonly string[]): Tree => ({ 'a.go': texts.map((text) => `${text}\n`).join('') });

const source = [
  'func parse(in []byte) {',
  '\tout := make(64)',
  '\tfor _, part := range in {',
  '\t\tout = append(128*4)',
  '\t\tkey := string(16)',
  '\t}',
  '}',
  'func render(w io.Writer) {',
  '\tbuf := make(64)',
  '\titem := new(32)',
  '\tlist = append(128)',
  '}',
];
const base = file(...source);
const edit = (from: string | RegExp, to: string): Tree => file(...source.map((line) => line.replace(from, to)));

describe('code that allocates as before gives no site', () => {
  test.each<[string, Tree]>([
    ['not changed', base],
    ['shifted', file('// A comment.', '', ...source)],
    ['shifted inside', file(source[0] ?? '', '\tcheck(in)', ...source.slice(1))],
    ['moved to another file', { 'moved/b.go': base['a.go'] ?? '' }],
    ['one function moved', { ...file(...source.slice(7)), 'b.go': `package m\n${source.slice(0, 7).join('\n')}\n` }],
    ['in another order', file(...source.slice(7), ...source.slice(0, 7))],
    ['a function renamed', edit('func parse', 'func parseAll')],
    ['variables renamed', edit(/\b(?:out|buf|item|key)\b/, 'renamed')],
    ['indented anew', file(...source.map((line) => (line.startsWith('\t') ? `\t${line}` : line)))],
    [
      'a helper taken out',
      file(
        ...source.slice(0, 3),
        '\t\tstep(part)',
        '\t}',
        '}',
        'func step(part byte) {',
        ...source.slice(3, 5),
        '}',
        ...source.slice(7),
      ),
    ],
    ['written quite differently', edit('out := make(64)', 'var result = prepare(in, make(64))')],
  ])('%s', (_, head) => {
    expect(told(base, head)).toEqual([]);
    expect(diff(base, head).net).toEqual({ objects: 0, bytes: 0 });
  });
});

describe('what allocates more', () => {
  test('a new line is new', () => {
    expect(told(base, file(...source.slice(0, 8), '\tsum := make(256)', ...source.slice(8)))).toEqual([
      ['a.go:9', 'new', 0, 1, 256],
    ]);
  });

  test('another call in an old line is new too', () => {
    expect(told(base, edit('new(32)', 'append(48)'))).toEqual([['a.go:10', 'new', 1, 1, 16]]);
  });

  test('a larger object is larger, in an unchanged line and in a changed one', () => {
    const grown = profileOf(base).map((found) =>
      found.blockSize === 32 ? { ...found, blockSize: 48, bytesPerOp: 48 } : found,
    );
    const { sites } = diffSites({ base: profileOf(base), head: grown, lines: lineMapOf([]), text: () => '' });
    expect(sites.map(({ line, status, base: before, head }) => [line, status, before, head])).toEqual([
      [10, 'larger', { objects: 1, bytes: 32 }, { objects: 1, bytes: 48 }],
    ]);
    expect(told(base, edit('new(32)', 'new(48)'))).toEqual([['a.go:10', 'larger', 1, 1, 16]]);
  });

  test('a statement that went to another function, with a larger object, is larger, not new', () => {
    expect(
      told(
        file('func f() {', '\tkeys := make(64)', '}', 'func g() {', '}'),
        file('func f() {', '}', 'func g() {', '\tkeys := make(96)', '}'),
      ),
    ).toEqual([['a.go:4', 'larger', 1, 1, 32]]);
    // Other words: nothing says that it is the same.
    expect(
      told(
        file('func f() {', '\tkeys := make(64)', '}', 'func g() {', '}'),
        file('func f() {', '}', 'func g() {', '\treturn wrapped{list, make(96), other}', '}'),
      ),
    ).toEqual([['a.go:4', 'new', 1, 1, 32]]);
  });

  test('more often is more', () => {
    expect(told(base, edit('string(16)', 'string(16*5)'))).toEqual([['a.go:5', 'more', 1, 5, 64]]);
  });

  test('the most expensive first', () => {
    const head = edit('string(16)', 'string(16*2)')['a.go'] ?? '';
    expect(told(base, { 'a.go': head.replace('128*4', '128*40') }).map(([place]) => place)).toEqual([
      'a.go:4',
      'a.go:5',
    ]);
  });

  test('a new site is not covered by one that got cheaper, of another size', () => {
    const head = {
      'a.go': `${edit('\tbuf := make(64)', '\tbuf := small')['a.go'] ?? ''}func more() {\n\tx := make(512)\n}\n`,
    };
    const found = diff(base, head);
    expect(found.sites.map(({ line, status }) => [line, status])).toEqual([[14, 'new']]);
    expect(found.net).toEqual({ objects: 0, bytes: 448 });
  });

  test('what vanished is set off, in the same function first', () => {
    const found = diff(
      file('func f() {', '\tcodes := make(64*1)', '}', 'func g() {', '\tkey := string(16*2)', '}'),
      file('func f() {', '\tcodes = append(48*9)', '}', 'func g() {', '\tkey := new(80*3)', '}'),
    );
    expect(found.sites.map(({ line, base: before, own, head }) => [line, before, own, head])).toEqual([
      [2, { objects: 1, bytes: 64 }, { objects: 0, bytes: 0 }, { objects: 9, bytes: 432 }],
      [5, { objects: 2, bytes: 32 }, { objects: 0, bytes: 0 }, { objects: 3, bytes: 240 }],
    ]);
  });

  test('what vanished elsewhere is set off too, so that sites never add up to more than the net', () => {
    const { sites, net } = diff(
      file('func f() {', '\tcodes := make(64*4)', '}', 'func g() {', '}'),
      file('func f() {', '}', 'func g() {', '\tkey := new(80*3)', '\tall = append(512*5)', '}'),
    );
    const gain = (what: 'objects' | 'bytes') => sites.reduce((sum, { base: b, head }) => sum + head[what] - b[what], 0);
    expect({ objects: gain('objects'), bytes: gain('bytes') }).toEqual(net);
  });

  test('more objects of fewer bytes in its place keep the figures of base', () => {
    const found = diff(file('func f() {', '\ta := make(4096)', '}'), file('func f() {', '\ta = append(100*8)', '}'));
    expect(found.sites.map(({ base: before, head }) => [before, head])).toEqual([
      [
        { objects: 1, bytes: 4096 },
        { objects: 8, bytes: 800 },
      ],
    ]);
  });

  test('less than noise is nothing', () => {
    expect(told(base, edit('string(16)', 'string(16*1.03)'))).toEqual([]);
  });

  test('cheaper code gives no site', () => {
    expect(told(base, file(...source.slice(0, 7)))).toEqual([]);
  });
});

describe('all sites of head', () => {
  test('are told where that is asked, the most expensive first', () => {
    const { sites } = diff(base, base, true);
    expect(sites.map(({ line, status }) => [line, status])).toEqual([
      [4, 'unchanged'],
      [11, 'unchanged'],
      [2, 'unchanged'],
      [9, 'unchanged'],
      [10, 'unchanged'],
      [5, 'unchanged'],
    ]);
  });

  test('without a base all are new', () => {
    const { sites } = diffSites({ base: [], head: profileOf(base), lines: lineMapOf([]), text: () => '', all: true });
    expect(new Set(sites.map(({ status }) => status))).toEqual(new Set(['new']));
  });
});

test('type arguments do not make another site', () => {
  const generic = (shape: string): readonly AllocationPath[] => [
    path([frame('a.go:3', `m.Map[${shape}]`)], { callee: 'runtime.makeslice' }),
  ];
  const found = diffSites({
    base: [...generic('go.shape.int')],
    head: [...generic('go.shape.string')],
    lines: lineMapOf([]),
    text: () => '',
  });
  expect(found.sites).toEqual([]);
});

test('the path that grew comes first', () => {
  const through = (caller: number, objectsPerOp: number): AllocationPath =>
    path([frame('a.go:3', 'm.f'), frame(`b.go:${caller}`, 'm.g')], { objectsPerOp, bytesPerOp: 64 * objectsPerOp });
  const [site] = diffSites({
    base: [through(1, 9), through(2, 1)],
    head: [through(1, 9), through(2, 4)],
    lines: lineMapOf([]),
    text: () => '',
  }).sites;
  expect(site?.status).toBe('more');
  expect(site?.paths[0]?.frames[1]?.line).toBe(2);
});

test.each([
  ['', '', 1],
  ['a b', 'a b', 1],
  ['a b', 'b a', 1],
  ['a b', 'c d', 0],
  ['a b c', 'b c d', 0.5],
  ['x := f(1)', '', 0],
])('%j and %j are alike by %d', (a, b, expected) => {
  expect(similarity(a, b)).toBe(expected);
});

test('what became smaller in one statement is set off against what another one beside it allocates more', () => {
  const before = file('func parse() {', 'out := make(2688)', 'out = add(out)', '}');
  const after = file('func parse() {', 'out := make(64)', 'out = append(1344*6)', '}');
  expect(diff(before, after).net).toEqual({ objects: 6, bytes: 5440 });
  expect(told(before, after)).toEqual([['a.go:3', 'new', 0, 6, 5440]]);
});

test('what a replacement saves is set off against its neighbour, so that the sites add up to the difference', () => {
  const before = file('func split() {', '\tx := make(24*6)', '\treturn x', '}');
  const after = file('func split() {', '\tx := new(8*6)', '\treturn append(20*6)', '}');
  expect(diff(before, after).net).toEqual({ objects: 6, bytes: 24 });
  expect(told(before, after)).toEqual([['a.go:2', 'new', 0, 6, 24]]);
});

test('a statement of another kind that base had elsewhere is told apart', () => {
  const before = file('func audit() {', '\temit(new(48))', '}', 'func order() {', '}');
  const after = file('func audit() {', '}', 'func order() {', '\tlines = add(lines, new(48*3))', '}');
  expect(diff(before, after).sites.map(({ status, own, ofOther }) => [status, own.objects, ofOther])).toEqual([
    ['more', 1, 1],
  ]);
  const moved = file('func audit() {', '}', 'func order() {', '\temit(new(48*3))', '}');
  expect(diff(before, moved).sites.map(({ own, ofOther }) => [own.objects, ofOther])).toEqual([[1, 0]]);
});
