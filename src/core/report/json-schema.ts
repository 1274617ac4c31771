import * as z from 'zod';
import { gateReportSchema } from './model.ts';

/** `reportJsonSchema` returns the JSON Schema of the report as text, for programs that read reports. */
export function reportJsonSchema(): string {
  const schema = z.toJSONSchema(gateReportSchema, { target: 'draft-2020-12' });
  return `${JSON.stringify({ title: 'allocgate report', ...schema }, null, 2)}\n`;
}
