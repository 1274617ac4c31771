import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createReportPrinter } from '../../src/cli/report-printer.ts';
import type { Streams } from '../../src/cli/streams.ts';
import { renderJson } from '../../src/core/report/render-json.ts';
import { renderText } from '../../src/core/report/render-text.ts';
import { oneRegression } from '../core/report/sample-reports.ts';

const early = { ...oneRegression, explanations: [], notes: [] };

/** Standard output after each part of a report; `\r` stands for removing the progress line. */
async function printed(format: 'text' | 'json', parts: readonly (typeof oneRegression)[]): Promise<readonly string[]> {
  let text = '';
  const write: Streams['stdout']['write'] = (part, done) => {
    text += part;
    done?.();
    return true;
  };
  const stream = { write };
  const streams = { stdin: process.stdin, stdout: stream, stderr: stream, env: {}, cwd: '/', program: 'allocgate' };
  const printer = createReportPrinter({ format, verbose: false, output: undefined }, streams, () => {
    text += '\r';
  });
  const states: string[] = [];
  for (const part of parts) {
    await printer.verdict(part);
    states.push(text);
  }
  await printer.finish(oneRegression);
  return [...states, text];
}

const whole = renderText(oneRegression, { width: 100, colour: false, verbose: false });

test('text is printed in two parts, which together are the report', async () => {
  const [first = '', both = ''] = await printed('text', [early]);
  expect(first).toMatch(/^\rFAIL {2}/);
  expect(first).not.toContain('Why');
  expect(both.split('\r')).toHaveLength(3);
  expect(both.replaceAll('\r', '')).toBe(whole);
});

test('a report without an early verdict is printed as a whole', async () => {
  expect(await printed('text', [])).toEqual([`\r${whole}`]);
});

test('other formats are written once, at the end', async () => {
  expect(await printed('json', [early])).toEqual(['', `\r${renderJson(oneRegression)}`]);
});

test.each([
  [false, 'allocgate: FAIL  1 benchmark allocates more than on base\nallocgate: wrote report.json\n'],
  [true, ''],
])('a report that goes to a file is announced on stderr, unless quiet is %s', async (quiet, expected) => {
  const cwd = await mkdtemp(join(tmpdir(), 'printer-'));
  try {
    const text = { out: '', error: '' };
    const writer = (to: 'out' | 'error'): Streams['stdout'] => ({
      write: (part, done) => {
        text[to] += part;
        done?.();
        return true;
      },
    });
    const io = { stdin: process.stdin, stdout: writer('out'), stderr: writer('error'), env: {}, cwd };
    const options = { format: 'json', verbose: false, output: 'report.json' } as const;
    const printer = createReportPrinter(options, { ...io, program: 'allocgate', quiet }, () => undefined);
    await printer.verdict(early);
    await printer.finish(oneRegression);
    expect(text).toEqual({ out: '', error: expected });
    expect(await readFile(join(cwd, 'report.json'), 'utf8')).toBe(renderJson(oneRegression));
  } finally {
    await rm(cwd, { recursive: true });
  }
});
