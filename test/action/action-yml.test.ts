import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { inputTable, outputTable } from '../../src/action/input-table.ts';

const manifest = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')) as {
  inputs: Record<string, { description: string; default?: string }>;
  outputs: Record<string, { description: string }>;
  runs: unknown;
};

test('action.yml has the inputs and outputs of the program, in its words', () => {
  const words = (of: Record<string, { description: string }>): [string, string][] =>
    Object.entries(of).map(([name, { description }]) => [name, description]);
  expect(words(manifest.inputs)).toEqual(Object.entries(inputTable));
  expect(words(manifest.outputs)).toEqual(Object.entries(outputTable));
});

test('defaults are in the schema alone, so that what was not said gives way to the configuration', () => {
  const withDefault = Object.entries(manifest.inputs).filter(([, input]) => 'default' in input);
  expect(withDefault.map(([name]) => name)).toEqual(['github-token', 'comment-key']);
});

test('it starts the bundle on Node 24', () => {
  expect(manifest.runs).toEqual({ using: 'node24', main: 'dist/action.js' });
});
