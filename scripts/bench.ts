/**
 * Measures what the gate costs (`npm run bench`), as ratios within one run if there is something to compare with.
 * Arguments select parts by name; `doc` also writes docs/performance.md, and keeps the rows of other parts. Needs dist,
 * Go, git, GNU time, the module proxy, and an otherwise idle machine. Exits with 1 if a limit is exceeded.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { thisMachine } from './accuracy/machine.ts';
import type { BenchLine } from './bench/bench.ts';
import { documentation, leaks, pool, red } from './bench/checks.ts';
import { classic } from './bench/classic.ts';
import { compare } from './bench/compare.ts';
import { demo } from './bench/demo.ts';
import { type PageRow, pageRow, performanceDocument, readPage } from './bench/document.ts';
import { history } from './bench/history.ts';
import { startup } from './bench/startup.ts';
import { renderColumns } from './table/columns.ts';

const parts = [startup, documentation, compare, leaks, red, pool, demo, classic, history];
const writes = process.argv.includes('doc');
const words = process.argv.slice(2).filter((word) => word !== 'doc');
const unknown = words.filter((word) => !parts.some(({ name }) => name === word));
if (unknown.length > 0)
  throw new Error(`No part is called ${unknown.join(' or ')}. Parts: ${parts.map(({ name }) => name).join(', ')}.`);
const page = fileURLToPath(new URL('../docs/performance.md', import.meta.url));
const machine = await thisMachine();
const kept = writes && words.length > 0 && existsSync(page) ? readPage(await readFile(page, 'utf8'), machine) : [];
const lines: BenchLine[] = [];
const measured: PageRow[] = [];
for (const part of parts) {
  if (words.length > 0 && !words.includes(part.name)) continue;
  process.stderr.write(`bench: ${part.name}\n`);
  const scratch = await mkdtemp(join(tmpdir(), 'allocgate-bench-'));
  const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
  try {
    const own = await part.run({ node: process.execPath, cli, scratch });
    lines.push(...own);
    measured.push(...own.map((line) => pageRow(part.name, line, machine.date)));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
const rows = lines.map(({ what, figure, limit, holds }) => [what, figure, limit, holds ? 'yes' : 'NO']);
process.stdout.write(`${renderColumns([['what', 'figure', 'limit', 'holds'], ...rows])}\n`);
if (writes) {
  const isMeasured = (name: string): boolean => measured.some(({ part }) => part === name);
  const all = parts.flatMap(({ name }) => (isMeasured(name) ? measured : kept).filter(({ part }) => part === name));
  await writeFile(page, performanceDocument(all, machine));
}
process.exitCode = lines.every(({ holds }) => holds) ? 0 : 1;
