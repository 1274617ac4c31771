import * as z from 'zod';
import { problemKinds } from '../../errors.ts';
import { blindSpots } from './blind-spot-model.ts';
import { figures } from './evidence-model.ts';
import { explanation, place } from './explanation-model.ts';
import { leak } from './leak-model.ts';
import { shardSchema } from './shard-model.ts';

const side = z.strictObject({
  median: z.number().describe('The judged figure: for exact totals the nearest integer'),
  samples: z.array(z.number()).describe('Figures per operation, not rounded, in the order measured'),
  printed: z.number().optional().describe("What Go's own output shows, if it differs from the median"),
  reported: z
    .literal(true)
    .optional()
    .describe('The benchmark set the figure itself with b.ReportMetric, in a unit that Go counts'),
});

export const levels = [
  'regression',
  'over-budget',
  'drift',
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

/**
 * The commit of a record on the baseline branch, and the tag of a release that contains the commit. A tag can be any
 * text that its author chose.
 */
const recordPlace = { commit: z.string(), tag: z.string().optional() };

const drift = z.strictObject({
  since: z
    .strictObject(recordPlace)
    .describe('The record that the sum starts from, and the release that it stands for'),
  restarted: z
    .enum(['waiver', 'step'])
    .optional()
    .describe(
      'Why the sum starts later than configured: a waiver covers that figure, or one commit made a step over the threshold',
    ),
  from: z.number().describe('The figure of that record'),
  to: z.number().describe("Head's figure at the iterations of the record"),
  change,
  warn: z.number().optional(),
  fail: z.number().optional(),
  here: z.number().describe('How much this change adds'),
  steps: z
    .array(
      z.strictObject({
        commit: z.string(),
        after: z.string().describe('Commit of the previous record'),
        subject: z.string().optional(),
        from: z.number(),
        to: z.number(),
      }),
    )
    .describe('The commits before this change that added most, the largest first'),
  more: z.number().int().nonnegative().describe('Number of further increases'),
});

const history = z.strictObject({
  figures: z.array(z.number()).describe('The figures of the last records, at most twenty, oldest first'),
  sparkline: z.string(),
  was: z
    .strictObject({
      figure: z.number(),
      since: z
        .strictObject(recordPlace)
        .describe('The first record with this figure, and the first release that contains its commit'),
      orLonger: z.literal(true).optional().describe('Every record that was read has this figure'),
    })
    .optional()
    .describe("Base's figure and how long it held; absent if base changed since its newest record"),
  url: z.string().optional().describe('The page of the benchmark on the history site'),
});

const finding = z.strictObject({
  package: z.string(),
  benchmark: z.string().describe('Without the GOMAXPROCS suffix'),
  unit: z.string(),
  level: z.enum(levels),
  base: side.nullable(),
  head: side.nullable(),
  iterations: z.number().int().nonnegative().describe('Iterations of each sample; 0 if the sides differ'),
  change,
  threshold: z.strictObject({ percent: z.number(), warn: z.number().optional() }),
  budget: z.number().optional().describe('The absolute limit that applies to this row'),
  confirmed: z.boolean(),
  waiver: z.strictObject({ ceiling: z.number(), until: z.string().optional(), reason: z.string() }).optional(),
  acceptedBy: z.string().optional(),
  drift: drift.optional().describe('What small steps add up to, if that is over a limit'),
  history: history.optional().describe('What the records of the baseline branch say about a row that fails'),
  warnings: z.array(z.string()),
});

const problem = z.strictObject({
  kind: z.enum(problemKinds),
  side: z.enum(['base', 'head', 'both']),
  package: z.string().optional(),
  benchmark: z.string().optional(),
  blocking: z.boolean().describe('Whether the problem makes the run unmeasurable'),
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

/** The result of `explain`: where benchmarks allocate, whether or not they regressed. */
export const explainReportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  base: z.strictObject({ commit: z.string().optional(), label: z.string().optional() }).nullable(),
  head: z.strictObject({ commit: z.string().optional(), dirty: z.boolean(), label: z.string().optional() }),
  goVersion: z.string(),
  explanations: z.array(explanation.extend({ allocsPerOp: figures, bytesPerOp: figures })),
  leaks: z.array(leak).optional().describe('With --leaks: what each operation leaves behind'),
  problems: z.array(problem),
  notes: z.array(z.string()),
});

export type ExplainReport = z.infer<typeof explainReportSchema>;

/**
 * Everything that a run found, in the form that other programs read (`--format json`). All renderers work from this
 * alone.
 */
export const gateReportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  conclusion: z.enum(['pass', 'fail', 'unmeasurable']),
  advisory: z.boolean().describe('`fail-on: never`: the conclusion does not change the exit code'),
  base: z
    .strictObject({
      commit: z.string().optional(),
      source: z.enum(['file', 'branch', 'rerun', 'mixed', 'text']),
      label: z.string().optional().describe('How the base was chosen, or the name of the text file'),
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
  leaks: z.array(leak).optional().describe('Origins of the goroutines and memory that operations leave behind'),
  blindSpots: blindSpots
    .optional()
    .describe('Changed functions that no benchmark reaches; absent if this was not checked'),
  explanations: z.array(explanation).describe('Allocation sites of the confirmed regressions'),
  identical: z
    .array(
      z.strictObject({
        package: z.string(),
        reason: z.string(),
        benchmarks: z.array(
          z.strictObject({
            benchmark: z
              .string()
              .describe('A benchmark function, or the full name of a benchmark that has stored figures'),
            figures: z.record(z.string(), z.number()).optional().describe('Stored medians by unit'),
          }),
        ),
      }),
    )
    .optional()
    .describe('Packages that were neither built nor run, because both sides have identical inputs'),
  reused: z.array(z.strictObject({ package: z.string(), reason: z.string() })),
  problems: z.array(problem),
  notes: z.array(z.string()).describe('What a reader should know about this run: configuration, baseline, environment'),
  reproduce: z.string().optional().describe('The command that gives the same verdict in a terminal'),
  headLines: z
    .strictObject({
      commit: z.string(),
      lines: z.array(z.strictObject({ ...place, at: z.number().int().positive() })),
    })
    .optional()
    .describe(
      "Where lines of the measured merge are in the pull request's own head; lines that are missing here aren't in it",
    ),
  timings: z.strictObject({
    snapshotMs: z.number(),
    planMs: z.number(),
    buildMs: z.number(),
    screenMs: z.number(),
    confirmMs: z.number(),
    explainMs: z.number(),
    proveMs: z.number(),
    blindSpotsMs: z.number().default(0),
  }),
  shard: shardSchema.optional().describe('Present if this is one of several shards of a run'),
});

export type GateReport = z.infer<typeof gateReportSchema>;
export type Finding = GateReport['findings'][number];
export type FindingDrift = NonNullable<Finding['drift']>;
export type FindingHistory = NonNullable<Finding['history']>;
export type Explanation = GateReport['explanations'][number];
export type ExplainedSite = Explanation['sites'][number];
export type ReportedLeak = NonNullable<GateReport['leaks']>[number];
export type ReportedLeakSite = ReportedLeak['sites'][number];
export type BlindSpots = NonNullable<GateReport['blindSpots']>;
export type Problem = GateReport['problems'][number];
export type Level = Finding['level'];
export type Change = Finding['change'];
export type Conclusion = GateReport['conclusion'];
export type SideFigures = NonNullable<Finding['base']>;
export type UnjudgedRow = GateReport['unjudged'][number];
