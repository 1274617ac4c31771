import { expect, test } from 'vitest';
import { createConsoleLog } from '../../src/cli/progress.ts';

const steps = [1, 2, 3].map((done) => ({ stage: 'measure head', done, total: 3, detail: 'example.com/shop/order' }));

/** What a run writes to a terminal of some columns, or to a pipe. */
function written(terminal: { isTTY?: true; columns?: number }, env: Record<string, string> = {}): string {
  let text = '';
  const write = (part: string): boolean => {
    text += part;
    return true;
  };
  let time = 0;
  const log = createConsoleLog({ ...terminal, write }, env, { verbose: false, quiet: false }, () => (time += 1000));
  for (const step of steps) log.progress(step);
  log.info('done');
  log.end();
  return text;
}

test('a terminal has one line that is rewritten, no wider than it is, and gone in the end', () => {
  const lines = written({ isTTY: true, columns: 30 }).split('\r\u001b[K');
  expect(lines).toEqual(
    [
      'allocgate: measure head 1/3, a',
      'allocgate: measure head 2/3  e',
      'allocgate: measure head 3/3  e',
      'done\n',
    ].map((line) => line.slice(0, 29)),
  );
});

test.for([
  ['a pipe', {}, {}],
  ['a CI log', { isTTY: true as const }, { CI: 'true' }],
  ['a terminal that cannot', { isTTY: true as const }, { TERM: 'dumb' }],
] as const)('%s has plain lines, the first and the last of a stage', ([, terminal, env]) => {
  expect(written(terminal, env)).toBe(
    'allocgate: measure head 1/3, about 2 s left  example.com/shop/order\nallocgate: measure head 3/3  example.com/shop/order\ndone\n',
  );
});
