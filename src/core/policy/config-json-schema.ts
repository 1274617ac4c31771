import * as z from 'zod';
import { configSchema } from './config-schema.ts';

/**
 * `configJsonSchema` returns the JSON Schema of `.allocgate.yml` as text. It uses draft 7, which YAML editors support
 * best.
 */
export function configJsonSchema(): string {
  const schema = z.toJSONSchema(configSchema, { target: 'draft-7', io: 'input' });
  return `${JSON.stringify({ title: 'allocgate configuration', ...schema }, null, 2)}\n`;
}
