import { expect, test } from 'vitest';
import { check } from '../../src/gate.ts';
import type { Options } from '../../src/options.ts';
import { openHarness } from '../adapters/git/harness.ts';
import { fakePorts, FakeToolchain } from '../fakes.ts';
import { GitRepository } from '../support/git-repository.ts';

const files = {
  'go.mod': 'module example.com/m\n\ngo 1.22\n',
  'README.md': 'read me\n',
  'SECURITY.md': 'be careful\n',
  'docs/guide.md': 'guide\n',
  'a/a_test.go': 'package a\n\nfunc BenchmarkX(b *testing.B) {\n\tos.ReadFile("../README.md")\n}\n',
  'sub/go.mod': 'module example.com/sub\n',
  'sub/b/b_test.go': 'package b\n\nfunc BenchmarkY(b *testing.B) {\n}\n',
  'a/testdata/a_test.go': 'package a\n\nfunc BenchmarkNo(b *testing.B) {\n}\n',
};

function writeAll(repository: GitRepository, texts: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(texts)) repository.write(path, text);
}

/** Checks a change of these files; a change that is measured after all has figures. */
async function checked(
  change: Readonly<Record<string, string>>,
  explicit: Partial<Options> = {},
  how: { readonly base?: Readonly<Record<string, string>>; readonly commit?: boolean } = {},
): Promise<{ readonly conclusion: string; readonly identical: readonly string[]; readonly snapshots: number }> {
  const repository = GitRepository.create();
  writeAll(repository, { ...files, ...how.base });
  repository.commit('base');
  writeAll(repository, change);
  if (how.commit !== false) repository.commit('head');
  const harness = openHarness();
  let snapshots = 0;
  const counted = {
    ...harness.repository,
    snapshot: (...args: Parameters<typeof harness.repository.snapshot>) => {
      snapshots++;
      return harness.repository.snapshot(...args);
    },
  };
  const go = new FakeToolchain({ benchmarks: { BenchmarkX: { behave: () => ({ allocs: 1, bytes: 8 }) } } });
  const base = how.commit === false ? 'HEAD' : 'HEAD~1';
  const report = await check(fakePorts(go, counted), { folder: repository.folder, explicit: { base, ...explicit } });
  const identical = (report.identical ?? []).map(
    (one) => `${one.package} ${one.benchmarks.map((b) => b.benchmark).join(' ')}`,
  );
  return { conclusion: report.conclusion, identical, snapshots };
}

const quick = {
  conclusion: 'pass',
  identical: ['example.com/m/a BenchmarkX', 'example.com/sub/b BenchmarkY'],
  snapshots: 0,
};

test.each<[string, Readonly<Record<string, string>>]>([
  ['a document', { 'SECURITY.md': 'careful\n' }],
  [
    'several documents',
    { 'SECURITY.md': 'x\n', 'docs/guide.md': 'x\n', LICENSE: 'x\n', '.github/workflows/x.yml': 'x\n' },
  ],
])('a change of %s alone is answered before anything is laid out', async (_, change) => {
  expect(await checked(change)).toEqual(quick);
  expect(await checked(change, {}, { commit: false })).toEqual(quick);
});

test.each<[string, Parameters<typeof checked>]>([
  ['of a document that a benchmark reads', [{ 'README.md': 'x\n' }]],
  ['of a source', [{ 'SECURITY.md': 'x\n', 'a/a.go': 'package a\n' }]],
  ['of data', [{ 'data.json': '{}\n' }]],
  ['of test data', [{ 'a/testdata/x.md': 'x\n' }]],
  ['of the configuration', [{ '.allocgate.yml': 'threshold: 20\n' }]],
  [
    'of a configuration among the documents',
    [{ '.github/gate.yml': 'threshold: 20\n' }, { config: '.github/gate.yml' }],
  ],
  ['of attributes', [{ '.gitattributes': '* text\n' }]],
  ['with a command before the build', [{ 'SECURITY.md': 'x\n' }, { prepare: 'true' }]],
  ['with arguments for the tests', [{ 'SECURITY.md': 'x\n' }, { 'test-args': ['-file=SECURITY.md'] }]],
  ['with build flags', [{ 'SECURITY.md': 'x\n' }, { 'build-flags': ['-tags=x'] }]],
  ['with patterns', [{ 'SECURITY.md': 'x\n' }, { packages: ['./a'] }]],
  ['with --no-skip', [{ 'SECURITY.md': 'x\n' }, { skip: false }]],
  ['with a -bench expression that selects nothing', [{ 'SECURITY.md': 'x\n' }, { bench: 'Nothing' }]],
  [
    'where a benchmark lists folders',
    [{ 'SECURITY.md': 'x\n' }, {}, { base: { 'a/b_test.go': 'package a\n\nvar x, _ = os.ReadDir("..")\n' } }],
  ],
])('a change %s takes the long way', async (_, [change, explicit, how]) => {
  expect(await checked(change, explicit, how)).toMatchObject({ snapshots: 1, identical: [] });
});
