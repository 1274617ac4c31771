import * as z from 'zod';
import { type Baseline, baselineSchema, baselineVersion } from './schema.ts';

/** A stored baseline, or why it can't be used. */
export type BaselineReading =
  | { readonly kind: 'baseline'; readonly baseline: Baseline }
  | { readonly kind: 'damaged'; readonly reason: string };

/** Maximum length of a baseline, in UTF-16 code units. A real baseline of ten thousand benchmarks is about 2 MB. */
const longest = 64 * 1024 * 1024;

/**
 * `parseBaseline` parses a stored baseline. A baseline with a newer schema version counts as damaged, because this
 * version can't interpret it.
 */
export function parseBaseline(text: string): BaselineReading {
  if (text.length > longest) return damaged(`it is larger than ${longest / 1024 / 1024} MiB`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return damaged(`it is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const version = z.looseObject({ schemaVersion: z.number() }).safeParse(value);
  if (version.success && version.data.schemaVersion > baselineVersion) {
    return damaged(
      `it has schema version ${version.data.schemaVersion}, but this allocgate reads version ${baselineVersion}; a newer allocgate wrote it`,
    );
  }
  const parsed = baselineSchema.safeParse(value);
  if (parsed.success) return { kind: 'baseline', baseline: parsed.data };
  const [issue] = parsed.error.issues;
  return damaged(issue === undefined ? 'it is malformed' : `at ${issue.path.join('.') || 'the top'}: ${issue.message}`);
}

function damaged(reason: string): BaselineReading {
  return { kind: 'damaged', reason };
}
