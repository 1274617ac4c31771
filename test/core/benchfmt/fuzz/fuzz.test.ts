import { expect, test } from 'vitest';
import { breakKinds } from './break.ts';
import { fuzzText } from './fuzz.ts';

const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_122);
const breaks = 5000;

/** `npm run fuzz:text` breaks as many texts as it is told to. */
test(`${breaks} breaks lose no result without a word, and make none up, seed ${seed}`, () => {
  const { breaks: done, tallies, faults } = fuzzText(seed, breaks);
  expect(faults).toEqual([]);
  expect(done).toBe(breaks);
  expect(tallies.map(({ kind }) => kind).toSorted()).toEqual([...breakKinds].toSorted());
});
