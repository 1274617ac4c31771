import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openingAt } from './coverage.ts';
import type { Plant } from './choose.ts';

/**
 * Inserts each plant's statement after the brace that opens its function, and adds one variable for each plant in a new
 * file of the package.
 */
export async function plantInto(folder: string, plants: readonly Plant[]): Promise<void> {
  const variables = new Map<string, string>();
  for (const [index, { place, size }] of plants.entries()) {
    const [file = ''] = place.split(':');
    const source = await readFile(join(folder, file), 'utf8');
    const opening = openingAt(place, source);
    if (opening === undefined) throw new Error(`no function opens at ${place}`);
    const name = `plantedSink${index}`;
    const lines = source.split('\n');
    lines[opening.line - 1] += ` ${name} = new([${size}]byte)`;
    await writeFile(join(folder, file), lines.join('\n'));
    const clause = /^package \w+/m.exec(source)?.[0] ?? '';
    const before = variables.get(dirname(file)) ?? `${clause}\n\n`;
    variables.set(dirname(file), `${before}var ${name} *[${size}]byte\n`);
  }
  for (const [below, text] of variables) await writeFile(join(folder, below, 'planted_sinks.go'), text);
}
