import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../../src/core/policy/config.ts';
import { faultOf } from './fault-of.ts';

const file = '.allocgate.yml';

const topKeys =
  'threshold, metrics, exclude, prepare, copy, test-args, bench, mode, count, strict, fail-on, on-removed, leaks, blind-spots, drift, history-url, timeout, benchmark-timeout, confirm-timeout, explain-timeout, rules, waivers';

function lists(name: string, of: string): string {
  return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${of}`).join(', ')}]`;
}

describe('a hostile text', () => {
  test('that is too large is not read', () => {
    expect(faultOf('#'.repeat(1024 * 1024 + 1), file).message).toBe(
      `${file}:1:1: the configuration is larger than 1 MiB`,
    );
    expect(parseConfig('#'.repeat(1024 * 1024), file)).toEqual({});
  });

  test('whose aliases unfold without end is not unfolded', () => {
    const text = ['a: &a [x]', lists('b', 'a'), lists('c', 'b'), lists('d', 'c'), lists('e', 'd')].join('\n');
    expect(faultOf(text, file).message).toBe(`${file}:1:1: the aliases expand to too much text`);
  });

  test('whose alias holds itself ends', () => {
    expect(faultOf('rules: &a [*a]', file).message).toBe(`${file}:1:12: rules[0]: expected a rule: keys with values`);
  });

  test.each([
    ['flow lists', `a: ${'['.repeat(100_000)}`],
    ['block lists', '- '.repeat(100_000)],
    ['flow maps', '{a: '.repeat(50_000)],
  ])('nested without end is told in one line: %s', (_, text) => {
    expect(faultOf(text, file).message).toMatch(/^\.allocgate\.yml:1:\d+: nested too deeply$/);
  });

  test('of very many keys takes no more than its length, and few lines to tell', () => {
    const { message } = faultOf(Array.from({ length: 50_000 }, (_, index) => `k${index}: 1`).join('\n'), file);
    const lines = message.split('\n');
    expect(lines.slice(0, 3)).toEqual([
      '21 errors in the configuration:',
      `${file}:1:1: 50000 unknown keys`,
      `${file}:1:1: unknown key "k0": valid keys are ${topKeys}`,
    ]);
    expect(lines).toHaveLength(22);
    expect(lines.at(-1)).toBe('… and 1 more');
  });

  test('of very long names is told briefly', () => {
    expect(faultOf(`${'k'.repeat(1000)}: 1`, file).message).toBe(
      `${file}:1:1: unknown key "${'k'.repeat(100)}…": valid keys are ${topKeys}`,
    );
  });
});
