import { expect, test } from 'vitest';
import type { Atom } from '../../../src/core/cause/atoms.ts';
import { unitsOf } from '../../../src/core/cause/units.ts';
import { budgetOf } from '../../../src/steps/explain/budget.ts';
import { type Proof, prove } from '../../../src/steps/explain/prove.ts';
import type { Soundness } from '../../../src/steps/explain/soundness.ts';
import { lines } from '../../core/cause/builders.ts';
import type { Tree } from '../../core/patch/git-diff.ts';
import { benchOf, changeBetween, ExperimentToolchain, portsWith, type Rules } from './experiments.ts';

/** `cost(3)` in any file costs three allocations; the files keep four quiet lines between those that change. */
const sum = (tree: Tree): number =>
  Object.values(tree)
    .flatMap((text) => [...text.matchAll(/cost\((\d+)\)/g)])
    .reduce((total, [, cost]) => total + Number(cost), 0);
const file = (...statements: readonly string[]): string =>
  lines(
    'package m',
    ...statements.flatMap((statement, index) => [1, 2, 3, 4].map((line) => `// ${index}.${line}`).concat(statement)),
  );

interface Asked {
  readonly base: Tree;
  readonly head: Tree;
  readonly costs?: Rules['costs'];
  readonly errors?: Rules['errors'];
  /** What the tests say of a program; unknown where nothing is said. */
  readonly soundness?: (tree: Tree) => Soundness;
  readonly builds?: number;
  readonly deadline?: number;
  /** How strongly atoms are suspected, by their first added line; 0.5 where nothing is said. */
  readonly suspected?: Readonly<Record<string, number>>;
}

interface Told {
  readonly proof: Proof;
  readonly go: ExperimentToolchain;
  /** Added lines of each part, and the share of `BenchmarkX` that it restored. */
  readonly parts: readonly (readonly [lines: readonly string[], share: number])[];
}

async function ask({
  base,
  head,
  costs = { BenchmarkX: sum },
  errors,
  soundness,
  builds = 16,
  deadline = 1e9,
  suspected = {},
}: Asked): Promise<Told> {
  const go = new ExperimentToolchain({ head, costs, ...(errors === undefined ? {} : { errors }) });
  const change = changeBetween(base, head);
  const score = ({ added, removed }: Atom): number => suspected[(added[0] ?? removed[0])?.text ?? ''] ?? 0.5;
  const ranked = change.atoms.map((atom) => ({ atom, score: score(atom) })).toSorted((a, b) => b.score - a.score);
  const rows = Object.entries(costs).map(([benchmark, cost]) => ({
    benchmark,
    unit: 'allocs/op',
    base: Number(cost(base)),
    head: Number(cost(head)),
  }));
  const proof = await prove(portsWith(go), {
    bench: benchOf(...Object.keys(costs)),
    change,
    units: unitsOf(ranked, () => undefined),
    rows,
    budget: budgetOf(builds, deadline),
    score,
    soundnessOf: () => Promise.resolve(soundness?.(go.builds.at(-1) ?? {}) ?? 'unknown'),
  });
  const parts = proof.parts.map(
    ({ atoms, shares }) =>
      [
        [...atoms].flatMap(({ added }) => added.map(({ text }) => text)).toSorted(),
        shares.get('BenchmarkX\nallocs/op') ?? NaN,
      ] as const,
  );
  return { proof, go, parts };
}

test('the first suspect is the cause: one build', async () => {
  const { proof, go, parts } = await ask({
    base: { 'a.go': file('cost(1)', 'x(1)') },
    head: { 'a.go': file('cost(4)', 'x(2)') },
    suspected: { 'cost(4)': 0.9 },
  });
  expect(parts).toEqual([[['cost(4)'], 1]]);
  expect(go.builds).toEqual([{ 'a.go': file('cost(1)', 'x(2)') }]);
  expect(proof).toMatchObject({ builds: 1, cutShort: undefined });
});

