import { expect, test } from 'vitest';
import { inputMessage, inputWords, inWorkflowWords } from '../../src/action/input-words.ts';
import { remedies } from '../../src/steps/remedies.ts';
import { problem } from '../builders.ts';
import { explained } from '../core/report/explained-report.ts';

test.each([
  ['or use --baseline=auto.', 'or use the input baseline: auto.'],
  ['raise the limit with --timeout.', 'raise the limit with the input timeout.'],
  [
    'give it more time with --confirm-timeout, or run it again',
    'give it more time with the input confirm-timeout, or run it again',
  ],
  ['name one with -C DIR.', 'name one with the input working-directory.'],
  // No input: it stays.
  ['Name a place with --chdir.', 'Name a place with --chdir.'],
  ['`git diff --no-index`', '`git diff --no-index`'],
  ['no such flag as --constructor', 'no such flag as --constructor'],
  // A command is typed as it is.
  ['Run `allocgate check --base main` with --verbose.', 'Run `allocgate check --base main` with the input verbose.'],
])('%s', (remedy, told) => {
  expect(inputWords(remedy)).toBe(told);
});

test('of every remedy', () => {
  for (const remedy of Object.values(remedies)) expect(inputWords(remedy)).not.toMatch(/ --(?!no-)[a-z]/);
});

test.each([
  ['--base "none" is no commit', 'Input base "none" is no commit'],
  ['git failed: unknown option --count', 'git failed: unknown option --count'],
  ['--depth is refused', '--depth is refused'],
])('the message %s', (message, told) => {
  expect(inputMessage(message)).toBe(told);
});

test('a report: its remedies and the notes of its explanations, and nothing that it quotes', () => {
  const quoted = problem({ kind: 'benchmark-timeout', message: 'flag --timeout', remedy: 'Raise it with --timeout.' });
  const [first] = explained.explanations;
  if (first === undefined) throw new Error('the sample has an explanation');
  const notes = ['The time ended; --explain-timeout gives more time.'];
  const told = inWorkflowWords({ ...explained, problems: [quoted], explanations: [{ ...first, notes }] });
  expect(told.problems).toEqual([{ ...quoted, remedy: 'Raise it with the input timeout.' }]);
  expect(told.explanations).toEqual([
    { ...first, notes: ['The time ended; the input explain-timeout gives more time.'] },
  ]);
  expect(told.reproduce).toBe(explained.reproduce);
});
