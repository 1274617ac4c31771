import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { renderJunit } from '../../../src/core/report/render-junit.ts';
import { samples } from './samples.ts';

interface Validator {
  validateXML(options: { readonly xml: string; readonly schema: string }): Promise<{
    readonly valid: boolean;
    readonly errors: readonly { readonly message: string }[];
  }>;
}

const require = createRequire(import.meta.url);
const xmllint = require('xmllint-wasm') as Validator;
const schema = readFileSync(new URL('junit.xsd', import.meta.url), 'utf8');

async function complaints(xml: string): Promise<readonly string[]> {
  const { errors } = await xmllint.validateXML({ xml, schema });
  return errors.map(({ message }) => message);
}

describe('xmllint takes', () => {
  test.for(samples)('%s', async ([, sample]) => {
    expect(await complaints(renderJunit(sample))).toEqual([]);
  });
});

test('xmllint refuses a control character and an element of nobody', async () => {
  const suites = (inside: string): string => `<testsuites name="x">${inside}</testsuites>`;
  expect(await complaints(suites('&#1;'))).not.toEqual([]);
  expect(await complaints(suites('<suite/>'))).not.toEqual([]);
});
