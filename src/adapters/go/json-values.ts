import type * as z from 'zod';

/**
 * `jsonValues` parses consecutive indented JSON values as the go command prints them. Only the end of a value has a
 * brace at the start of a line.
 */
export function jsonValues<T>(text: string, schema: z.ZodType<T>): T[] {
  return text
    .split(/^\}\n/m)
    .filter((part) => part.trim() !== '')
    .map((part) => schema.parse(JSON.parse(`${part}}`)));
}
