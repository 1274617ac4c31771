import * as z from 'zod';
import { checkBenchExpression } from '../benchfmt/index.ts';
import { isDay } from './day.ts';
import { isDuration } from './duration.ts';
import { checkPackagePattern } from './package-pattern.ts';
import { testArguments } from './test-arguments.ts';

/** A number within bounds, and one message for everything that is none. */
function between(least: number, most: number, error: string): z.ZodNumber {
  return z.number({ error }).min(least, { error }).max(most, { error });
}

/** A text within a length, and one message for everything that is none. */
function text(longest: number, error: string): z.ZodString {
  return z
    .string({ error })
    .min(1, { error })
    .max(longest, { error: `longer than ${longest} characters` });
}

/** A text that a check finds nothing wrong with. */
function checked(longest: number, error: string, check: (text: string) => string | undefined): z.ZodString {
  return text(longest, error).superRefine((value, context) => {
    const fault = check(value);
    if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
  });
}

const list = { error: 'expected a list' };
const tooMany = { error: 'longer than 1000 items' };
const emptyList = { error: 'expected at least one item' };
const truth = z.boolean({ error: 'expected true or false' });

const percent = between(0, 100_000, 'expected a percentage from 0 to 100000');
const unit = text(200, 'expected a unit').regex(/^\S+$/, { error: 'expected a unit without spaces' });
const figure = between(0, Number.MAX_VALUE, 'expected a number of 0 or more');
const command = text(10_000, 'expected a shell command');
const reason = text(2000, 'expected a reason in words');
const benchmark = text(2000, 'expected the name of a benchmark');
const expression = checked(10_000, 'expected an expression as for -bench', checkBenchExpression);
const pattern = checked(1000, 'expected a package pattern', checkPackagePattern);
const duration = z
  .string({ error: 'expected a duration such as 30s, 10m or 1h30m' })
  .refine(isDuration, { error: 'expected a duration such as 30s, 10m or 1h30m, at most a week' });
const day = z
  .string({ error: 'expected a day such as 2027-01-31' })
  .refine(isDay, { error: 'expected a day such as 2027-01-31' });
const count = between(1, 100, 'expected a whole number from 1 to 100').int({
  error: 'expected a whole number from 1 to 100',
});
const gomaxprocs = between(1, 1024, 'expected a whole number from 1 to 1024').int({
  error: 'expected a whole number from 1 to 1024',
});

const patterns = z.array(pattern, list).max(1000, tooMany);
const units = z.array(unit, list).min(1, emptyList).max(100, { error: 'longer than 100 items' });
const threshold = z.union(
  [
    percent,
    z
      .strictObject({ warn: percent.optional(), fail: percent })
      .refine(({ warn, fail }) => warn === undefined || warn <= fail, {
        error: 'warn must not be above fail',
        path: ['warn'],
      }),
  ],
  { error: 'expected a percentage, or { warn: 10, fail: 15 }' },
);

const rule = z.strictObject(
  {
    packages: patterns.min(1, emptyList).optional(),
    benchmarks: expression.optional(),
    threshold: threshold.optional(),
    thresholds: z.record(unit, threshold, { error: 'expected a threshold for each unit' }).optional(),
    budgets: z.record(unit, figure, { error: 'expected a budget for each unit' }).optional(),
    metrics: units.optional(),
    gomaxprocs: gomaxprocs.optional(),
    strict: truth.optional(),
  },
  { error: 'expected a rule: keys with values' },
);

const waiver = z.strictObject(
  {
    package: pattern,
    benchmark,
    metric: unit,
    ceiling: figure,
    until: day.optional(),
    reason,
  },
  { error: 'expected a waiver: keys with values' },
);

/** `.allocgate.yml`, as contract.md has it. */
export const configSchema = z.strictObject(
  {
    threshold: threshold.optional(),
    metrics: units.optional(),
    exclude: patterns.optional(),
    prepare: command.optional(),
    copy: z.array(text(1000, 'expected a pattern of files'), list).max(1000, tooMany).optional(),
    'test-args': testArguments.optional(),
    bench: expression.optional(),
    mode: z.enum(['fast', 'full'], { error: 'expected fast or full' }).optional(),
    count: count.optional(),
    strict: truth.optional(),
    'fail-on': z.enum(['regression', 'never'], { error: 'expected regression or never' }).optional(),
    'on-removed': z.enum(['warn', 'fail'], { error: 'expected warn or fail' }).optional(),
    timeout: duration.optional(),
    'confirm-budget': duration.optional(),
    budget: duration.optional(),
    rules: z.array(rule, list).max(1000, tooMany).optional(),
    waivers: z.array(waiver, list).max(1000, tooMany).optional(),
  },
  { error: 'expected keys with values' },
);

export type Config = z.infer<typeof configSchema>;
export type ConfigRule = NonNullable<Config['rules']>[number];
export type ConfigWaiver = NonNullable<Config['waivers']>[number];
export type ConfigThreshold = NonNullable<Config['threshold']>;
