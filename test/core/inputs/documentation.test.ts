import { expect, test } from 'vitest';
import { isDocumentation } from '../../../src/core/inputs/documentation.ts';

test.each(['README.md', 'pkg/README.rst', 'LICENSE', 'NOTICE.txt', 'docs/data.json', '.github/workflows/ci.yml'])(
  '%s is documentation',
  (path) => {
    expect(isDocumentation(path)).toBe(true);
  },
);

test.each([
  'docs/example.go',
  'docs/go.mod',
  'docs/go.sum',
  'docs/go.work',
  'docs/default.pgo',
  'docs/fast_amd64.s',
  'docs/shim.c',
  'docs/shim.h',
  'docs/lib.syso',
  'docs/vendor/modules.txt',
  'pkg/testdata/README.md',
  'config.json',
  'licenses.go',
])('%s is none: a build or a benchmark reads such files', (path) => {
  expect(isDocumentation(path)).toBe(false);
});
