import { expect, test } from 'vitest';
import { inputWords } from '../../src/action/input-words.ts';
import { remedies } from '../../src/steps/remedies.ts';

test.each([
  ['Name a revision to compare with: --base REV.', 'Name a revision to compare with: the input base REV.'],
  ['raise the limit with --timeout.', 'raise the limit with the input timeout.'],
  [
    'give it more time with --confirm-budget, or run it again',
    'give it more time with the input confirm-budget, or run it again',
  ],
  ['name one with -C DIR.', 'name one with the input working-directory.'],
  // No input: it stays.
  ['Name a place with --output.', 'Name a place with --output.'],
  ['`git diff --no-index`', '`git diff --no-index`'],
])('%s', (remedy, told) => {
  expect(inputWords(remedy)).toBe(told);
});

test('of every remedy', () => {
  for (const remedy of Object.values(remedies)) expect(inputWords(remedy)).not.toMatch(/ --(?!no-)[a-z]/);
});
