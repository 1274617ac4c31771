import { expect, test } from 'vitest';
import { readActLog } from '../../../scripts/act/act-log.ts';

test('outputs, summary, annotations and result of a run', () => {
  const entries = [
    { msg: 'words\n' },
    // As act reads the properties, a title with another `=` is none.
    { msg: '', command: 'error', kvPairs: { '': '' }, arg: 'm', raw: '::error title=Benchmark/n=1 grew::a%0Ab' },
    { msg: '', command: 'set-output', name: 'conclusion', arg: 'fail' },
    { msg: '', command: 'summary', content: '### Title\n' },
    { msg: 'Job failed', jobResult: 'failure' },
  ];
  const log = ['no JSON', ...entries.map((entry) => JSON.stringify(entry))].join('\n');
  expect(readActLog(log)).toEqual({
    jobResult: 'failure',
    outputs: { conclusion: 'fail' },
    summary: '### Title\n',
    annotations: [{ level: 'error', title: 'Benchmark/n=1 grew', message: 'a\nb' }],
    text: 'no JSON\nwords\n\n\n\nJob failed',
  });
});