test('a suspect without effect is no part', async () => {
  const { parts, go } = await ask({
    base: { 'a.go': file('cost(1)', 'x(1)') },
    head: { 'a.go': file('cost(4)', 'x(2)') },
    suspected: { 'x(2)': 0.9 },
  });
  expect(parts).toEqual([[['cost(4)'], 1]]);
  expect(go.builds).toHaveLength(2);
});

test('two causes that add up are two parts with their shares', async () => {
  const { parts, proof } = await ask({
    base: { 'a.go': file('cost(1)', 'x(1)', 'cost(0)') },
    head: { 'a.go': file('cost(4)', 'x(2)', 'cost(1)') },
    suspected: { 'cost(1)': 0.9, 'cost(4)': 0.8 },
  });
  expect(parts).toEqual([
    [['cost(1)'], 0.25],
    [['cost(4)'], 0.75],
  ]);
  expect(proof.restored.get('BenchmarkX\nallocs/op')).toBe(1);
});

test('two that only help together are found together, and what does not belong to them is left out', async () => {
  const either = (tree: Tree): number => (/(?:left|right)\(2\)/.test(tree['a.go'] ?? '') ? 9 : 1);
  const { parts } = await ask({
    base: { 'a.go': file('left(1)', 'a(1)', 'right(1)'), 'b.go': file('b(1)', 'c(1)', 'd(1)', 'e(1)') },
    head: { 'a.go': file('left(2)', 'a(2)', 'right(2)'), 'b.go': file('b(2)', 'c(2)', 'd(2)', 'e(2)') },
    costs: { BenchmarkX: either },
    suspected: {
      'left(2)': 0.9,
      'right(2)': 0.8,
      'a(2)': 0.01,
      'b(2)': 0.01,
      'c(2)': 0.01,
      'd(2)': 0.01,
      'e(2)': 0.01,
    },
  });
  expect(parts).toEqual([[['left(2)', 'right(2)'], 1]]);
});

test('a part that makes up for another is not taken for the cause', async () => {
  // Without the cache it costs 8 more, whatever else is taken back: the cache is no cause.
  const { parts } = await ask({
    base: { 'a.go': file('cost(1)', 'cost(8)') },
    head: { 'a.go': file('cost(5)', 'cost(0)', 'cost(6)') },
    suspected: { 'cost(0)': 0.9 },
  });
  expect(parts.flatMap(([added]) => added)).not.toContain('cost(0)');
});

test('what takes away more than the regression is not what made it', async () => {
  const { parts } = await ask({
    base: { 'a.go': file('cost(9)', 'x(1)', 'cost(1)') },
    head: { 'a.go': file('cost(9)', 'x(2)', 'cost(3)') },
    costs: {
      BenchmarkX: (tree) =>
        (tree['a.go'] ?? '').includes('x(1)') && (tree['a.go'] ?? '').includes('cost(3)') ? 0 : sum(tree),
    },
    suspected: { 'x(2)': 0.9 },
  });
  expect(parts).toEqual([[['cost(3)'], 1]]);
});

test('the compiler asks for the other half of a change', async () => {
  const errors = (tree: Tree): string | undefined => {
    const text = tree['a.go'] ?? '';
    return text.includes('func f() cost(1)') === text.includes('use f one')
      ? undefined
      : './a.go:9:2: not enough arguments in call to f\n\thave ()\n\twant (int)';
  };
  const { parts, go } = await ask({
    base: { 'a.go': file('func f() cost(1)', 'x(1)', 'use f one') },
    head: { 'a.go': file('func f() cost(4)', 'x(2)', 'use f two') },
    errors,
    suspected: { 'func f() cost(4)': 0.9 },
  });
  expect(parts).toEqual([[['func f() cost(4)', 'use f two'], 1]]);
  expect(go.builds[1]).toEqual({ 'a.go': file('func f() cost(1)', 'x(2)', 'use f one') });
});

