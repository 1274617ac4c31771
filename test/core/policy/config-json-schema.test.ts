import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { configJsonSchema } from '../../../src/core/policy/config-json-schema.ts';
import { configSchema } from '../../../src/core/policy/config-schema.ts';

const exported = readFileSync(new URL('../../../schema/config.schema.json', import.meta.url), 'utf8');

test('the exported JSON Schema is that of the configuration (npm run schema)', () => {
  expect(exported).toBe(configJsonSchema());
});

test('every setting is described', () => {
  const { properties } = JSON.parse(exported) as {
    readonly properties: Record<string, { readonly description?: string }>;
  };
  expect(Object.keys(properties)).toEqual(Object.keys(configSchema.shape));
  for (const { description } of Object.values(properties)) expect(description).toMatch(/\w/);
});

const validate = new Ajv({ strict: false }).compile(JSON.parse(exported) as object);

describe('an editor takes', () => {
  test.for([
    '{}',
    'threshold: { warn: 10, fail: 15 }',
    'threshold: 5',
    'rules: [{ packages: [./a], budgets: { allocs/op: 8 }, gomaxprocs: 4 }]',
    'waivers: [{ package: ./a, benchmark: BenchmarkX, metric: allocs/op, ceiling: 3, until: "2030-01-31", reason: why }]',
  ])('%s', (text) => {
    expect([validate(parse(text)), validate.errors]).toEqual([true, null]);
  });
});

describe('an editor marks', () => {
  test.for(['treshold: 15', 'threshold: -1', 'mode: quick', 'rules: [{ budget: { allocs/op: 8 } }]', 'metrics: []'])(
    '%s',
    (text) => {
      expect(validate(parse(text))).toBe(false);
    },
  );
});
