import { describe, expect, test } from 'vitest';
import { openingAt, parseProfile } from '../../../scripts/accuracy/plant/coverage.ts';

const source = `package c

func F(
\tx int,
) int {
\tif x > 3 {
\t\treturn G(x)
\t}
\treturn x
}

func G(x int) int { return x }

func (é *É) H() {
\tprintln()
}
`;

describe('openingAt: the brace that opens a function, as go tool cover places it', () => {
  test.each([
    ['c.go:5.7', { file: 'c.go', line: 5 }],
    ['c.go:14.19', { file: 'c.go', line: 14 }],
  ])('%s', (place, opening) => {
    expect(openingAt(place, source)).toEqual(opening);
  });

  test.each([
    ['a block inside of a function', 'c.go:6.11'],
    ['a function on one line', 'c.go:12.19'],
    ['another column', 'c.go:5.6'],
    ['a line that is not there', 'c.go:99.1'],
    ['no place at all', 'c.go'],
  ])('not %s', (_, place) => {
    expect(openingAt(place, source)).toBeUndefined();
  });
});

test('parseProfile keeps counts by place, below the module', () => {
  const text = 'mode: atomic\nexample.com/m/a/a.go:6.7,9.11 1 65\nexample.com/m/b.go:12.2,12.10 1 0\n';
  expect([...parseProfile(text, 'example.com/m')]).toEqual([
    ['a/a.go:6.7', 65],
    ['b.go:12.2', 0],
  ]);
});
