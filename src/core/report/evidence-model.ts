import * as z from 'zod';

export const figures = z.strictObject({ base: z.number(), head: z.number() });

export const reverted = z.strictObject({
  file: z.string(),
  lines: z
    .tuple([z.number().int(), z.number().int()])
    .describe("Head's lines; for code that was only deleted, the lines before and after it"),
  deleted: z.number().int().positive().optional().describe('Number of lines deleted there, if none was added'),
  was: z.array(z.string()).optional().describe('The lines that the change deleted or replaced there, if they are few'),
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
    .describe("Results of the package's tests, compared with head's; unknown if they were not needed"),
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
  operations: z.number().int().positive().describe('Number of operations that the totals cover, on each side'),
  leastShare: z.number().describe('Frames below this share of the total and of the change are combined'),
  tinyObjects: z.literal(true).optional().describe('Each tiny object had a block of its own in these profiles'),
  functions: z.array(z.string()),
  frames: z
    .array(z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()]))
    .describe(
      'Frames, depth first. Each has its depth, the index of its function, and what the frame itself allocates: objects on base and head, then bytes on base and head. An index of −n combines n smaller frames and everything below them',
    ),
});

export type CallTree = z.infer<typeof callTree>;
export type Excerpt = z.infer<typeof excerpt>;
export type ExcerptLine = Excerpt['lines'][number];
export type ReportedExperiment = z.infer<typeof experiment>;
