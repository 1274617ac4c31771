import * as z from 'zod';
import { type Baseline, baselineSchema } from '../baseline/schema.ts';

const schemaVersion = 1;

/** A package, or a whole commit, that could not be measured. */
export interface BackfillProblem {
  readonly package?: string | undefined;
  readonly message: string;
}

/** The result of a backfill at one commit. */
export interface BackfillEntry {
  /** Absent if nothing could be measured. */
  readonly baseline?: Baseline | undefined;
  readonly problems: readonly BackfillProblem[];
}

const entrySchema = z.strictObject({
  schemaVersion: z.literal(schemaVersion),
  baseline: baselineSchema.optional(),
  problems: z.array(z.strictObject({ package: z.string().max(2000).optional(), message: z.string().max(10_000) })),
});

/** `renderEntry` returns an entry as the JSON text that is stored. Long messages are cut. */
export function renderEntry({ baseline, problems }: BackfillEntry): string {
  const short = problems.map(({ message, ...rest }) => ({ ...rest, message: message.slice(0, 2000) }));
  return `${JSON.stringify({ schemaVersion, baseline, problems: short })}\n`;
}

/**
 * `parseEntry` parses a stored entry. It returns `undefined` if the text isn't an entry of this version, or if the
 * baseline in it belongs to a different commit.
 */
export function parseEntry(text: string, commit: string): BackfillEntry | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = entrySchema.safeParse(value);
  if (!parsed.success) return undefined;
  const { baseline, problems } = parsed.data;
  if (baseline === undefined) return { problems };
  return baseline.commit === commit ? { baseline, problems } : undefined;
}
