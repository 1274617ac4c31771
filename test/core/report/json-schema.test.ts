import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { reportJsonSchema } from '../../../src/core/report/json-schema.ts';

test('the exported JSON Schema is that of the report', () => {
  const exported = readFileSync(new URL('../../../schema/report.schema.json', import.meta.url), 'utf8');
  expect(exported).toBe(reportJsonSchema());
});
