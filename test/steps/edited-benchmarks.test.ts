import { expect, test } from 'vitest';
import { editedBenchmarks, editedNotes } from '../../src/steps/edited-benchmarks.ts';
import type { Measured } from '../../src/steps/measure.ts';
import type { SideUnderTest } from '../../src/steps/side.ts';
import { fakePorts, FakeRepository, FakeToolchain } from '../fakes.ts';

/** A side with the package `pay`, whose sources are other ones on each. */
function side(name: 'base' | 'head'): SideUnderTest {
  const root = `/snapshots/${name}`;
  const listed = { importPath: 'example.com/m/pay', folder: `${root}/pay`, moduleFolder: root, key: name };
  return {
    side: name,
    root,
    folder: root,
    packages: new Map([[listed.importPath, listed]]),
    files: new Set(['pay/pay.go', 'pay/clock.go', 'help/bench.go', 'vendor/example.org/bench/bench.go']),
    testingFiles: new Set(['help/bench.go', 'vendor/example.org/bench/bench.go']),
  } as unknown as SideUnderTest;
}

const measured = {
  benchmarks: ['BenchmarkMake', 'BenchmarkMake/small', 'BenchmarkParse'].map((benchmark) => ({
    plan: { importPath: 'example.com/m/pay', benchmark, sides: ['base', 'head'] },
  })),
} as unknown as Measured;

/** Files that hold a benchmark, by path below either side. */
const texts: Readonly<Record<string, string>> = {
  'pay/pay_test.go': 'const n = 64\n\nfunc BenchmarkMake(b *testing.B) {\n',
  'pay/other_test.go': 'func BenchmarkMake(b *testing.B) {\n',
  'pay/clock.go': 'func pause(b interface{ StopTimer() }) { b.StopTimer() }\n',
  'unused/clock.go': 'func pause(b interface{ StopTimer() }) { b.StopTimer() }\n',
  'vendor/example.org/bench/bench.go': 'func pause(b interface{ StopTimer() }) { b.StopTimer() }\n',
};

async function notesOf(patch: string | Error): Promise<string> {
  class Changed extends FakeRepository {
    override changes(): Promise<string> {
      return patch instanceof Error ? Promise.reject(patch) : Promise.resolve(patch);
    }
    override readSnapshot(_?: string, path = ''): Promise<string | undefined> {
      return Promise.resolve(texts[path]);
    }
  }
  const ports = fakePorts(new FakeToolchain({ benchmarks: {} }), new Changed());
  const edited = await editedBenchmarks(ports, side('base'), side('head'), measured);
  return [...edited.notes, ...editedNotes(edited)].join();
}

const section = (base: string | undefined, head: string | undefined, hunk: string): string =>
  [
    'diff --git a/x b/x',
    ...(base === undefined ? ['new file mode 100644'] : []),
    ...(head === undefined ? ['deleted file mode 100644'] : []),
    `--- ${base === undefined ? '/dev/null' : `a/base/${base}`}`,
    `+++ ${head === undefined ? '/dev/null' : `b/head/${head}`}`,
    hunk,
    '-x',
    '+y',
    '',
  ].join('\n');

const test1 = 'pay/pay_test.go';

test.each([
  ['inside a benchmark', section(test1, test1, '@@ -4 +4 @@ func BenchmarkParse(b'), `${test1} (BenchmarkParse)`],
  ['a constant above it', section(test1, test1, '@@ -1 +1 @@ package pay'), `${test1} (BenchmarkMake)`],
  ['its file taken away', section(test1, undefined, '@@ -1 +0,0 @@'), `${test1} (BenchmarkMake)`],
  ['another file of it', section(undefined, 'pay/other_test.go', '@@ -0,0 +1 @@'), 'pay/other_test.go (BenchmarkMake)'],
  ['what it reads', section('pay/testdata/in', 'pay/testdata/in', '@@ -1 +1 @@'), 'pay/testdata/in'],
  ['what it reads, not there any more', section('testdata/in', undefined, '@@ -1 +0,0 @@'), 'testdata/in'],
  [
    'bytes that it reads',
    'diff --git a/x b/x\nBinary files a/base/pay/testdata/b and b/head/pay/testdata/b differ\n',
    'pay/testdata/b',
  ],
])('an edit of %s is told', async (_, patch, told) => {
  expect(await notesOf(patch)).toBe(
    `The change edits benchmarks, their test files or test data: check that they still measure the same work. Edited: ${told}.`,
  );
});

const vendored = ['vendor/example.org/bench/bench.go', 'vendor/example.org/bench/bench.go'] as const;
const helper = 'help/bench.go';
const clock = 'pay/clock.go';

test.each([
  ['a helper that imports testing', section(helper, helper, '@@ -4 +4 @@'), helper],
  ['a new file of it', section(undefined, helper, '@@ -0,0 +1 @@'), helper],
  ['code that stops a timer', section(clock, clock, '@@ -1 +1 @@'), clock],
  ['code that stopped one', section(clock, undefined, '@@ -1 +0,0 @@'), clock],
])('an edit of %s is told', async (_, patch, told) => {
  expect(await notesOf(patch)).toBe(
    `The change edits code outside tests that can stop a benchmark’s timer: check that the benchmarks still measure the same work. Edited: ${told}.`,
  );
});

test.each([
  ['of other packages', section('pays/a_test.go', 'pays/a_test.go', '@@ -1 +1 @@')],
  ['of code', section('pay/pay.go', 'pay/pay.go', '@@ -1 +1 @@')],
  ['of code that no test uses', section('unused/clock.go', 'unused/clock.go', '@@ -1 +1 @@')],
  ['of vendored code', section(...vendored, '@@ -1 +1 @@')],
  ['of another package’s data', section('pays/testdata/a', 'pays/testdata/a', '@@ -1 +1 @@')],
  ['of a name only', 'diff --git a/x b/x\nrename from base/pay/pay_test.go\nrename to head/pays/pay_test.go\n'],
])('an edit %s is not', async (_, patch) => {
  expect(await notesOf(patch)).toBe('');
});

test('a change that cannot be read is said to be unknown', async () => {
  expect(await notesOf(new Error('too long'))).toContain('unknown whether it edits benchmarks');
});
