import { expect, test } from 'vitest';
import { parseBuildErrors } from '../../../src/adapters/go/build-errors.ts';

const stderr = `go: downloading example.com/x v1.0.0
# example.com/m/depbroken
depbroken/d.go:2:23: cannot use "x" (untyped string constant) as int value in return statement
# example.com/m/broken [example.com/m/broken.test]
broken/b_test.go:3:33: undefined: undefined1
broken/b_test.go:4:1: undefined: undefined2
# example.com/m/outer_test [example.com/m/outer.test]
outer/o_test.go:9:9: undefined: x
# [example.com/m/vetted]
vetted/v_test.go:3:45: fmt.Printf format %d has arg "x" of wrong type string
`;

test('each package has its own messages, and one without any those of its dependencies', () => {
  const names = ['broken', 'outer', 'vetted', 'user'].map((name) => `example.com/m/${name}`);
  expect(Object.fromEntries(parseBuildErrors(stderr, names))).toEqual({
    'example.com/m/broken': 'broken/b_test.go:3:33: undefined: undefined1\nbroken/b_test.go:4:1: undefined: undefined2',
    'example.com/m/outer': 'outer/o_test.go:9:9: undefined: x',
    'example.com/m/vetted': 'vetted/v_test.go:3:45: fmt.Printf format %d has arg "x" of wrong type string',
    'example.com/m/user':
      '# example.com/m/depbroken\n' +
      'depbroken/d.go:2:23: cannot use "x" (untyped string constant) as int value in return statement',
  });
});

test('what the go command says of the whole call goes to every package', () => {
  const message = 'go: updates to go.mod needed; to update it:\n\tgo mod tidy\n';
  expect([...parseBuildErrors(message, ['a', 'b']).values()]).toEqual([message.trimEnd(), message.trimEnd()]);
});

test('a package of which nothing is said has no message', () => {
  expect(parseBuildErrors('', ['a']).has('a')).toBe(false);
});
