import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** GitHub’s issue forms, as its documentation describes them; what it doesn't know it refuses. */
const validations = z.strictObject({ required: z.boolean() }).optional();
const words = { label: z.string(), description: z.string().optional(), placeholder: z.string().optional() };
const id = z.string().regex(/^[\w-]+$/);
const form = z.strictObject({
  name: z.string(),
  description: z.string(),
  labels: z.array(z.string()),
  body: z.array(
    z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('input'), id, attributes: z.strictObject(words), validations }),
      z.strictObject({
        type: z.literal('textarea'),
        id,
        attributes: z.strictObject({ ...words, render: z.string().optional() }),
        validations,
      }),
    ]),
  ),
});
const chooser = z.strictObject({
  blank_issues_enabled: z.boolean(),
  contact_links: z.array(z.strictObject({ name: z.string(), url: z.url(), about: z.string() })),
});
const schedule = z.strictObject({ interval: z.enum(['daily', 'weekly', 'monthly']) });
const groups = z.record(z.string(), z.strictObject({ patterns: z.array(z.string()) })).optional();
const dependabot = z.strictObject({
  version: z.literal(2),
  updates: z.array(
    z.strictObject({
      'package-ecosystem': z.enum(['npm', 'github-actions', 'gomod']),
      directory: z.string().optional(),
      directories: z.array(z.string()).optional(),
      schedule,
      groups,
    }),
  ),
});

test.each(['bug', 'feature'])('issue form %s', (name) => {
  const { body } = form.parse(parse(read(`.github/ISSUE_TEMPLATE/${name}.yml`)));
  const ids = body.map((field) => field.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(body.some(({ validations: rules }) => rules?.required === true)).toBe(true);
});

test('the chooser sends vulnerabilities elsewhere', () => {
  const { contact_links: links } = chooser.parse(parse(read('.github/ISSUE_TEMPLATE/config.yml')));
  expect(links.map(({ url }) => new URL(url).pathname)).toEqual([
    expect.stringMatching(/\/security\/advisories\/new$/),
  ]);
});

test('dependabot looks where dependencies are, and knows which packages are bundled', () => {
  const { updates } = dependabot.parse(parse(read('.github/dependabot.yml')));
  const manifests = { npm: 'package.json', gomod: 'go.mod', 'github-actions': '' } as const;
  for (const { 'package-ecosystem': ecosystem, directory, directories = [directory ?? ''] } of updates) {
    for (const folder of directories) expect(existsSync(join(root, folder, manifests[ecosystem]))).toBe(true);
  }
  const bundled = updates.find((update) => update['package-ecosystem'] === 'npm')?.groups?.['bundled']?.patterns ?? [];
  const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };
  const inBundle = Object.keys(devDependencies).filter((name) =>
    new RegExp(`^${name}@[0-9]`, 'm').test(read('dist/THIRD-PARTY-LICENSES.txt')),
  );
  expect(bundled).toEqual(inBundle);
});

describe('links of the documents for contributors', () => {
  test.each(['CONTRIBUTING.md', 'SECURITY.md', 'CODE_OF_CONDUCT.md', 'CHANGELOG.md'])('%s', (path) => {
    const links = [...read(path).matchAll(/\]\(([^)#:]+)\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([]);
  });

  test('CONTRIBUTING.md names scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...read('CONTRIBUTING.md').matchAll(/npm run ([\w:-]+)/g)].map(([, script]) => script);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named));
  });
});
