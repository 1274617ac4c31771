import * as z from 'zod';
import { configSchema } from './config-schema.ts';

/** `configJsonSchema` returns the JSON Schema of `.allocgate.yml` as text. Editors for YAML understand draft 7 best. */
export function configJsonSchema(): string {
  const schema = z.toJSONSchema(configSchema, { target: 'draft-7', io: 'input' });
  return `${JSON.stringify({ title: 'allocgate configuration', ...schema }, null, 2)}\n`;
}
