import { allocationUnits } from '../benchunit/allocation-units.ts';
import * as z from 'zod';
import { causeNames } from '../causes/list.ts';
import { callTree, excerpt, experiment, figures, reverted } from './evidence-model.ts';

/** A line of head. */
export const place = {
  file: z.string().describe('Relative to the git root'),
  line: z.number().int().positive().describe('Line number on head'),
};
export const quoted = z.string().optional().describe('The text of the line on head');

export const site = z.strictObject({
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
      restores: z
        .number()
        .describe('Share of the regression that the revert removes; 1 is all of it. If the shares differ, the largest'),
      units: z
        .array(z.strictObject({ unit: z.enum(allocationUnits), restores: z.number() }))
        .optional()
        .describe('The share of the regression in each unit; absent if the shares are the same'),
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

/** The explanation of one benchmark's regression: where the benchmark allocates more, and why. */
export const explanation = z.strictObject({
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
