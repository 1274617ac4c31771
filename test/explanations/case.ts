import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

const text = z.string().min(1);

const caseSchema = z.strictObject({
  /** Pattern, from the module's folder. */
  package: text,
  /** A `-bench` expression. */
  bench: text,
  env: z.record(z.string(), z.string()).optional(),
  /** Node's name for the only architecture on which the case holds. */
  architecture: z.string().optional(),
  why: text,
  expected: z.strictObject({
    benchmark: text,
    /** The changed file that its first site comes from. */
    file: text,
    line: z.number().int().positive().optional(),
    cause: text.optional(),
    confidence: z.enum(['proven', 'likely', 'site']),
    /** Words of the explanation. */
    says: z.array(text).optional(),
    /** Words that must not appear anywhere in the report. */
    never: z.array(text).optional(),
  }),
});

/** What a folder holds besides its two sides. */
export type ExplanationCase = z.infer<typeof caseSchema>;

const folder = fileURLToPath(new URL('.', import.meta.url));

/** `loadExplanationCases` returns the cases that hold on this machine, with the folder of each. */
export function loadExplanationCases(): readonly (ExplanationCase & {
  readonly name: string;
  readonly folder: string;
})[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({
      ...caseSchema.parse(JSON.parse(readFileSync(`${folder}${name}/case.json`, 'utf8'))),
      name,
      folder: `${folder}${name}`,
    }))
    .filter(({ architecture = process.arch }) => architecture === process.arch);
}
