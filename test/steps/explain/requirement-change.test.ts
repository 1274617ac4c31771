import { expect, test } from 'vitest';
import { requirementChange } from '../../../src/steps/explain/requirement-change.ts';

function between(base: string, head: string, file = 'go.mod'): ReturnType<typeof requirementChange> {
  return requirementChange({
    files: [{ kind: 'modified', base: file, head: file, hunks: [] }],
    sources: { base: new Map([[file, base]]), head: new Map([[file, head]]) },
  });
}

test('only the version of the language', () => {
  expect(between('module m\n\ngo 1.20\n', 'module m\n\ngo 1.22\n')).toEqual({
    modules: [],
    language: { line: 'go', file: 'go.mod', before: '1.20', after: '1.22' },
  });
});

test('only the toolchain, of a workspace', () => {
  expect(between('go 1.22\n', 'go 1.22\n\ntoolchain go1.25.1\n', 'go.work')).toEqual({
    modules: [],
    language: { line: 'toolchain', file: 'go.work', before: '', after: '1.25.1' },
  });
});

test('modules that moved or were added', () => {
  const base = 'go 1.22\n\nrequire example.com/a v1.0.0\n';
  const head = 'go 1.22\n\nrequire (\n\texample.com/a v1.1.0\n\texample.com/b v0.1.0 // indirect\n)\n';
  expect(between(base, head)).toEqual({
    modules: [
      { path: 'example.com/a', before: 'v1.0.0', after: 'v1.1.0' },
      { path: 'example.com/b', before: undefined, after: 'v0.1.0' },
    ],
    language: undefined,
  });
});

test('another file says nothing', () => {
  expect(between('go 1.20\n', 'go 1.22\n', 'go.sum')).toEqual({ modules: [], language: undefined });
});
