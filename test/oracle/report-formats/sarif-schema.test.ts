import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { renderSarif } from '../../../src/core/report/render-sarif.ts';
import { explained } from '../../core/report/explained-report.ts';
import { samples } from './samples.ts';

/** The published JSON Schema of SARIF 2.1.0, as Microsoft's package of matchers ships it. */
const require = createRequire(import.meta.url);
const path = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
// Draft 4 differs from what Ajv reads in nothing that this schema uses but its own name.
const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
const validate = addFormats.default(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })).compile(schema);

function complaints(text: string): readonly string[] {
  return validate(JSON.parse(text))
    ? []
    : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

describe('the schema of SARIF 2.1.0 takes', () => {
  test.for(samples)('%s', ([, sample]) => {
    expect(complaints(renderSarif(sample))).toEqual([]);
  });
});

describe('the schema of SARIF 2.1.0 refuses', () => {
  const good = renderSarif(explained);
  test.for([
    ['another version', '"version": "2.1.0"', '"version": "2.2.0"'],
    ['a level of nobody', '"level": "error"', '"level": "failure"'],
    ['an unknown key of a result', '"ruleId":', '"ruleName":'],
    ['a line that is no number', '"startLine": 31', '"startLine": "31"'],
  ])('%s', ([, from = '', to = '']) => {
    const spoiled = good.replace(from, to);
    expect(spoiled).not.toBe(good);
    expect(complaints(spoiled)).not.toEqual([]);
  });
});