test('what never compiles is given up after a few rounds, and proves nothing', async () => {
  const { parts, go } = await ask({
    base: { 'a.go': file('cost(1)') },
    head: { 'a.go': file('cost(4)') },
    errors: () => './a.go:3:1: missing return',
  });
  expect(parts).toEqual([]);
  expect(go.builds).toHaveLength(1);
});

test('a benchmark that fails with the part taken back proves nothing', async () => {
  const { parts } = await ask({
    base: { 'a.go': file('cost(1)') },
    head: { 'a.go': file('cost(4)') },
    costs: { BenchmarkX: (tree) => ((tree['a.go'] ?? '').includes('cost(4)') ? 4 : 'panic') },
  });
  expect(parts).toEqual([]);
});

test('no build is left: it says that something is open', async () => {
  const statements = (mark: number): Tree => ({
    'a.go': file(...[1, 2, 3, 4].map((index) => `x${index}(${mark})`), `cost(${mark})`),
  });
  const { proof, go } = await ask({
    base: statements(1),
    head: statements(4),
    builds: 2,
    suspected: { 'cost(4)': 0.01 },
  });
  expect(go.builds).toHaveLength(2);
  expect(proof).toMatchObject({ parts: [], builds: 2, cutShort: 'builds' });
});

test('no time is left: nothing is built', async () => {
  const { proof, go } = await ask({
    base: { 'a.go': file('cost(1)') },
    head: { 'a.go': file('cost(4)') },
    deadline: 0,
  });
  expect(go.builds).toEqual([]);
  expect(proof.cutShort).toBe('time');
});

test('several benchmarks are proven by the same builds, each with its own part', async () => {
  const head = { 'a.go': file('cost(4)'), 'b.go': file('cost(7)') };
  const only = (name: string) => (tree: Tree) => sum({ [name]: tree[name] ?? '' });
  const { proof, go } = await ask({
    base: { 'a.go': file('cost(1)'), 'b.go': file('cost(1)') },
    head,
    costs: { BenchmarkX: only('a.go'), BenchmarkY: only('b.go') },
  });
  expect(go.builds).toHaveLength(2);
  expect(proof.parts.map(({ shares }) => Object.fromEntries(shares))).toEqual([
    { 'BenchmarkX\nallocs/op': 1, 'BenchmarkY\nallocs/op': 0 },
    { 'BenchmarkX\nallocs/op': 0, 'BenchmarkY\nallocs/op': 1 },
  ]);
});

test('a deleted file comes back, an added one goes', async () => {
  const { parts, go } = await ask({
    base: { 'a.go': file('x(1)'), 'gone.go': file('cost(1)') },
    head: { 'a.go': file('x(1)'), 'fresh.go': file('func cost(6) {', 'return other', '}', 'more text that is new') },
    suspected: { 'package m': 0.9 },
  });
  expect(parts).toHaveLength(1);
  expect(go.builds.at(-1)).not.toHaveProperty(['fresh.go']);
});

test('a part that does all by itself leaves no share to the one that was found before it', async () => {
  // Without `limit(1)` nothing is boxed, whatever the small part does, which costs something only beside it.
  const costs = (tree: Tree): number => {
    const text = tree['a.go'] ?? '';
    return text.includes('wide(1)') ? 1 : text.includes('clamp(1)') ? 3 : 4;
  };
  const { parts } = await ask({
    base: { 'a.go': file('clamp(1)', 'x(1)', 'wide(1)') },
    head: { 'a.go': file('clamp(2)', 'x(2)', 'wide(2)') },
    costs: { BenchmarkX: costs },
    suspected: { 'clamp(2)': 0.9, 'wide(2)': 0.8 },
  });
  expect(parts).toEqual([[['wide(2)'], 1]]);
});

