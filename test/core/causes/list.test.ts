import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { causeNames, causes, causeOf, isTriedAgainst, recognise } from '../../../src/core/causes/list.ts';
import { type CauseRule, levels } from '../../../src/core/causes/rule.ts';
import { causesMarkdown } from '../../../scripts/docs/causes.ts';
import { reportJsonSchema } from '../../../src/core/report/json-schema.ts';
import { evidence, site } from '../cause/builders.ts';

const src = fileURLToPath(new URL('../../../src', import.meta.url));
const room = join(src, 'core/causes');
const shared = new Set(['rule.ts', 'signs.ts', 'list.ts']);

test('each cause is one file of its own name and one entry of the list', () => {
  const files = readdirSync(room).filter((file) => !shared.has(file));
  expect(files.toSorted()).toEqual(causeNames.map((name) => `${name}.ts`).toSorted());
});

// A second place that names causes one by one would be a second place to edit for a new one.
test('no other source names a cause', () => {
  const names = causeNames.filter((name) => name.includes('-')).map((name) => `'${name}'`);
  const others = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.startsWith('core/causes/'))
    .filter((path) => names.some((name) => readFileSync(join(src, path), 'utf8').includes(name)));
  expect(others).toEqual([]);
});

test('reports take every cause of the list, and no other', () => {
  const schema = JSON.stringify(JSON.parse(reportJsonSchema()));
  expect(schema).toContain(`"cause":{"type":"string","enum":${JSON.stringify(causeNames)}}`);
});

test.each(causes)('$name says all that a report needs of it', ({ label, usualAdvice, matches }) => {
  expect(label).not.toBe('');
  expect(usualAdvice).toMatch(/\.$/);
  expect(Object.keys(matches).length).toBeGreaterThan(0);
});

test('the documentation has the table of all causes', () => {
  const path = fileURLToPath(new URL('../../../docs/explanations.md', import.meta.url));
  expect(readFileSync(path, 'utf8')).toContain(causesMarkdown());
});

const made = (name: string, matches: CauseRule['matches']): CauseRule => ({
  name,
  label: name,
  matches,
  reason: () => '',
  advice: () => '',
  usualAdvice: '',
});

test('a new entry is recognised: by the most telling level first, then by its place in the list', () => {
  const anything = evidence(site('runtime.makechan'));
  const late = made('late', { rest: () => true });
  const early = made('early', { change: () => true });
  const twin = made('twin', { change: () => true });
  expect(recognise([...causes, early, twin], anything)?.name).toBe('early');
  expect(recognise([late, ...causes], anything)?.name).toBe(causeOf(anything));
  expect(recognise([made('never', Object.fromEntries(levels.map((level) => [level, () => false])))], anything)).toBe(
    undefined,
  );
});

test('an edit that one cause owns is tried against it alone', () => {
  expect(causeNames.filter((cause) => isTriedAgainst('order-fields', cause))).toEqual(['larger-object']);
  expect(causeNames.filter((cause) => !isTriedAgainst('slice-capacity', cause))).toEqual([]);
});
