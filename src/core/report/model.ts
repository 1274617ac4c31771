import * as z from 'zod';
import { problemKinds } from '../../errors.ts';
import { causeNames } from '../causes/list.ts';
import { leakKinds } from '../leak/kinds.ts';
import { callTree, excerpt, experiment, figures, reverted } from './evidence-model.ts';
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
 * A record of the baseline branch, with the tag of a release that contains it. The tag can be any text that its author
 * chose.
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

const place = {
  file: z.string().describe('Relative to the git root'),
  line: z.number().int().positive().describe('Line number on head'),
};
const quoted = z.string().optional().describe('The text of the line on head');

const site = z.strictObject({
  ...place,
  source: quoted,
  function: z.string(),
  root: z
    .strictObject({
      ...place,
      source: quoted,
      function: z.string(),
      link: z
        .string()
        .optional()
        .describe('How it leads to the site; absent if it is the site itself or if `reason` explains it'),
      whole: z.literal(true).optional().describe('The whole file is the cause: it contains data, not lines of code'),
    })
    .nullable()
    .describe('The changed line that causes it; null if none was found'),
  confidence: z
    .enum(['proven', 'likely', 'site'])
    .describe(
      'proven: an experiment confirmed the cause; likely: only the code points to it; site: no changed line was found',
    ),
  proof: z
    .strictObject({
      reverted: z.array(reverted),
      restores: z.number().describe('Share of the regression that the revert removes; 1 is all of it'),
    })
    .nullable(),
  allocsPerOp: figures,
  bytesPerOp: figures,
  cause: z.enum(causeNames),
  status: z.enum(['new', 'more', 'larger', 'unchanged']),
  callee: z.string(),
  reason: z.string(),
  flow: z.array(z.strictObject({ file: z.string(), line: z.number().int(), text: z.string() })),
  fix: z.strictObject({
    advice: z.string(),
    edit: z
      .strictObject({
        file: z.string(),
        line: z.number().int(),
        endLine: z.number().int(),
        text: z.string(),
        was: z.string().describe('The lines that the edit replaces'),
      })
      .optional()
      .describe('An edit that replaces whole lines; present only if it was measured'),
    imports: z
      .strictObject({ add: z.array(z.string()), remove: z.array(z.string()) })
      .optional()
      .describe('Imports that the edit adds to the file and removes from it'),
    measured: z.strictObject({ allocsPerOp: z.number(), bytesPerOp: z.number() }).optional(),
    untested: z
      .boolean()
      .optional()
      .describe('The package has no tests that could show whether the edit breaks something'),
  }),
});

const explanation = z.strictObject({
  package: z.string(),
  benchmark: z.string(),
  sites: z.array(site).describe('The most responsible first'),
  explained: z.strictObject({
    allocsPerOp: z.number().describe('Share of the change in allocs/op that the sites account for; 1 is all of it'),
    bytesPerOp: z.number(),
  }),
  excerpts: z.array(excerpt).optional().describe('The lines around sites, roots and reverted lines, of both sides'),
  experiments: z.array(experiment).optional().describe('What was reverted and measured, in this order'),
  callTree: callTree.optional().describe('The allocation profiles of both sides, merged by call path'),
  notes: z.array(z.string()),
});

const position = z.strictObject({ file: z.string(), line: z.number().int().nonnegative(), function: z.string() });

const leakSite = z.strictObject({
  ...place,
  function: z.string(),
  kind: z.enum(leakKinds),
  goroutinesPerOp: figures,
  bytesPerOp: figures,
  source: quoted,
  startedAt: position.optional().describe('The go statement of the goroutine that does not end'),
  waitingAt: position.optional().describe('The line where it waits'),
  state: z.string().optional().describe('What it waits for, in the words of the Go runtime'),
  unreachable: z.literal(true).optional().describe('The garbage collector found that nothing can wake it'),
  root: position
    .extend({ source: quoted })
    .nullable()
    .describe('The changed line that causes it; null if none was found'),
  confidence: z
    .enum(['proven', 'likely', 'site'])
    .describe(
      'proven: an experiment confirmed the cause; likely: only the code points to it; site: no changed line was found',
    ),
  proof: site.shape.proof,
  reason: z.string(),
  advice: z.string(),
});

const leak = z.strictObject({
  package: z.string(),
  benchmark: z.string(),
  goroutinesPerOp: figures,
  retainedBytesPerOp: figures,
  sites: z.array(leakSite).describe('The most responsible first'),
  notes: z.array(z.string()),
});

const blindSpots = z.strictObject({
  changed: z.number().int().nonnegative().describe('Functions that the change adds or edits'),
  unreached: z
    .array(
      z.strictObject({
        ...place,
        package: z.string(),
        function: z.string(),
        change: z.enum(['added', 'edited']),
        escapes: z
          .array(z.strictObject({ line: z.number().int().positive(), subject: z.string() }))
          .describe('What newly escapes to the heap there, which no benchmark measures'),
      }),
    )
    .describe('The functions that no benchmark reaches, those with new heap escapes first'),
  fails: z.literal(true).optional().describe('`blind-spots: fail-on-new-escape`, and something newly escapes'),
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
