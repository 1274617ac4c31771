import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseConfig } from '../../../src/core/policy/config.ts';
import type { Config } from '../../../src/core/policy/config-schema.ts';
import { createPolicy, type Policy } from '../../../src/core/policy/policy.ts';

const defaults = { threshold: 15, metrics: ['B/op', 'allocs/op'], leaks: 'warn' as const };
const explicit = { threshold: undefined, strict: undefined, metrics: undefined };
const subject = { importPath: 'example.com/m', path: '.', benchmark: 'BenchmarkX' };

function policy(base: Config | undefined, head: Config | undefined): Policy {
  return createPolicy({ explicit, base, head, defaults });
}

const limit = fc.option(fc.constantFrom(0, 5, 15, 30, 100), { nil: undefined });
const drift = fc
  .record({ since: fc.constantFrom<'tag' | number>('tag', 1, 50), warn: limit, fail: limit })
  .map(({ since, warn, fail }) => ({
    drift: { since, ...(warn === undefined ? {} : { warn }), ...(fail === undefined ? {} : { fail }) },
  }));

test('whatever head says, drift counts from where base says, and no limit is above base’s', () => {
  fc.assert(
    fc.property(drift, fc.option(drift, { nil: undefined }), (base, head) => {
      const found = policy(base, head).drift;
      expect(found?.since).toBe(base.drift.since);
      for (const tier of ['warn', 'fail'] as const) {
        expect(found?.[tier] ?? Infinity).toBeLessThanOrEqual(base.drift[tier] ?? Infinity);
      }
    }),
  );
});

test('a limit that head brings counts at once, from the last release unless it says otherwise', () => {
  expect(policy({}, { drift: { fail: 30 } }).drift).toEqual({ since: 'tag', warn: undefined, fail: 30 });
  expect(policy(undefined, { drift: { since: 3, warn: 1 } }).drift).toEqual({ since: 3, warn: 1, fail: undefined });
  expect(policy({}, {}).drift).toBeUndefined();
});

test('a lower threshold of head turns no earlier step into an accepted one', () => {
  const row = policy({ threshold: 15 }, { threshold: 1 }).row(subject, 'B/op');
  expect([row.fail, row.standingFail]).toEqual([1, 15]);
  expect(policy({ threshold: 15 }, { threshold: 50 }).row(subject, 'B/op').standingFail).toBeUndefined();
});

function faultOf(text: string): string | undefined {
  try {
    parseConfig(`${text}\n`, '.allocgate.yml');
    return undefined;
  } catch (error) {
    return String(error);
  }
}

test.each([
  ['drift: { since: tag, warn: 15, fail: 30 }', undefined],
  ['drift: { since: 199, warn: 15 }', undefined],
  ['history-url: https://example.com/a_b/~c', undefined],
  ['drift: {}', 'drift: expected warn, fail or both'],
  ['drift: 15', 'drift: expected { since: tag, warn: 15, fail: 30 }'],
  ['drift: { since: tags, fail: 30 }', 'drift.since: expected tag, or a whole number of records from 1 to 199'],
  ['drift: { since: 200, fail: 30 }', 'drift.since: expected tag, or a whole number of records from 1 to 199'],
  ['drift: { since: 1.5, fail: 30 }', 'drift.since: expected tag, or a whole number of records from 1 to 199'],
  ['drift: { warn: 40, fail: 30 }', 'drift.warn: warn must not be above fail'],
  ['drift: { fial: 30 }', 'unknown key "fial": did you mean fail?'],
  ['history-url: javascript:alert(1)', 'history-url: expected an address'],
  ['history-url: https://example.com/)[x](y', 'history-url: expected an address'],
])('%s', (text, fault) => {
  expect(faultOf(text) ?? 'none').toContain(fault ?? 'none');
});
