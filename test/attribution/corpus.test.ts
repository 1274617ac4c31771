import { describe, expect, it } from 'vitest';
import { corpusSchema, isRealHeldOut, loadCorpus, nameOf } from './corpus.ts';

const corpus = loadCorpus();

describe('the corpus of real regressions', () => {
  it('names every case once', () => {
    const names = corpus.map(nameOf);
    expect(new Set(names).size).toBe(names.length);
  });

  it('goes from one version to another', () => {
    expect(corpus.filter(({ from, to }) => from === to)).toEqual([]);
  });

  it('names no line of a case twice', () => {
    for (const { lines } of corpus) {
      const all = lines.flatMap(({ file, lines: numbers }) => numbers.map((line) => `${file}:${line}`));
      expect(new Set(all).size).toBe(all.length);
    }
  });

  it('keeps some cases aside, and not most', () => {
    const aside = corpus.filter(isRealHeldOut).length;
    expect(aside).toBeGreaterThan(0);
    expect(aside).toBeLessThan(corpus.length / 2);
  });

  it('is chosen by words', () => {
    const [first] = corpus;
    expect(first).toBeDefined();
    if (first === undefined) return;
    expect(loadCorpus([nameOf(first)])).toEqual([first]);
    expect(loadCorpus(['no module has this name'])).toEqual([]);
  });
});

describe('the form of the corpus', () => {
  const good = corpus[0];

  it.each([
    ['a version that is no release', { from: 'master' }],
    ['a cause that is none of the list', { cause: 'gremlins' }],
    ['no line', { lines: [] }],
    ['a line zero', { lines: [{ file: 'a.go', lines: [0] }] }],
    ['a package outside of the module', { package: '../other' }],
    ['a field that is unknown', { surprise: true }],
  ])('refuses %s', (_, change) => {
    expect(corpusSchema.safeParse([{ ...good, ...change }]).success).toBe(false);
  });
});
