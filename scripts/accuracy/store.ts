import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as z from 'zod';

/** The folder for the raw results. */
const folder = fileURLToPath(new URL('../../docs/accuracy', import.meta.url));

/** Writes raw results in the order that the caller chose, with one row per line. */
export async function writeResults(name: string, results: unknown): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.json`), `${compact(results, '')}\n`);
}

/**
 * Reads results that `writeResults` wrote, or returns `undefined` if that part has not run. Errors: if the file doesn't
 * match the schema.
 */
export async function readResults<T>(name: string, schema: z.ZodType<T>): Promise<T | undefined> {
  const text = await readFile(join(folder, `${name}.json`), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : schema.parse(JSON.parse(text));
}

/**
 * Formats JSON with a line for each member of an object, and for each item of a list that contains lists or objects.
 */
function compact(value: unknown, indent: string): string {
  const deeper = `${indent} `;
  if (Array.isArray(value) && value.some((item) => typeof item === 'object' && item !== null)) {
    const items = value.map((item) => deeper + (isRow(item) ? JSON.stringify(item) : compact(item, deeper)));
    return `[\n${items.join(',\n')}\n${indent}]`;
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => `${deeper}${JSON.stringify(key)}: ${compact(member, deeper)}`);
    return `{\n${members.join(',\n')}\n${indent}}`;
  }
  return JSON.stringify(value);
}

/** Reports whether a value is a list of scalars and lists. */
function isRow(value: unknown): boolean {
  return Array.isArray(value) && !value.some((item) => typeof item === 'object' && !Array.isArray(item));
}
