/**
 * Measures what the gate costs (`npm run bench`), as ratios within one run if there is something to compare with.
 * Arguments select parts by name; `doc` also writes docs/performance.md. Needs dist, Go, git, GNU time, the module proxy, and an otherwise idle machine. Exits
 * with 1 if a limit is exceeded.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { thisMachine } from './accuracy/machine.ts';
import type { BenchLine } from './bench/bench.ts';
import { documentation, leaks, pool, red } from './bench/checks.ts';
import { compare } from './bench/compare.ts';
import { performanceDocument } from './bench/document.ts';
import { startup } from './bench/startup.ts';
import { renderColumns } from './table/columns.ts';

const parts = [startup, documentation, compare, leaks, red, pool];
const writes = process.argv.includes('doc');
const words = process.argv.slice(2).filter((word) => word !== 'doc');
if (writes && words.length > 0) throw new Error('The page shows all parts: use doc alone.');
const unknown = words.filter((word) => !parts.some(({ name }) => name === word));
if (unknown.length > 0)
  throw new Error(`No part is called ${unknown.join(' or ')}. Parts: ${parts.map(({ name }) => name).join(', ')}.`);
const lines: BenchLine[] = [];
for (const part of parts) {
  if (words.length > 0 && !words.includes(part.name)) continue;
  process.stderr.write(`bench: ${part.name}\n`);
  const scratch = await mkdtemp(join(tmpdir(), 'allocgate-bench-'));
  const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
  try {
    lines.push(...(await part.run({ node: process.execPath, cli, scratch })));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
const rows = lines.map(({ what, figure, limit, holds }) => [what, figure, limit, holds ? 'yes' : 'NO']);
process.stdout.write(`${renderColumns([['what', 'figure', 'limit', 'holds'], ...rows])}\n`);
if (writes) {
  const page = fileURLToPath(new URL('../docs/performance.md', import.meta.url));
  await writeFile(page, performanceDocument(lines, await thisMachine()));
}
process.exitCode = lines.every(({ holds }) => holds) ? 0 : 1;
