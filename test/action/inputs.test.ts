import { expect, test } from 'vitest';
import type { InputName } from '../../src/action/input-table.ts';
import { readInputs } from '../../src/action/inputs.ts';

function inputs(given: Partial<Record<InputName, string>>): ReturnType<typeof readInputs> {
  return readInputs((name) => given[name] ?? '');
}

test('what was not said is left to the configuration and the defaults', () => {
  expect(inputs({})).toEqual({
    explicit: {},
    workingDirectory: '.',
    resultsFile: undefined,
    token: undefined,
    stage: 'gate',
    reportStage: { artifact: 'allocgate-report', workflow: undefined },
    comment: { when: 'changes', suggest: false, author: 'github-actions[bot]', key: '' },
  });
});

test('texts become the options that the command line has', () => {
  const { explicit } = inputs({
    packages: './a/... ./b\n./c',
    metrics: 'B/op, allocs/op',
    copy: 'testdata/*.bin\nassets/x y',
    count: '5',
    threshold: '12.5%',
    strict: 'True',
    verbose: 'false',
    'build-flags': "-tags=a,b -ldflags='-s -w'",
    'test-args': "-v=4 -dsn 'mem:// x'",
    prepare: 'go generate ./... && make "x y"',
    'fail-on': 'never',
  });
  expect(explicit).toEqual({
    packages: ['./a/...', './b', './c'],
    metrics: ['B/op', 'allocs/op'],
    copy: ['testdata/*.bin', 'assets/x y'],
    count: 5,
    threshold: 12.5,
    strict: true,
    verbose: false,
    'build-flags': ['-tags=a,b', '-ldflags=-s -w'],
    'test-args': ['-v=4', '-dsn', 'mem:// x'],
    prepare: 'go generate ./... && make "x y"',
    'fail-on': 'never',
  });
});

test('naming a baseline file means that it is used', () => {
  expect(inputs({ 'baseline-file': 'v1.json' }).explicit).toEqual({ baseline: 'file', 'baseline-file': 'v1.json' });
});

test.each([
  [{ count: 'many' }, 'Input count "many"'],
  [{ strict: 'yes' }, 'Input strict "yes": expected true or false.'],
  [{ format: 'sarif' }, 'The input `format` has no effect unless `output` is set.'],
  [{ format: 'xml', output: 'x' }, 'Input format "xml": expected one of text, '],
  [{ mode: 'slow' }, 'Input mode "slow": expected one of fast, full.'],
  [{ timeout: 'soon' }, 'Input timeout "soon"'],
  [{ threshold: '-1' }, 'Input threshold "-1": expected a percentage from 0'],
  [{ stage: 'deploy' }, 'Input stage "deploy"'],
  [{ comment: 'sometimes' }, 'Input comment "sometimes"'],
  [{ 'build-flags': '"open' }, 'Input build-flags'],
  [{ 'test-args': '"open' }, 'Input test-args'],
  [{ 'test-args': '-dsn x --test.bench=.' }, '--test.bench=. is a flag of Go'],
  [{ 'results-file': 'x.txt', baseline: 'rerun' }, 'contradict each other'],
])('%j is refused by name', (given, message) => {
  expect(() => inputs(given)).toThrow(message);
});
