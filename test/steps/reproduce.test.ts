import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.ts';
import { optionsSchema, type Options } from '../../src/options.ts';
import type { Revisions } from '../../src/ports.ts';
import { reproduceCommand, type ReproduceRequest } from '../../src/steps/reproduce.ts';

const [base, head] = ['1'.repeat(40), '2'.repeat(40)];

function revisions(dirty = false): Revisions {
  return {
    root: '/shop',
    prefix: '',
    base: { kind: 'commit', commit: base, label: 'main' },
    head: { kind: dirty ? 'working-tree' : 'commit', commit: head, dirty, label: 'HEAD' },
  };
}

function command(explicit: Partial<Options>, others: Partial<ReproduceRequest> = {}): string {
  return (
    reproduceCommand({
      revisions: revisions(),
      explicit,
      folder: '',
      event: undefined,
      configBase: undefined,
      ...others,
    }) ?? 'none'
  );
}

/** The arguments that bash hands to the program, for several commands at once. */
function argumentsOf(commands: readonly string[]): string[][] {
  const script = `allocgate() { printf '%s\\0' "$@" ''; printf '\\n'; }\n${commands.join('\n')}`;
  const output = execFileSync('bash', ['--norc', '-c', script], { encoding: 'utf8', env: { LC_ALL: 'C' } });
  return output
    .split('\0\0\n')
    .slice(0, -1)
    .map((words) => words.split('\0').slice(1));
}

/** What the program understands of a command: the same as a person who types it. */
function understood(line: string): ReturnType<typeof parseArguments> {
  return parseArguments('check', argumentsOf([line])[0] ?? []);
}

const hostile = ["it's", '$(touch x)', '`id`', '"', 'a\nb', '-x', '--', 'naïve 日本', '#', '*', '\\', '\u202ex', 'a b'];
const text = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ minLength: 1 }).filter((t) => !t.includes('\0')),
);
/** An item of a list that is given between commas. */
const item = text.map((t) => t.replaceAll(/[,\n]/g, '').trim()).filter((t) => t !== '');
const list = fc.array(item, { minLength: 1, maxLength: 3 });
const duration = fc.constantFrom('30s', '5m', '1h30m');

const fromRun = ['base', 'head', 'event', 'config-base'] as const;

/** Every option but those, with values that it takes. */
const values: { readonly [K in Exclude<keyof Options, (typeof fromRun)[number]>]: fc.Arbitrary<Options[K]> } = {
  baseline: fc.constantFrom('auto', 'file', 'branch', 'rerun'),
  'baseline-branch': fc.constantFrom('figures', 'a/b.c'),
  'baseline-file': text,
  packages: fc.array(
    text.filter((t) => !t.startsWith('-')),
    { minLength: 1, maxLength: 3 },
  ),
  bench: text,
  mode: fc.constantFrom('fast', 'full'),
  count: fc.integer({ min: 1, max: 100 }),
  threshold: fc.constantFrom(0, 2.5, 15, 100_000),
  metrics: list,
  strict: fc.boolean(),
  skip: fc.boolean(),
  representatives: fc.boolean(),
  'fail-on': fc.constantFrom('regression', 'never'),
  'on-removed': fc.constantFrom('warn', 'fail'),
  leaks: fc.constantFrom('warn', 'fail', 'off'),
  'blind-spots': fc.constantFrom('warn', 'off', 'fail-on-new-escape'),
  timeout: duration,
  'benchmark-timeout': duration,
  'confirm-timeout': duration,
  'explain-timeout': duration,
  explain: fc.boolean(),
  prepare: text,
  copy: list,
  config: text,
  shard: fc.constantFrom('1/1', '2/3'),
  'shard-times': text,
  profiles: text,
  'build-flags': fc.array(
    text.filter((t) => !/^--?(?:test\.)?allocs(?:=|$)/.test(t)),
    { minLength: 1, maxLength: 3 },
  ),
  'test-args': fc.array(text, { minLength: 1, maxLength: 3 }),
  format: fc.constantFrom('text', 'json'),
  output: text,
  verbose: fc.boolean(),
};

test('the program understands the command as it understood the run', () => {
  const noVerdict = new Set(['explain', 'shard', 'shard-times', 'profiles', 'format', 'output', 'verbose']);
  const explicit = fc.record(values, { requiredKeys: [] }) as fc.Arbitrary<Partial<Options>>;
  fc.assert(
    fc.property(fc.array(explicit, { minLength: 10, maxLength: 40 }), (runs) => {
      const read = argumentsOf(runs.map((one) => command(one))).map((argv) => parseArguments('check', argv));
      for (const [index, { folder, explicit: again, positionals }] of read.entries()) {
        const { packages = [], ...rest } = runs[index] ?? {};
        const deciding = Object.entries(rest).filter(([name]) => !noVerdict.has(name));
        const wanted = Object.fromEntries([...deciding, ['base', base], ['head', head]]);
        // Naming a file or a branch means that it is to be used.
        if (wanted['baseline'] === undefined && again.baseline !== undefined) wanted['baseline'] = again.baseline;
        expect(again).toEqual(wanted);
        expect(positionals).toEqual(packages);
        expect(folder).toBe('.');
      }
    }),
    { numRuns: 20 },
  );
});

test('every option of the schema is among those tried', () => {
  expect(Object.keys(values).toSorted()).toEqual(
    Object.keys(optionsSchema.shape)
      .filter((name) => !(fromRun as readonly string[]).includes(name))
      .toSorted(),
  );
});

test('commits, event and folder', () => {
  expect(command({})).toBe(`allocgate check --base ${base} --head ${head}`);
  expect(command({}, { event: 'pull-request' })).toBe(
    `allocgate check --base ${base} --head ${head} --event pull-request`,
  );
  expect(command({}, { event: 'push', configBase: 'none' })).toContain('--event push --config-base none');
  expect(understood(command({}, { folder: "../it's here" })).folder).toBe("../it's here");
  expect(understood(command({}, { folder: '-C' })).folder).toBe('./-C');
});

test('a dirty working tree is the head, and a missing base stays missing', () => {
  expect(command({}, { revisions: revisions(true) })).toBe(`allocgate check --base ${base}`);
  const without: Revisions = { ...revisions(), base: { kind: 'missing', reason: 'no parent', blocking: false } };
  expect(command({}, { revisions: without })).toBe(`allocgate check --head ${head}`);
  const blocked: Revisions = { ...revisions(), base: { kind: 'missing', reason: 'not fetched', blocking: true } };
  expect(command({}, { revisions: blocked })).toBe('none');
});
