import * as z from 'zod';

const lines = { line: z.number().int().default(0), endLine: z.number().int().default(0) };

const importSpec = z.object({ path: z.string(), name: z.string().optional(), ...lines });

const declaration = z.object({
  kind: z.string(),
  /** As in Go's stack traces: `F`, `(*T).M`, `T.M`. */
  name: z.string(),
  /** Where its comment begins, else its first line. */
  docLine: z.number().int(),
  ...lines,
});

const fileDeclarations = z.object({
  file: z.string(),
  error: z.string().optional(),
  package: z.string(),
  generated: z.boolean(),
  cgo: z.boolean(),
  imports: z.array(importSpec).nullish(),
  declarations: z.array(declaration).nullish(),
});

const callFacts = z.object({
  /** As the linker has it: `strings.Split`. */
  name: z.string(),
  package: z.string().optional(),
  origin: z.string().optional(),
  dynamic: z.boolean(),
  file: z.string().optional(),
  line: z.number().int().optional(),
});

const capture = z.object({ name: z.string(), type: z.string(), line: z.number().int(), byReference: z.boolean() });

const allocationFact = z.object({
  kind: z.string(),
  text: z.string(),
  type: z.string().optional(),
  element: z.string().optional(),
  /** Of one value in bytes, -1 where it is unknown. */
  size: z.number(),
  name: z.string().optional(),
  interface: z.string().optional(),
  callee: callFacts.optional(),
  captures: z.array(capture).nullish(),
  arguments: z.array(z.string()).nullish(),
});

const variableFacts = z.object({
  /** As the site writes it: `out`, `c.items`. */
  expression: z.string(),
  name: z.string(),
  kind: z.string(),
  declared: z.string().optional(),
  initial: z.string().optional(),
  type: z.string(),
  file: z.string().optional(),
  ...lines,
  text: z.string().optional(),
  grown: z.boolean(),
});

const typeFacts = z.object({
  name: z.string(),
  package: z.string().optional(),
  origin: z.string().optional(),
  kind: z.string(),
  size: z.number(),
  file: z.string().optional(),
  ...lines,
  fields: z.array(z.object({ name: z.string(), type: z.string(), line: z.number().int(), size: z.number() })).nullish(),
});

const candidate = z.object({
  kind: z.string(),
  words: z.record(z.string(), z.string()).nullish(),
  edit: z.object({ file: z.string(), ...lines, text: z.string() }),
  imports: z.object({ add: z.array(z.string()).nullish(), remove: z.array(z.string()).nullish() }),
  /** The whole file with the edit. */
  content: z.string(),
});

const siteFacts = z.object({
  id: z.string(),
  found: z.boolean(),
  text: z.string().optional(),
  generated: z.boolean(),
  function: z.object({ name: z.string(), role: z.string().optional(), ...lines }).optional(),
  loops: z
    .array(
      z.object({
        ...lines,
        over: z.string().optional(),
        bound: z.string().optional(),
        benchmark: z.boolean(),
      }),
    )
    .nullish(),
  allocation: allocationFact.optional(),
  operand: variableFacts.optional(),
  types: z.array(typeFacts).nullish(),
  calls: z.array(callFacts).nullish(),
  candidates: z.array(candidate).nullish(),
});

const declarationsReply = z.object({ files: z.array(fileDeclarations).nullish() });
const sitesReply = z.object({ sites: z.array(siteFacts).nullish() });

export type FileDeclarations = z.infer<typeof fileDeclarations>;
/** What Go's parser and type checker say of one site. Files are absolute. */
export type SiteFacts = z.infer<typeof siteFacts>;
/** An edit that might take an allocation away; whether it does must be measured. */
export type Candidate = z.infer<typeof candidate>;

/** The declarations of some files; empty where the reply is not understood. */
export function readDeclarations(reply: unknown): readonly FileDeclarations[] {
  const parsed = declarationsReply.safeParse(reply);
  return parsed.success ? (parsed.data.files ?? []) : [];
}

/** The facts of some sites by their ids, files named by `place`; empty where the reply is not understood. */
export function readSiteFacts(reply: unknown, place: (file: string) => string): ReadonlyMap<string, SiteFacts> {
  const parsed = sitesReply.safeParse(reply);
  const sites = parsed.success ? (parsed.data.sites ?? []) : [];
  const placed = <T extends { readonly file?: string | undefined }>(fact: T): T =>
    fact.file === undefined ? fact : { ...fact, file: place(fact.file) };
  return new Map(
    sites
      .filter(({ found }) => found)
      .map((facts) => [
        facts.id,
        {
          ...facts,
          operand: facts.operand && placed(facts.operand),
          types: facts.types?.map(placed),
          calls: facts.calls?.map(placed),
          candidates: facts.candidates?.map((offered) => ({ ...offered, edit: placed(offered.edit) })),
        },
      ]),
  );
}
