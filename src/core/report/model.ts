import * as z from 'zod';
import { problemKinds } from '../../errors.ts';

const side = z.strictObject({
  median: z.number().describe('The judged figure: for exact totals the nearest integer'),
  samples: z.array(z.number()).describe('Figures per operation, not rounded, in the order measured'),
  printed: z.number().optional().describe("What Go's own output shows, where it differs from the median"),
});

export const levels = [
  'regression',
  'over-budget',
  'warning',
  'unconfirmed',
  'unstable',
  'removed',
  'skipped',
  'waived',
  'added',
  'improvement',
  'notice',
  'unchanged',
] as const;

const change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ratio'), percent: z.number() }),
  z.strictObject({ kind: z.literal('from-zero') }),
  z.strictObject({ kind: z.literal('to-zero') }),
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('added') }),
  z.strictObject({ kind: z.literal('removed') }),
]);

const finding = z.strictObject({
  package: z.string(),
  benchmark: z.string().describe('Without the GOMAXPROCS suffix'),
  unit: z.string(),
  level: z.enum(levels),
  base: side.nullable(),
  head: side.nullable(),
  iterations: z.number().int().nonnegative().describe('Iterations of each sample; 0 where the sides differ'),
  change,
  threshold: z.strictObject({ percent: z.number(), warn: z.number().optional() }),
  budget: z.number().optional().describe('The absolute limit that applies to this row'),
  confirmed: z.boolean(),
  waiver: z.strictObject({ ceiling: z.number(), until: z.string().optional(), reason: z.string() }).optional(),
  acceptedBy: z.string().optional(),
  warnings: z.array(z.string()),
});

const problem = z.strictObject({
  kind: z.enum(problemKinds),
  side: z.enum(['base', 'head', 'both']),
  package: z.string().optional(),
  benchmark: z.string().optional(),
  blocking: z.boolean().describe('Whether it makes the run unmeasurable'),
  message: z.string(),
  remedy: z.string(),
});

const unjudged = z.strictObject({
  package: z.string(),
  benchmark: z.string(),
  unit: z.string(),
  iterations: z.number().int().nonnegative(),
  base: z.array(z.number()),
  head: z.array(z.number()),
});

/** Everything a run found, as other programs read it (`--format json`). Every renderer works from this alone. */
export const gateReportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  conclusion: z.enum(['pass', 'fail', 'unmeasurable']),
  advisory: z.boolean().describe('`fail-on: never`: the conclusion does not change the exit code'),
  base: z
    .strictObject({
      commit: z.string().optional(),
      source: z.enum(['file', 'branch', 'rerun', 'mixed', 'text']),
      label: z.string().optional().describe('How the base was asked for or found, or the name of the text file'),
    })
    .nullable()
    .describe('null: there was nothing to compare with'),
  head: z.strictObject({ commit: z.string().optional(), dirty: z.boolean(), label: z.string().optional() }),
  environment: z.strictObject({
    goVersion: z.string(),
    goos: z.string(),
    goarch: z.string(),
    cpu: z.string(),
    gomaxprocs: z.number().int().positive().nullable(),
    mode: z.enum(['fast', 'full', 'text']),
    totals: z.enum(['exact', 'printed']),
  }),
  findings: z.array(finding),
  unjudged: z.array(unjudged).describe('Units that are shown and never judged, such as ns/op'),
  explanations: z.array(z.never()).describe('Allocation sites of the confirmed regressions'),
  reused: z.array(z.strictObject({ package: z.string(), reason: z.string() })),
  problems: z.array(problem),
  notes: z.array(z.string()).describe('What a reader should know of this run: configuration, baseline, environment'),
  reproduce: z.string().optional().describe('The command that gives the same verdict in a terminal'),
  timings: z.strictObject({
    snapshotMs: z.number(),
    planMs: z.number(),
    buildMs: z.number(),
    screenMs: z.number(),
    confirmMs: z.number(),
    explainMs: z.number(),
    proveMs: z.number(),
  }),
});

export type GateReport = z.infer<typeof gateReportSchema>;
export type Finding = GateReport['findings'][number];
export type Problem = GateReport['problems'][number];
export type Level = Finding['level'];
export type Change = Finding['change'];
export type Conclusion = GateReport['conclusion'];
export type SideFigures = NonNullable<Finding['base']>;
export type UnjudgedRow = GateReport['unjudged'][number];
