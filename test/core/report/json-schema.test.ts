import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { reportJsonSchema } from '../../../src/core/report/json-schema.ts';
import { renderJson } from '../../../src/core/report/render-json.ts';
import { sampleReports } from './sample-reports.ts';

const exported = readFileSync(new URL('../../../schema/report.schema.json', import.meta.url), 'utf8');

test('the exported JSON Schema is that of the report', () => {
  expect(exported).toBe(reportJsonSchema());
});

/** The exported file, read as any other program would read it. */
const schema = z.fromJSONSchema(JSON.parse(exported) as z.core.JSONSchema.BaseSchema);

describe('the exported JSON Schema takes', () => {
  test.for(Object.entries(sampleReports))('%s', ([, sample]) => {
    expect(schema.safeParse(JSON.parse(renderJson(sample))).error).toBeUndefined();
  });
});

describe('the exported JSON Schema refuses', () => {
  const report = JSON.parse(renderJson(sampleReports['one-regression'] ?? missing())) as Record<string, unknown>;
  test.for([
    ['another conclusion', { ...report, conclusion: 'fine' }],
    ['another version', { ...report, schemaVersion: 2 }],
    ['an unknown key', { ...report, extra: 1 }],
    ['a missing part', { ...report, findings: undefined }],
    [
      'figures that are words',
      { ...report, findings: [{ ...(report['findings'] as object[])[0], iterations: 'many' }] },
    ],
  ] as const)('%s', ([, value]) => {
    expect(schema.safeParse(JSON.parse(JSON.stringify(value))).success).toBe(false);
  });
});

function missing(): never {
  throw new Error('the sample is gone');
}
