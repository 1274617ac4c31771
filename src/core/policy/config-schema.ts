import * as z from 'zod';
import { checkBenchExpression } from '../benchfmt/index.ts';
import { isDay } from './day.ts';
import { isDuration } from './duration.ts';
import { checkPackagePattern } from './package-pattern.ts';
import { mostRecords } from './drift.ts';
import { blindSpotLevels } from '../blind-spots/levels.ts';
import { leakLevels } from './leak-level.ts';
import { testArguments } from './test-arguments.ts';

/** `between` returns a schema that accepts a number within bounds and has one message for everything else. */
function between(least: number, most: number, error: string): z.ZodNumber {
  return z.number({ error }).min(least, { error }).max(most, { error });
}

/**
 * `text` returns a schema that accepts a nonempty string of limited length. `error` is the message for all invalid
 * values except strings that are too long.
 */
function text(longest: number, error: string): z.ZodString {
  return z
    .string({ error })
    .min(1, { error })
    .max(longest, { error: `longer than ${longest} characters` });
}

/** `checked` returns a schema that accepts a string if `check` returns no error message for it. */
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
const expression = checked(10_000, 'expected a -bench expression', checkBenchExpression);
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

const back = `expected tag, or a whole number of records from 1 to ${mostRecords - 1}`;
const drift = z
  .strictObject(
    {
      since: z
        .union([z.literal('tag'), between(1, mostRecords - 1, back).int({ error: back })], { error: back })
        .describe('Where the sum starts: tag for the last release, or a number of records to go back (default: tag)')
        .optional(),
      warn: percent.describe('Warn above this percentage').optional(),
      fail: percent.describe('Fail above this percentage').optional(),
    },
    { error: 'expected { since: tag, warn: 15, fail: 30 }' },
  )
  .refine(({ warn, fail }) => warn !== undefined || fail !== undefined, { error: 'expected warn, fail or both' })
  .refine(({ warn, fail }) => warn === undefined || fail === undefined || warn <= fail, {
    error: 'warn must not be above fail',
    path: ['warn'],
  });
const address = text(500, 'expected the address of a site').regex(/^https?:\/\/[\w.~:/%+-]+$/, {
  error: 'expected an address such as https://example.com/history, without a query',
});

const leaks = z.enum(leakLevels, { error: 'expected warn, fail or off' });

const rule = z.strictObject(
  {
    packages: patterns.min(1, emptyList).describe('Package patterns (default: every package)').optional(),
    benchmarks: expression.describe('A -bench expression (default: every benchmark)').optional(),
    threshold: threshold.describe('An increase by more than this percentage is a regression, in every unit').optional(),
    thresholds: z
      .record(unit, threshold, { error: 'expected a threshold for each unit' })
      .describe('Thresholds by unit')
      .optional(),
    budgets: z
      .record(unit, figure, { error: 'expected a budget for each unit' })
      .describe('Absolute limits by unit')
      .optional(),
    metrics: units.describe('Units to judge').optional(),
    gomaxprocs: gomaxprocs.describe('GOMAXPROCS of the benchmark (default: 1)').optional(),
    strict: truth.describe('Fail on any added allocation').optional(),
    leaks: leaks.describe('What to do when an operation newly leaves goroutines or memory behind').optional(),
  },
  { error: 'expected a rule: keys with values' },
);

const waiver = z.strictObject(
  {
    package: pattern.describe('Pattern for the package'),
    benchmark: benchmark.describe('Full name of the benchmark, such as BenchmarkCreate/items=8'),
    metric: unit.describe('Unit that the waiver is for, such as allocs/op'),
    ceiling: figure.describe('Highest accepted figure'),
    until: day.describe('Last day on which the waiver applies').optional(),
    reason: reason.describe('Why the regression is accepted'),
  },
  { error: 'expected a waiver: keys with values' },
);

/** The schema of `.allocgate.yml` (docs/configuration.md). */
export const configSchema = z.strictObject(
  {
    threshold: threshold.describe('An increase by more than this percentage is a regression (default: 15)').optional(),
    metrics: units.describe('Units to judge (default: B/op, allocs/op)').optional(),
    exclude: patterns.describe('Patterns for packages that are not measured').optional(),
    prepare: command
      .describe('Shell command that runs in the module’s folder in each snapshot, before the build')
      .optional(),
    copy: z
      .array(text(1000, 'expected a pattern for files'), list)
      .max(1000, tooMany)
      .describe('Patterns for untracked or ignored files that both sides need')
      .optional(),
    'test-args': testArguments.describe('Arguments for flags that the tests define').optional(),
    bench: expression.describe('Which benchmarks to measure, as for go test -bench (default: .)').optional(),
    mode: z
      .enum(['fast', 'full'], { error: 'expected fast or full' })
      .describe(
        'fast: short runs with a fixed number of iterations; full: plain go test first, which takes longer (default: fast)',
      )
      .optional(),
    count: count.describe('Samples per benchmark when confirming or recording (default: 3)').optional(),
    strict: truth.describe('Fail on any added allocation (default: false)').optional(),
    'fail-on': z
      .enum(['regression', 'never'], { error: 'expected regression or never' })
      .describe(
        'regression: fail when something regressed; never: make the gate advisory (exit codes 1 and 3 become 0; default: regression)',
      )
      .optional(),
    'on-removed': z
      .enum(['warn', 'fail'], { error: 'expected warn or fail' })
      .describe('What to do when a benchmark was removed or is newly skipped (default: warn)')
      .optional(),
    leaks: leaks
      .describe('What to do when an operation newly leaves goroutines or memory behind (default: warn)')
      .optional(),
    'blind-spots': z
      .enum(blindSpotLevels, { error: 'expected warn, off or fail-on-new-escape' })
      .describe('What to do when no benchmark reaches a changed function (default: warn)')
      .optional(),
    drift: drift
      .describe('Limits for the sum of small steps that each pass, from the records of the baseline branch')
      .optional(),
    'history-url': address.describe('Where the history site is published; reports link to its pages').optional(),
    timeout: duration.describe('Time limit for one test process (default: 10m)').optional(),
    'benchmark-timeout': duration.describe('Time limit for one operation of a benchmark (default: 1m)').optional(),
    'confirm-timeout': duration.describe('Time limit for all confirmations together (default: 10m)').optional(),
    'explain-timeout': duration
      .describe('Time limit for explaining all regressions, with proofs and fixes (default: 5m)')
      .optional(),
    rules: z
      .array(rule, list)
      .max(1000, tooMany)
      .describe(
        'Settings for some packages or benchmarks; all matching rules apply, and a later one overrides an earlier one',
      )
      .optional(),
    waivers: z
      .array(waiver, list)
      .max(1000, tooMany)
      .describe('Regressions that the team accepts, each up to a ceiling')
      .optional(),
  },
  { error: 'expected keys with values' },
);

export type Config = z.infer<typeof configSchema>;
export type ConfigRule = NonNullable<Config['rules']>[number];
export type ConfigWaiver = NonNullable<Config['waivers']>[number];
export type ConfigThreshold = NonNullable<Config['threshold']>;
