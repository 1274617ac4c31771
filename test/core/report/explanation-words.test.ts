import { expect, test } from 'vitest';
import { proofWords } from '../../../src/core/report/explanation-words.ts';
import type { ExplainedSite } from '../../../src/core/report/model.ts';

type Reverted = NonNullable<ExplainedSite['proof']>['reverted'];

const part = (file: string, start: number, end = start): Reverted[number] => ({ file, lines: [start, end] });
const of = (
  confidence: ExplainedSite['confidence'],
  restores?: number,
  reverted: Reverted = [part('a.go', 31, 33)],
): string =>
  proofWords({
    confidence,
    file: 'site.go',
    root: { file: 'a.go', line: 31, function: '' },
    proof: restores === undefined ? null : { reverted, restores },
  } as ExplainedSite);
const many: Reverted = Array.from({ length: 60 }, (_, index) => part(index % 2 === 0 ? 'a.go' : 'b.go', index + 1));

test.each([
  [of('proven', 1), 'proven: with lines 31–33 taken back, the whole regression is gone'],
  [of('proven', 1, [part('a.go', 7)]), 'proven: with line 7 taken back, the whole regression is gone'],
  [of('proven', 1, [part('b.go', 7)]), 'proven: with line 7 of b.go taken back, the whole regression is gone'],
  [
    of('proven', 0.5, [part('a.go', 7), part('a.go', 9, 12)]),
    'proven: with line 7 and lines 9–12 taken back, 50 % of the regression is gone',
  ],
  [
    of('proven', 1, [part('a.go', 7), part('b.go', 9), part('a.go', 20)]),
    'proven: with line 7 and line 20 of a.go and line 9 of b.go taken back, the whole regression is gone',
  ],
  [
    of('proven', 1, many.filter(({ file }) => file === 'a.go').slice(0, 4)),
    'proven: with 4 parts of the change taken back, the whole regression is gone',
  ],
  [of('likely'), 'likely: this line was changed, but no experiment proved it'],
  [
    of('likely', 1.02, many),
    'likely: with 60 parts of the change in 2 files taken back, 100 % of the regression is gone; the experiments came no nearer',
  ],
  [
    proofWords({
      confidence: 'proven',
      file: 'site.go',
      root: null,
      proof: { reverted: [part('site.go', 3)], restores: 1 },
    } as unknown as ExplainedSite),
    'proven: with line 3 taken back, the whole regression is gone',
  ],
  [of('site'), 'the site only: no changed line was found on the way to it'],
])('%s', (told, words) => {
  expect(told).toBe(words);
});
