import type * as z from 'zod';

/**
 * `jsonValues` parses indented JSON values one after the other, as the go command prints them: only the end of a value
 * has its brace at the start of a line.
 */
export function jsonValues<T>(text: string, schema: z.ZodType<T>): T[] {
  return text
    .split(/^\}\n/m)
    .filter((part) => part.trim() !== '')
    .map((part) => schema.parse(JSON.parse(`${part}}`)));
}
