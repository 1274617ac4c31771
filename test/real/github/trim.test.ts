import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { operations } from '../../../scripts/openapi/operations.ts';
import { trimmed } from '../../../scripts/openapi/trim.ts';

const text = readFileSync(new URL('../../support/github/openapi.json', import.meta.url), 'utf8');

test('the stored description has the operations, all that they refer to, and says where it is from', () => {
  const ids = [...text.matchAll(/"operationId":"([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids)).toEqual(new Set(operations));
  expect(ids.length).toBe(operations.length);
  const { components, ...rest } = JSON.parse(text) as { components: Record<string, Record<string, unknown>> };
  const missing = [...text.matchAll(/"\$ref":"#\/components\/([^/]+)\/([^"]+)"/g)].filter(
    ([, section = '', name = '']) => components[section]?.[name] === undefined,
  );
  expect(missing).toEqual([]);
  expect(rest).toMatchObject({ 'x-provenance': { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string } });
});

test('what is used stays, with what that uses, and prose goes', () => {
  const document = {
    openapi: '3.0.3',
    info: { description: 'long' },
    paths: {
      '/a': {
        get: { operationId: 'a/get', description: 'prose', parameters: [{ $ref: '#/components/parameters/p' }] },
      },
      '/b': { get: { operationId: 'b/get' } },
    },
    components: {
      parameters: { p: { name: 'description', schema: { $ref: '#/components/schemas/s' } } },
      schemas: { s: { properties: { description: { type: 'string', description: 'prose' } } }, unused: {} },
    },
  };
  expect(trimmed(document, ['a/get'])).toEqual({
    openapi: '3.0.3',
    info: { description: '' },
    servers: undefined,
    paths: { '/a': { get: { operationId: 'a/get', parameters: [{ $ref: '#/components/parameters/p' }] } } },
    components: {
      parameters: { p: { name: 'description', schema: { $ref: '#/components/schemas/s' } } },
      schemas: { s: { properties: { description: { type: 'string' } } } },
    },
  });
  expect(() => trimmed(document, ['c/get'])).toThrow('lacks c/get');
});
