import { expect, test } from 'vitest';
import { atomsOf, isData } from '../../../src/core/cause/atoms.ts';
import { adviceOf } from '../../../src/core/cause/advice.ts';
import { reasonOf } from '../../../src/core/cause/reason.ts';
import { rankAtoms } from '../../../src/core/cause/rank-atoms.ts';
import { rootOf } from '../../../src/core/cause/root.ts';
import { takeBack, takenData } from '../../../src/core/cause/take-back.ts';
import type { FileChange } from '../../../src/core/patch/parse-patch.ts';
import { sourcesOf } from '../../support/gofacts.ts';
import { evidence, site } from './builders.ts';

const changes: readonly FileChange[] = [
  { kind: 'modified', base: 'order/testdata/list.txt', head: 'order/testdata/list.txt', hunks: [] },
  { kind: 'deleted', base: 'default.pgo' },
  { kind: 'added', head: 'other/new.bin' },
  { kind: 'modified', base: 'order/old.json', head: 'order/new.json', hunks: [] },
  { kind: 'modified', base: 'README.md', head: 'README.md', hunks: [] },
];
const sources = sourcesOf({});
const atoms = atomsOf(changes, sources);

test('files that are neither code nor documentation nor ours are data, each as a whole', () => {
  expect(atoms.map(({ kind, file, isTest }) => [kind, file, isTest])).toEqual([
    ['data', 'order/testdata/list.txt', false],
    ['data', 'default.pgo', false],
    ['data', 'other/new.bin', false],
    ['data', 'order/new.json', false],
  ]);
  expect(['.allocgate.yml', '.allocgate/baseline.json', '.gitattributes', 'a.go', 'go.sum'].some(isData)).toBe(false);
});

test('reverted data is a file of base in its place, none, or both for a renamed one; sources are untouched', () => {
  expect([...takenData(atoms)]).toEqual([
    ['order/testdata/list.txt', 'order/testdata/list.txt'],
    ['default.pgo', 'default.pgo'],
    ['other/new.bin', undefined],
    ['order/new.json', undefined],
    ['order/old.json', 'order/old.json'],
  ]);
  expect([...takeBack(atoms, sources)]).toEqual([]);
});

test('a profile is asked about first, then what lies beside code on the way, then the rest', () => {
  const ranked = rankAtoms({ atoms, sites: [site('runtime.newobject')], hints: [], declarationAt: () => undefined });
  expect(ranked.map(({ atom }) => atom.file)).toEqual([
    'default.pgo',
    'order/testdata/list.txt',
    'order/new.json',
    'other/new.bin',
  ]);
});

test('a proven part of data alone is the root; the reason and the advice name the file', () => {
  const request = { site: site('runtime.newobject'), facts: undefined, escape: undefined, newlySaid: [] };
  const [list, profile] = atoms;
  if (list === undefined || profile === undefined) throw new Error('both are in the change');
  expect(rootOf({ ...request, atoms: [list], proven: true })).toMatchObject({ by: 'data', file: list.file });
  expect(rootOf({ ...request, atoms: [list], proven: false })).toBeUndefined();
  const about = evidence(site('runtime.newobject'), { data: { file: 'default.pgo', change: 'deleted' } });
  expect(reasonOf('pointer-escape', about)).toContain(
    'The change deleted `default.pgo`, the profile that the compiler uses',
  );
  expect(adviceOf('pointer-escape', about)).toBe(
    'Restore `default.pgo`, or collect a new profile that covers this code.',
  );
});
