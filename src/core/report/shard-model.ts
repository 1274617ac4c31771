import * as z from 'zod';
import { configSchema } from '../policy/config-schema.ts';

const count = z.number().int().nonnegative();
const names = z.array(z.string());
const lengths = z.array(count);
const subject = { importPath: z.string(), path: z.string(), benchmark: z.string() };
const found = z.strictObject({ ...subject, units: names, judged: names });

/** The facts that a verdict depends on, besides rows, problems and notes. The facts of several shards can be joined. */
const runFacts = z.strictObject({
  bench: z.string(),
  patterns: names,
  gate: z.boolean().describe('The rules of a pull request or merge group apply'),
  measured: count.describe('Number of benchmarks that were measured'),
  base: z
    .strictObject({ packages: count, stored: count, kept: z.enum(['file', 'branch']) })
    .optional()
    .describe('Number of packages on base, and of those with stored figures; absent unless base was measured'),
  alone: z
    .array(z.strictObject({ package: z.string(), benchmark: z.string(), side: z.enum(['base', 'head']) }))
    .describe('Benchmarks that only one side has'),
  higher: names.describe('Units for which the benchmarks say that higher is better'),
  leaks: z.strictObject({
    known: names.describe('Benchmarks that leave as much behind on base'),
    unlooked: names.describe('Benchmarks that were not checked for leaks'),
    missed: names.describe('The same, if leaks fail the run'),
    unavailable: z.strictObject({ goVersion: z.string(), fails: z.boolean() }).optional(),
  }),
  edited: z.strictObject({ benchmarks: names, timers: names }).describe('Files that the change edits'),
  idle: z
    .strictObject({
      config: configSchema,
      file: z.string(),
      today: z.string(),
      found: z
        .strictObject({
          packages: z.array(z.strictObject({ importPath: z.string(), path: z.string() })),
          benchmarks: z.array(found),
          skipped: z.array(found),
        })
        .optional(),
    })
    .optional()
    .describe("Head's configuration, and everything that it can refer to"),
});

/** The part of a shard's report that `merge` needs, such as the packages that the shard covers. */
export const shardSchema = z.strictObject({
  index: z.number().int().positive(),
  count: z.number().int().positive(),
  version: z.string().describe('The version of allocgate'),
  settings: z.record(z.string(), z.string()).describe('Everything that was set for this run'),
  packages: names.nullable().describe('The packages of all shards; null if the run ended before they were known'),
  own: names.describe('The packages of this shard'),
  sources: z.string().describe('A digest of everything that the benchmarks of all shards can read, on both sides'),
  sections: z
    .strictObject({ findings: lengths, problems: lengths, notes: lengths })
    .describe('The lengths of the parts of these lists'),
  facts: runFacts,
});

export type RunFacts = z.infer<typeof runFacts>;
export type ShardOfReport = z.infer<typeof shardSchema>;
