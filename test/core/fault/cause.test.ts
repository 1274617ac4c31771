import { describe, expect, test } from 'vitest';
import { causeOfBuildFailure, causeOfLoadFailure } from '../../../src/core/fault/cause.ts';
import { buildFault, leavesOpen, runFault } from '../../../src/core/fault/environment-fault.ts';

const isOwn = (path: string): boolean => !path.startsWith('/') && !path.startsWith('../');

describe('the code itself', () => {
  test.each([
    '# example.com/m [example.com/m.test]\n./x.go:3:23: cannot use "text" (untyped string constant) as int value in return statement',
    './x.go:4:1: syntax error: unexpected EOF, expected )',
    './x.go:3:6: missing function body',
    '# example.com/m/dep\ndep/dep.go:3:23: undefined: killed',
    './x.go:3:23: undefined: a\n./x.go:4:1: too many errors',
    "./x.go: In function 'f':\n./x.go:3:22: error: 'x' undeclared (first use in this function)\n    3 | // int f(void) {return x;}\n      |   ^",
    'm_test.go:3:1: wrong signature for BenchmarkX, must be: func BenchmarkX(b *testing.B)',
    'go: errors parsing go.mod:\ngo.mod:3: unknown directive: nonsense',
    'go: updates to go.mod needed; to update it:\n\tgo mod tidy',
    'm.go:3:8: missing go.sum entry for module providing package example.com/dep',
  ])('%s', (message) => {
    expect(causeOfBuildFailure(message, isOwn)).toBe('code');
  });
});

describe('the environment', () => {
  test.each([
    '# internal/abi\ncompile: writing output: write $WORK/b005/_pkg_.a: no space left on device',
    'example.com/m.test: go test example.com/m.test: copying /tmp/b001/m.test to /c/m.test: write /c/m.test: no space left on device',
    'm.go:3:8: example.com/dep@v1.0.0: reading file:///proxy/example.com/dep/@v/v1.0.0.zip: no such file or directory',
    'm.go:3:8: example.com/dep@v1.0.0: Get "https://127.0.0.1:1/x": dial tcp 127.0.0.1:1: connect: connection refused',
    'm.go:3:8: module lookup disabled by GOPROXY=off',
    'm.go:3:8: zip: not a valid zip file',
    'verifying example.com/dep@v1.0.0: checksum mismatch\n\nSECURITY ERROR',
    'example.com/n: /usr/local/go/pkg/tool/linux_amd64/compile: signal: killed',
    '# runtime/cgo\ncgo: C compiler "gcc" not found: exec: "gcc": executable file not found in $PATH',
    './x.go:3:11: fatal error: nothere.h: No such file or directory',
    './x.go:3:8: could not import fmt (open /root/.cache/go-build/72/x-d: no such file or directory)',
    './x.go:3:8: internal compiler error: panic: runtime error: index out of range',
    'm.go:5:2: cannot find package',
    'go: writing stat cache: open /go/pkg/mod/cache/x: read-only file system',
    'link: mapping output file failed: file too large',
    'fork/exec /usr/local/go/pkg/tool/linux_amd64/link: cannot allocate memory',
  ])('%s', (message) => {
    expect(causeOfBuildFailure(message, isOwn)).toBe('environment');
    expect(buildFault(message)?.remedy).toMatch(/^[A-Z][a-z]+ /);
  });
});

test.each([
  '# example.com/dep\n../../go/pkg/mod/example.com/dep@v1.0.0/dep.go:3:1: syntax error: non-declaration statement',
  'example.com/m.f: relocation target example.com/m.g not defined',
  'something that nobody has seen before',
  '',
])('left open: %s', (message) => {
  expect(causeOfBuildFailure(message, isOwn)).toBe('unclear');
});

test('at an import, only what sources alone can cause is their fault', () => {
  const at = (words: string, position = 'm.go:3:8'): string => causeOfLoadFailure([{ position, words }], isOwn);
  expect(at('no required module provides package example.com/x; to add it:\n\tgo get example.com/x')).toBe('code');
  expect(at('string literal not terminated')).toBe('code');
  expect(at("expected 'package', found nonsense")).toBe('code');
  expect(at('pattern x.txt: no matching files found', 'e.go:5:12')).toBe('code');
  expect(at('found packages one (one.go) and two (two_test.go) in two', '')).toBe('code');
  expect(at('use of internal package example.com/x/internal not allowed')).toBe('code');
  expect(at('zip for example.com/dep@v1.0.0 has unexpected file example.com/dep@v1.1.0/dep.go')).toBe('environment');
  expect(at('example.com/dep@v1.0.0: reading https://proxy/x: 404 Not Found')).toBe('environment');
  expect(at('some new trouble with a download')).toBe('unclear');
  expect(at('string literal not terminated', '/usr/local/go/src/fmt/print.go:3:8')).toBe('unclear');
  expect(causeOfLoadFailure([], isOwn)).toBe('unclear');
});

test('of a test process, the words of the system count and those of its own code do not', () => {
  expect(runFault('panic: write /tmp/x: no space left on device')?.what).toBe('The disk is full');
  expect(runFault('fatal error: runtime: out of memory')?.what).toBe('Memory ran out');
  expect(runFault('runtime: failed to create new OS thread (have 5 already; errno=11)')).toBeDefined();
  expect(runFault('panic: runtime error: index out of range [5] with length 3')).toBeUndefined();
  expect(leavesOpen('dial tcp 127.0.0.1:5432: connect: connection refused')).toBe(true);
  expect(leavesOpen('open testdata/big.bin: no such file or directory')).toBe(true);
  expect(leavesOpen('panic: boom')).toBe(false);
});
