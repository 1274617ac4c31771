import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as z from 'zod';

/** Where the raw results lie. */
const folder = fileURLToPath(new URL('../../docs/accuracy', import.meta.url));

/** Writes raw results: sorted by who made them, one row a line. */
export async function writeResults(name: string, results: unknown): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.json`), `${compact(results, '')}\n`);
}

/** Reads what `writeResults` wrote; `undefined` where that part has not run. Errors: a file that does not fit. */
export async function readResults<T>(name: string, schema: z.ZodType<T>): Promise<T | undefined> {
  const text = await readFile(join(folder, `${name}.json`), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : schema.parse(JSON.parse(text));
}

/** JSON with a line for each list of lists' item and for each member of an object that holds one. */
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

/** A list of scalars and of lists of scalars. */
function isRow(value: unknown): boolean {
  return Array.isArray(value) && !value.some((item) => typeof item === 'object' && !Array.isArray(item));
}
