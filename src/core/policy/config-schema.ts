import * as z from 'zod';
import { checkBenchExpression } from '../benchfmt/index.ts';
import { isDuration } from './duration.ts';
import { checkPackagePattern } from './package-pattern.ts';

const percent = z.number().min(0).max(100_000);
const unit = z.string().min(1).max(200).regex(/^\S+$/, 'expected a unit without spaces');
const figure = z.number().min(0);
const words = z.array(z.string().min(1).max(1000)).max(1000);

const duration = z.string().refine(isDuration, { error: 'expected a duration such as 30s, 10m or 1h30m' });
const expression = z
  .string()
  .min(1)
  .max(10_000)
  .superRefine((text, context) => {
    const fault = checkBenchExpression(text);
    if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
  });
const pattern = z
  .string()
  .min(1)
  .max(1000)
  .superRefine((text, context) => {
    const fault = checkPackagePattern(text);
    if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
  });
const day = z.string().refine((text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)), {
  error: 'expected a day such as 2027-01-31',
});

const threshold = z.union([percent, z.strictObject({ warn: percent.optional(), fail: percent })], {
  error: 'expected a percentage, or { warn: 10, fail: 15 }',
});
const gomaxprocs = z.number().int().min(1).max(1024);

const rule = z.strictObject({
  packages: z.array(pattern).min(1).max(1000).optional(),
  benchmarks: expression.optional(),
  threshold: threshold.optional(),
  thresholds: z.record(unit, threshold).optional(),
  budgets: z.record(unit, figure).optional(),
  metrics: z.array(unit).min(1).max(100).optional(),
  gomaxprocs: gomaxprocs.optional(),
  strict: z.boolean().optional(),
});

const waiver = z.strictObject({
  package: pattern,
  benchmark: z.string().min(1).max(2000),
  metric: unit,
  ceiling: figure,
  until: day.optional(),
  reason: z.string().min(1).max(2000),
});

/** `.allocgate.yml`, as contract.md has it. */
export const configSchema = z.strictObject({
  threshold: threshold.optional(),
  metrics: z.array(unit).min(1).max(100).optional(),
  exclude: z.array(pattern).max(1000).optional(),
  prepare: z.string().min(1).max(10_000).optional(),
  copy: words.optional(),
  bench: expression.optional(),
  mode: z.enum(['fast']).optional(),
  count: z.number().int().min(1).max(100).optional(),
  strict: z.boolean().optional(),
  'fail-on': z.enum(['regression', 'never']).optional(),
  'on-removed': z.enum(['warn', 'fail']).optional(),
  timeout: duration.optional(),
  'confirm-budget': duration.optional(),
  rules: z.array(rule).max(1000).optional(),
  waivers: z.array(waiver).max(1000).optional(),
});

export type Config = z.infer<typeof configSchema>;
export type ConfigRule = NonNullable<Config['rules']>[number];
export type ConfigWaiver = NonNullable<Config['waivers']>[number];
export type ConfigThreshold = NonNullable<Config['threshold']>;
