/** Writes docs/explanations.md, which shows what a reviewer reads for changes with known causes (`npm run docs`). */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { explanationsMarkdown } from '../src/core/report/markdown-explanations.ts';
import { loadCases } from '../test/causes/load.ts';
import { checkPlanted } from './attribution/planted.ts';
import { causesMarkdown } from './docs/causes.ts';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const target = fileURLToPath(new URL('../docs/explanations.md', import.meta.url));

/** Changes from test/causes, each with a different cause. */
const shown = [
  'append-growth/order-lines',
  'larger-object/embedded-elsewhere',
  'pointer-escape/leak-two-calls-away',
  'fmt/qualified-name',
];

const parts = [
  '# Explanations',
  `This page lists the causes that a report can name for a regression, and shows four explanations from reports. The
explained changes come from [test/causes](../test/causes). Each change also contains edits that don't cause the
regression. allocgate finds the lines that do: it reverts parts of the change and measures again.`,
  '## Causes',
  `A report names one of these causes for each site (a line that allocates). The advice in a report is specific to the code
at that site; the last column shows what usually helps.`,
  causesMarkdown(),
];
const cache = mkdtempSync(join(tmpdir(), 'allocgate-docs-'));
try {
  for (const name of shown) {
    const [planted] = await loadCases([name]);
    if (planted === undefined) throw new Error(`there is no planted case ${name}`);
    const report = await checkPlanted(cli, planted, cache);
    const markdown = explanationsMarkdown(report, { causes: 3, reasons: true });
    if (markdown.length === 0) throw new Error(`${name} has no explanation`);
    const title = `${planted.header.why.slice(0, 1).toUpperCase()}${planted.header.why.slice(1)}`;
    parts.push(`## ${title}`, ...markdown);
  }
} finally {
  rmSync(cache, { recursive: true, force: true });
}
writeFileSync(target, `${parts.join('\n\n')}\n`);
