import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GateError } from '../../../src/errors.ts';
import type { GateReport } from '../../../src/core/report/model.ts';
import { parseReport, renderJson } from '../../../src/core/report/render-json.ts';
import { finding, report } from '../../builders.ts';
import { oneRegression, sampleReports } from './sample-reports.ts';

describe('what is written is read again', () => {
  test.for(Object.entries(sampleReports))('%s', ([, sample]) => {
    expect(parseReport(renderJson(sample))).toEqual(sample);
  });
});

test('reads as it did', async () => {
  await expect(renderJson(oneRegression)).toMatchFileSnapshot('__snapshots__/json/one-regression.json');
});

test('keys come in the order of the schema, whatever order they were made in', () => {
  const { schemaVersion, ...rest } = oneRegression;
  const turned = Object.fromEntries(Object.entries(rest).toReversed()) as Omit<GateReport, 'schemaVersion'>;
  expect(renderJson({ ...turned, schemaVersion })).toBe(renderJson(oneRegression));
});

test('figures that JSON cannot hold are left out of what is not judged', () => {
  const row = { package: 'm', benchmark: 'BenchmarkX', unit: 'ratio', iterations: 1 };
  const unjudged = [{ ...row, base: [NaN, 1], head: [Infinity] }];
  expect(parseReport(renderJson(report({ unjudged }))).unjudged).toEqual([{ ...row, base: [1], head: [] }]);
});

const valid = JSON.parse(renderJson(oneRegression)) as Record<string, unknown>;

describe('what is no report is refused', () => {
  test.for([
    ['nothing', '', 'it is not JSON'],
    ['cut off', renderJson(oneRegression).slice(0, -20), 'it is not JSON'],
    ['null', 'null', 'at the top'],
    ['a list', '[]', 'at the top'],
    ['an empty object', '{}', 'at schemaVersion'],
    ['a word for a version', JSON.stringify({ ...valid, schemaVersion: '1' }), 'at schemaVersion'],
    ['an unknown key', JSON.stringify({ ...valid, extra: 1 }), 'Unrecognized key: "extra"'],
    ['an unknown conclusion', JSON.stringify({ ...valid, conclusion: 'fine' }), 'at conclusion'],
    ['a level of nobody', JSON.stringify({ ...valid, findings: [{ level: 'x' }] }), 'at findings.0'],
    ['a missing part', JSON.stringify({ ...valid, problems: undefined }), 'at problems'],
  ] as const)('%s', ([, text, reason]) => {
    const error = refusal(text);
    expect(error).toMatchObject({ code: 'usage', remedy: expect.stringContaining('--format json') as string });
    expect(error.message).toContain(`This is not an allocgate report: `);
    expect(error.message).toContain(reason);
  });

  test('larger than 64 MiB', () => {
    expect(refusal(' '.repeat(64 * 1024 * 1024 + 1)).message).toContain('larger than 64 MiB');
  });

  test('a newer version, with what to do', () => {
    expect(refusal(JSON.stringify({ ...valid, schemaVersion: 2, extra: true }))).toMatchObject({
      code: 'usage',
      message: 'The report has schema version 2; this version of allocgate reads only version 1.',
      remedy: 'Use the version of allocgate that wrote the report, or a newer one.',
    });
  });

  test('nested a million times', () => {
    expect(refusal('['.repeat(1_000_000)).message).toContain('it is not JSON');
  });

  test('its own words neither steer a terminal nor fill it', () => {
    const { message } = refusal(JSON.stringify({ ...valid, [`\u001b[31m${'x'.repeat(100_000)}`]: 1 }));
    expect(message).not.toContain('\u001b');
    expect(message.length).toBeLessThan(400);
  });
});

test('anything else that JSON can hold ends in a refusal, never in another error', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(refusal(text).code).toBe('usage');
    }),
  );
});

test('names that objects have by themselves are names as any other', () => {
  const odd = report({ benchmarks: [finding('__proto__', 'constructor').allocs(1, 1)] });
  expect(parseReport(renderJson(odd))).toEqual(odd);
});

function refusal(text: string): GateError {
  try {
    parseReport(text);
  } catch (error) {
    if (error instanceof GateError) return error;
    throw error;
  }
  throw new Error('it was read');
}
