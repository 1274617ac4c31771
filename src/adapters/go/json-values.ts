import type * as z from 'zod';

/**
 * `jsonValues` parses consecutive indented JSON values as the go command prints them, in which a closing brace at the
 * start of a line ends a value.
 */
export function jsonValues<T>(text: string, schema: z.ZodType<T>): T[] {
  return text
    .split(/^\}\n/m)
    .filter((part) => part.trim() !== '')
    .map((part) => schema.parse(JSON.parse(`${part}}`)));
}
