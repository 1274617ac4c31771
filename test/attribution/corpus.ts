import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { causeNames } from '../../src/core/causes/list.ts';

const version = z.string().regex(/^v\d+\.\d+\.\d+$/, 'a released version');

const responsible = z.strictObject({
  file: z.string().regex(/^[\w./-]+$/),
  /** Of `to`. Of a deletion the neighbours. */
  lines: z.array(z.number().int().positive()).min(1),
  /** Where it is another one than the entry's. */
  function: z.string().min(1).optional(),
  cause: z.enum(causeNames).optional(),
});

const entry = z.strictObject({
  module: z.string().regex(/^[\w.-]+(\/[\w.-]+)+$/),
  from: version,
  to: version,
  /** Pattern of the package, from the module's folder. */
  package: z.string().regex(/^\.(\/[\w.-]+)*$/),
  /** As the result names it. */
  benchmark: z.string().startsWith('Benchmark'),
  unit: z.enum(['allocs/op', 'B/op']),
  /** Every line that a fair reviewer would name. */
  lines: z.array(responsible).min(1),
  /** As in a Go stack, without the folders of the import path. */
  function: z.string().min(1),
  cause: z.enum(causeNames),
  /** How it comes about, as read in the difference between both versions. */
  note: z.string().min(20),
});

/** One regression between two released versions of a public module, and the lines that are responsible. */
export type RealCase = z.infer<typeof entry>;

/** The corpus file: facts about other people's modules, none of their code. Errors: it is not of this form. */
export const corpusSchema = z.array(entry);

/** Reads the corpus; `words` keep the cases whose name holds any of them. */
export function loadCorpus(words: readonly string[] = []): readonly RealCase[] {
  const all = corpusSchema.parse(JSON.parse(readFileSync(new URL('./corpus.json', import.meta.url), 'utf8')));
  return words.length === 0 ? all : all.filter((real) => words.some((word) => nameOf(real).includes(word)));
}

/** `module@from..to benchmark`: the case's name. */
export function nameOf({ module, from, to, benchmark }: RealCase): string {
  return `${module}@${from}..${to} ${benchmark}`;
}

/** Whether a case is kept aside while rules are tuned: a third of all, by its name alone. */
export function isRealHeldOut(real: RealCase): boolean {
  return createHash('sha256').update(nameOf(real)).digest().readUInt32BE(4) % 3 === 0;
}
