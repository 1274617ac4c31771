import { expect, test } from 'vitest';
import { commandWords, withProgram } from '../../../src/core/report/program-words.ts';
import { oneRegression } from './sample-reports.ts';

test.each([
  [
    'Record one with `allocgate record`, or use --baseline=auto.',
    'Record one with `node c.js record`, or use --baseline=auto.',
  ],
  [
    '`allocgate check --help` lists them; `allocgate help` too.',
    '`node c.js check --help` lists them; `node c.js help` too.',
  ],
  ['Start allocgate in a checkout.', 'Start allocgate in a checkout.'],
  [
    'The file `.allocgate.yml` and the comment `/allocgate accept *: x` stay.',
    'The file `.allocgate.yml` and the comment `/allocgate accept *: x` stay.',
  ],
])('commands of a sentence: %s', (sentence, words) => {
  expect(commandWords(sentence, 'node c.js')).toBe(words);
});

test('a report: the command that gives the same verdict, and remedies', () => {
  const problem = {
    kind: 'missing-baseline',
    side: 'base',
    blocking: true,
    message: 'm',
    remedy: 'Record one with `allocgate record`.',
  } as const;
  const report = withProgram({ ...oneRegression, problems: [problem] }, 'npx allocgate@$&');
  expect(report.reproduce).toMatch(/^npx allocgate@\$& check --base /);
  expect(report.problems).toEqual([{ ...problem, remedy: 'Record one with `npx allocgate@$& record`.' }]);
  const { reproduce: _, ...without } = oneRegression;
  expect(withProgram(without, 'npx allocgate')).not.toHaveProperty('reproduce');
});
