import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type CommentState,
  nextState,
  rowKey,
  stateIn,
  stateLine,
} from '../../../../src/adapters/github/comment/state.ts';
import { finding, report } from '../../../builders.ts';

const heads = Array.from({ length: 12 }, (_, index) => index.toString(16).repeat(40));
const [first = '', second = ''] = heads;
const row = { package: 'm', benchmark: 'BenchmarkA', unit: 'B/op' };

const failing = (figure: number): ReturnType<typeof report> =>
  report({
    conclusion: 'fail',
    benchmarks: [finding('m', 'BenchmarkA').bytes(1, figure).level('regression').allocs(1, 1)],
  });

test('is read as it was written, whatever it holds, and cannot end its comment', () => {
  const sha = fc.constantFrom(...heads);
  const rows = fc.dictionary(fc.string({ unit: 'binary' }), fc.double({ noNaN: true, noDefaultInfinity: true }));
  const states: fc.Arbitrary<CommentState> = fc.record({
    head: sha,
    run: fc.tuple(fc.nat(), fc.nat()),
    failed: fc.record({ head: sha, benchmarks: fc.nat() }),
    figures: fc.array(fc.record({ head: sha, rows: rows.filter((of) => !('__proto__' in of)) }), { maxLength: 3 }),
  });
  fc.assert(
    fc.property(states, (state) => {
      const line = stateLine(state);
      expect(line.slice(4, -3)).not.toMatch(/--|[<>]/);
      const back = stateIn(`marker\n${line}\ntext`);
      expect(JSON.stringify(back)).toBe(JSON.stringify(state));
    }),
  );
});

test.each(['', 'marker', 'marker\n<!-- allocgate:state {} -->', 'marker\n<!-- allocgate:state {] -->', 'marker\ntext'])(
  '%j has none',
  (body) => {
    expect(stateIn(body)).toBeUndefined();
  },
);

test('remembers what regressed on which head, and what failed last', () => {
  const one = nextState(failing(8), undefined, { head: first, run: [1, 1] });
  expect(one).toEqual({
    head: first,
    run: [1, 1],
    failed: { head: first, benchmarks: 1 },
    figures: [{ head: first, rows: { [rowKey(row)]: 8 } }],
  });
  const two = nextState(report(), one, { head: second, run: [2, 1] });
  expect(two).toEqual({ ...one, head: second, run: [2, 1] });
});

test('remembers what a review accepted, said by whom or not, but nothing that the configuration waives', () => {
  const waived = (unit: string): ReturnType<typeof finding> =>
    finding('m', 'BenchmarkA').unit(unit, 1, 9).level('waived');
  const { figures } = nextState(
    report({
      benchmarks: [
        waived('B/op').with({ acceptedBy: 'bob' }),
        waived('allocs/op'),
        waived('x/op').with({ waiver: { ceiling: 10, reason: 'x' } }),
      ],
    }),
    undefined,
    { head: first, run: [1, 1] },
  );
  expect(figures).toEqual([{ head: first, rows: { [rowKey(row)]: 9, [rowKey({ ...row, unit: 'allocs/op' })]: 9 } }]);
});

test('a head that is judged again has its new figures, and old heads are forgotten', () => {
  let state = nextState(failing(8), undefined, { head: first, run: [1, 1] });
  state = nextState(failing(9), state, { head: first, run: [2, 1] });
  expect(state.figures).toEqual([{ head: first, rows: { [rowKey(row)]: 9 } }]);
  for (const head of heads.slice(1)) state = nextState(failing(9), state, { head, run: [3, 1] });
  expect(state.figures.map(({ head }) => head)).toEqual(heads.slice(-8));
});

test('never takes more room than a comment can spare', () => {
  const benchmarks = Array.from({ length: 500 }, (_, index) =>
    finding('m', `Benchmark${index}`)
      .bytes(1, 1e15 + index)
      .level('regression'),
  );
  let state: CommentState | undefined;
  for (const head of heads) state = nextState(report({ conclusion: 'fail', benchmarks }), state, { head, run: [1, 1] });
  expect(state === undefined ? 0 : stateLine(state).length).toBeLessThan(16_000);
});
