import * as z from 'zod';

// The parts of a JSON report that the checker reads. They are defined here once more, so that the program under test
// has no influence on what a report means.

const place = { file: z.string(), line: z.number() };
const figures = z.object({ base: z.number(), head: z.number() });

const claim = {
  ...place,
  function: z.string(),
  root: z
    .object({ ...place, function: z.string(), link: z.string().optional(), whole: z.literal(true).optional() })
    .nullable(),
  confidence: z.enum(['proven', 'likely', 'site']),
  proof: z
    .object({
      reverted: z.array(
        z.object({
          file: z.string(),
          lines: z.tuple([z.number(), z.number()]),
          deleted: z.number().optional(),
          whole: z.enum(['added', 'deleted', 'changed']).optional(),
        }),
      ),
      restores: z.number(),
      units: z.array(z.object({ unit: z.enum(['B/op', 'allocs/op']), restores: z.number() })).optional(),
    })
    .nullable(),
  reason: z.string(),
};

const site = z.object({
  ...claim,
  allocsPerOp: figures,
  bytesPerOp: figures,
  cause: z.string(),
  status: z.enum(['new', 'more', 'larger', 'unchanged']),
  callee: z.string(),
  flow: z.array(z.object({ ...place, text: z.string() })),
  fix: z.object({
    advice: z.string(),
    edit: z
      .object({ file: z.string(), line: z.number(), endLine: z.number(), text: z.string(), was: z.string() })
      .optional(),
    imports: z.object({ add: z.array(z.string()), remove: z.array(z.string()) }).optional(),
    measured: z.object({ allocsPerOp: z.number(), bytesPerOp: z.number() }).optional(),
  }),
});

const explanation = z.object({
  package: z.string(),
  benchmark: z.string(),
  sites: z.array(site),
  explained: z.object({ allocsPerOp: z.number(), bytesPerOp: z.number() }),
  notes: z.array(z.string()),
});

const leak = z.object({
  benchmark: z.string(),
  sites: z.array(z.object({ ...claim, advice: z.string() })),
});

const side = z.object({ median: z.number() }).nullable();

export const checkedReportSchema = z.object({
  conclusion: z.string(),
  findings: z.array(
    z.object({
      package: z.string(),
      benchmark: z.string(),
      unit: z.string(),
      level: z.string(),
      base: side,
      head: side,
      iterations: z.number(),
    }),
  ),
  explanations: z.array(explanation),
  leaks: z.array(leak).default([]),
  problems: z.array(z.object({ message: z.string() })),
  notes: z.array(z.string()),
});

export type CheckedReport = z.infer<typeof checkedReportSchema>;
export type CheckedExplanation = z.infer<typeof explanation>;
export type CheckedSite = z.infer<typeof site>;

/** What sites of allocations and of leaks have in common. */
export type CheckedClaim = Pick<CheckedSite, keyof typeof claim | 'flow'> & {
  readonly fix: Pick<CheckedSite['fix'], 'advice'>;
};