test('a program that its own tests refuse is no proof while another restores as much', async () => {
  // With base's loop alone nothing is filled: that costs nothing, and does nothing.
  const isEmpty = (text = ''): boolean => text.includes('loop(1)') && text.includes('room(2)');
  const costs = ({ 'a.go': text = '' }: Tree): number => (isEmpty(text) ? 0 : text.includes('room(1)') ? 1 : 5);
  const asked = {
    base: { 'a.go': file('room(1)', 'x(1)', 'loop(1)') },
    head: { 'a.go': file('room(2)', 'x(2)', 'loop(2)') },
    costs: { BenchmarkX: costs },
    suspected: { 'loop(2)': 0.9, 'room(2)': 0.8 },
  };
  expect((await ask(asked)).parts).toEqual([[['loop(2)'], 1.25]]);
  const judged = await ask({ ...asked, soundness: (tree) => (isEmpty(tree['a.go']) ? 'broken' : 'sound') });
  expect(judged.parts).toEqual([[['room(2)'], 1]]);
});

test('where every program breaks the tests, one is taken all the same', async () => {
  const { parts, proof } = await ask({
    base: { 'a.go': file('cost(1)', 'x(1)') },
    head: { 'a.go': file('cost(4)', 'x(2)') },
    suspected: { 'cost(4)': 0.9 },
    soundness: () => 'broken',
  });
  expect(parts).toEqual([[['cost(4)'], 1]]);
  expect(proof.broken).toBe(true);
});

test('a program whose benchmark ends without a figure is no proof', async () => {
  const { proof, go } = await ask({
    base: { 'a.go': file('cost(1)', 'x(1)') },
    head: { 'a.go': file('cost(4)', 'x(2)') },
    costs: {
      BenchmarkX: (tree) =>
        (tree['a.go'] ?? '').includes('cost(1)') && (tree['a.go'] ?? '').includes('x(2)') ? 'hang' : sum(tree),
    },
    suspected: { 'cost(4)': 0.9 },
  });
  expect(go.builds.length).toBeGreaterThan(1);
  expect(proof.parts.every(({ atoms }) => atoms.size === 2)).toBe(true);
});

test('atoms that do not matter are left out one by one, wherever they stand among the suspects', async () => {
  const both = (tree: Tree): number =>
    /left\(1\)/.test(tree['a.go'] ?? '') && /right\(1\)/.test(tree['a.go'] ?? '') ? 1 : 9;
  const { parts } = await ask({
    base: { 'a.go': file('left(1)', 'a(1)', 'right(1)') },
    head: { 'a.go': file('left(2)', 'a(2)', 'right(2)') },
    costs: { BenchmarkX: both },
    suspected: { 'left(2)': 0.9, 'a(2)': 0.8, 'right(2)': 0.7 },
  });
  expect(parts).toEqual([[['left(2)', 'right(2)'], 1]]);
});

test('a single part that nothing speaks for is tried in the end', async () => {
  const { parts } = await ask({
    base: { 'a.go': file('cost(1)') },
    head: { 'a.go': file('cost(4)') },
    suspected: { 'cost(4)': 0 },
  });
  expect(parts).toEqual([[['cost(4)'], 1]]);
});

test('of an edit in several places one that does all by itself is enough', async () => {
  const tree = (...statements: readonly string[]): Tree => ({ 'a.go': lines('package m', ...statements) });
  const { parts } = await ask({
    base: tree('x(1)', '// a', 'cost(1)', '// b', 'y(1)'),
    head: tree('x(2)', '// a', 'cost(4)', '// b', 'y(2)'),
  });
  expect(parts).toEqual([[['cost(4)'], 1]]);
  // What the pieces do alone breaks the tests: then the edit is one.
  const whole = await ask({
    base: tree('x(1)', '// a', 'cost(1)', '// b', 'y(1)'),
    head: tree('x(2)', '// a', 'cost(4)', '// b', 'y(2)'),
    soundness: ({ 'a.go': text = '' }) => (text.includes('x(1)') && text.includes('y(1)') ? 'sound' : 'broken'),
  });
  expect(whole.parts).toEqual([[['// a', '// b', 'cost(4)', 'x(2)', 'y(2)'], 1]]);
});
