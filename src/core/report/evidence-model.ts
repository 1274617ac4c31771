import * as z from 'zod';

export const figures = z.strictObject({ base: z.number(), head: z.number() });

export const reverted = z.strictObject({
  file: z.string(),
  lines: z
    .tuple([z.number().int(), z.number().int()])
    .describe("Head's lines; for code that was only deleted, the lines before and after it"),
  deleted: z.number().int().positive().optional().describe('Number of lines deleted there, if none was added'),
  whole: z
    .enum(['added', 'deleted', 'changed'])
    .optional()
    .describe('The file was added, deleted or replaced as a whole'),
});

export const experiment = z.strictObject({
  reverted: z.array(reverted),
  allocsPerOp: z.number().optional().describe('Absent if the program did not build or run'),
  bytesPerOp: z.number().optional(),
  tests: z
    .enum(['same', 'different', 'unknown'])
    .optional()
    .describe("How the package's own tests end, compared with head; unknown if that was not needed"),
});

export const excerpt = z.strictObject({
  file: z.string().describe("Head's path, or base's for a deleted file"),
  lines: z.array(
    z.strictObject({
      base: z.number().int().positive().optional().describe('Line on base; absent if head added it'),
      head: z.number().int().positive().optional().describe('Line on head; absent if head removed it'),
      text: z.string(),
      allocsPerOp: figures.optional().describe('What the line and everything it calls allocates'),
      bytesPerOp: figures.optional(),
    }),
  ),
});

export const callTree = z.strictObject({
  operations: z.number().int().positive().describe('Number of operations that the figures are totals of, on each side'),
  leastShare: z.number().describe('Frames below this share of the total and of the change are combined'),
  tinyObjects: z
    .literal(true)
    .optional()
    .describe('Tiny objects got separate blocks in these profiles, so each one is counted'),
  functions: z.array(z.string()),
  frames: z
    .array(z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()]))
    .describe(
      'Depth first: depth, index of the function, then what that frame itself allocates: objects on base and head, bytes on base and head. An index of −n sums up n smaller frames with everything below them',
    ),
});

export type CallTree = z.infer<typeof callTree>;
export type Excerpt = z.infer<typeof excerpt>;
export type ExcerptLine = Excerpt['lines'][number];
export type ReportedExperiment = z.infer<typeof experiment>;
