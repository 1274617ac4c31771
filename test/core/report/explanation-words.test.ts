import { expect, test } from 'vitest';
import { proofWords } from '../../../src/core/report/explanation-words.ts';
import type { ExplainedSite } from '../../../src/core/report/model.ts';

const one = { file: 'a.go', lines: [31, 33] as [number, number] };
const of = (confidence: ExplainedSite['confidence'], restores?: number, parts = 1): string =>
  proofWords({
    confidence,
    proof: restores === undefined ? null : { reverted: Array.from({ length: parts }, () => one), restores },
  } as ExplainedSite);

test.each([
  [of('proven', 1), 'proven: with lines 31–33 taken back, the whole regression is gone'],
  [of('proven', 0.5, 2), 'proven: with 2 parts of the change taken back, 50 % of the regression is gone'],
  [of('likely'), 'likely: this line was changed, but no experiment proved it'],
  [
    of('likely', 1.02, 60),
    'likely: with 60 parts of the change taken back, 100 % of the regression is gone; the experiments came no nearer',
  ],
  [of('site'), 'the site only: no changed line was found on the way to it'],
])('%s', (told, words) => {
  expect(told).toBe(words);
});
