import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { starterConfig } from '../../../src/core/init/starter-config.ts';
import { starterWorkflow } from '../../../src/core/init/starter-workflow.ts';
import { parseConfig } from '../../../src/core/policy/config.ts';
import { defaults } from '../../../src/options.ts';

const address = 'https://raw.githubusercontent.com/octo/allocgate/v1/schema/config.schema.json';

test('the starter configuration changes nothing', () => {
  expect(parseConfig(starterConfig(defaults, address), '.allocgate.yml')).toEqual({});
});

test('every line of it is valid without its comment sign, and the settings are the defaults', () => {
  const uncommented = starterConfig(defaults, undefined)
    .split('\n')
    .map((line) => line.replace(/^#(?! )/, '').replace(/^#(?= {2})/, ''))
    .join('\n');
  const config = parseConfig(uncommented, '.allocgate.yml');
  expect(config).toMatchObject({ rules: [{ threshold: 5 }], waivers: [{ ceiling: 12 }], prepare: 'go generate ./...' });
  const { threshold, metrics, strict, bench, count, timeout } = defaults;
  expect(config).toMatchObject({ threshold, metrics, strict, bench, count, timeout, 'fail-on': defaults['fail-on'] });
});

test('it names the schema for editors only where that has a stable place', () => {
  expect(starterConfig(defaults, address)).toMatch(/^# yaml-language-server: \$schema=https:.*\n/);
  expect(starterConfig(defaults, undefined)).not.toContain('yaml-language-server');
});

const example = (kind: string): string =>
  readFileSync(new URL(`../../../examples/workflows/${kind}.yml`, import.meta.url), 'utf8');
const atTop = { repository: 'octo/allocgate', goVersionFile: 'go.mod', workingDirectory: '' };

test.for(['basic', 'strict'])('%s: at the top, only the repository is filled in', (kind) => {
  expect(starterWorkflow(example(kind), atTop)).toBe(example(kind).replaceAll('OWNER/allocgate', 'octo/allocgate'));
});

test.for(['basic', 'strict'])('%s: in a folder, the gate runs there, and the job that comments has none', (kind) => {
  const place = { ...atTop, goVersionFile: 'a: b/go.mod', workingDirectory: 'a: b' };
  const { jobs } = parse(starterWorkflow(example(kind), place)) as {
    readonly jobs: Record<string, { readonly steps: readonly { readonly uses: string; readonly with?: object }[] }>;
  };
  const withs = Object.values(jobs).flatMap(({ steps }) =>
    steps.filter(({ uses }) => /allocgate|setup-go/.test(uses)).map((step) => step.with),
  );
  expect(withs.slice(0, 2)).toMatchObject([{ 'go-version-file': 'a: b/go.mod' }, { 'working-directory': 'a: b' }]);
  for (const given of withs.slice(2)) expect(given).not.toHaveProperty('working-directory');
});
