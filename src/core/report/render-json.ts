import * as z from 'zod';
import { GateError } from '../../errors.ts';
import { type GateReport, gateReportSchema } from './model.ts';
import { visible } from './visible.ts';

/** Maximum length of a report, in UTF-16 code units. */
const longest = 64 * 1024 * 1024;

/** `renderJson` returns the report as JSON for other programs, with keys in the order of the schema. */
export function renderJson(report: GateReport): string {
  const unjudged = report.unjudged.map((row) => ({ ...row, base: finite(row.base), head: finite(row.head) }));
  return `${JSON.stringify(gateReportSchema.parse({ ...report, unjudged }), null, 2)}\n`;
}

/**
 * `finite` drops NaN and infinities, which JSON can't represent. A benchmark may report such values in a custom unit.
 */
function finite(samples: readonly number[]): number[] {
  return samples.filter((sample) => Number.isFinite(sample));
}

/**
 * `parseReport` parses a stored report. Errors: `usage` if the text isn't a report, or if its schema version is newer
 * than this program knows.
 */
export function parseReport(text: string, name = 'This'): GateReport {
  const refuse = (reason: string): GateError => refusal(name, reason);
  if (text.length > longest) throw refuse('it is larger than 64 MiB');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw refuse(`it is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const version = z.looseObject({ schemaVersion: z.number() }).safeParse(value);
  if (version.success && version.data.schemaVersion > 1) {
    throw new GateError(
      'usage',
      `The report has schema version ${version.data.schemaVersion}; this version of allocgate reads only version 1.`,
      'Use the version of allocgate that wrote the report, or a newer one.',
    );
  }
  const parsed = gateReportSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw refuse(issue === undefined ? 'it is malformed' : `at ${issue.path.join('.') || 'the top'}: ${issue.message}`);
}

/** Maximum number of characters from a possibly hostile file to repeat in a message. */
const longestReason = 300;

function refusal(name: string, reason: string): GateError {
  const shown = visible(reason.length > longestReason ? `${reason.slice(0, longestReason)}…` : reason);
  return new GateError(
    'usage',
    `${name} is not an allocgate report: ${shown}.`,
    'Pass the file that `allocgate check --format json --output FILE` wrote.',
  );
}
