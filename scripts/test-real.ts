/**
 * Gates real Go modules, one released version against another (`npm run test:real`), and stores what the gate reported
 * in docs/real-modules. Arguments select modules: `npm run test:real -- zerolog weekly`. Needs dist, Go, git and the
 * network. Exits with 1 if a verdict is not the expected one.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Checkout, checkoutReleases } from './real-modules/checkout.ts';
import { gate } from './real-modules/gate.ts';
import { realModules } from './real-modules/modules.ts';
import { type RealSummary, type Subject, summarizeReport, summarySchema } from './real-modules/summary.ts';
import { renderMarkdownTable, renderTerminalTable } from './real-modules/table.ts';
import { checkoutWeekly, weekly } from './real-modules/weekly.ts';

interface Case {
  readonly subject: Subject;
  readonly packages: readonly string[];
  readonly checkout: (folder: string) => Promise<Checkout>;
}

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const docs = fileURLToPath(new URL('../docs/real-modules', import.meta.url));

/** A full run with fewer benchmarks is no test of the gate. */
const fewestBenchmarks = 400;

const cases: readonly Case[] = [
  ...realModules.map((release) => ({
    subject: { ...release, name: release.module },
    packages: release.packages,
    checkout: (folder: string) => checkoutReleases(release, folder),
  })),
  { subject: weekly, packages: ['./...'], checkout: checkoutWeekly },
];

const words = process.argv.slice(2);
const selected = cases.filter(({ subject }) => words.length === 0 || words.some((word) => subject.name.includes(word)));

const summaries: RealSummary[] = [];
const faults: string[] = [];
// The child receives the signal too and cleans up; then this process does.
const interruption = new AbortController();
process.once('SIGINT', () => {
  interruption.abort();
});
await mkdir(docs, { recursive: true });
for (const [index, one] of selected.entries()) {
  if (interruption.signal.aborted) break;
  const { name, base, head, expected } = one.subject;
  process.stderr.write(`[${index + 1}/${selected.length}] ${name} ${base} → ${head}\n`);
  try {
    const summary = await gateInScratch(one);
    summaries.push(summary);
    await writeFile(join(docs, fileName(name)), `${JSON.stringify(summary, null, 2)}\n`);
    if (summary.conclusion !== expected) faults.push(`${name}: ${summary.conclusion}, expected ${expected}`);
  } catch (error) {
    faults.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
await writeFile(join(docs, 'README.md'), renderOverview(await stored()));

const benchmarks = summaries.reduce((sum, summary) => sum + summary.benchmarks, 0);
if (words.length === 0 && benchmarks < fewestBenchmarks) faults.push(`only ${benchmarks} benchmarks were compared`);
if (selected.length === 0) faults.push(`no module is called ${words.join(' or ')}`);
process.stdout.write(`${renderTerminalTable(summaries)}\n`);
for (const fault of faults) process.stdout.write(`✗ ${fault}\n`);
process.exitCode = interruption.signal.aborted ? 130 : faults.length === 0 ? 0 : 1;

/** Checks out, gates and condenses a case, and leaves nothing behind. */
async function gateInScratch({ subject, packages, checkout }: Case): Promise<RealSummary> {
  const scratch = await mkdtemp(join(tmpdir(), 'allocgate-real-'));
  try {
    const { report, seconds } = await gate(cli, await checkout(join(scratch, 'module')), packages, scratch);
    return summarizeReport(subject, report, seconds);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Returns the stored summaries of all cases, including those of earlier runs. */
async function stored(): Promise<RealSummary[]> {
  const texts = await Promise.all(
    cases.map(({ subject }) => readFile(join(docs, fileName(subject.name)), 'utf8').catch(() => undefined)),
  );
  return texts.flatMap((text) => (text === undefined ? [] : [summarySchema.parse(JSON.parse(text))]));
}

function fileName(name: string): string {
  return `${name.replaceAll(/[^\w.-]+/g, '-')}.json`;
}

function renderOverview(all: readonly RealSummary[]): string {
  const reasons = all.map(({ name, why }) => `- \`${name}\`: ${why}`).join('\n');
  const machines = [...new Set(all.map(({ goVersion, platform }) => `${goVersion} on ${platform}`))].join(', ');
  return `# Real modules

This page lists the gate's verdicts on released versions of real Go modules (${machines}). \`npm run test:real\`
writes it. *Benchmarks* counts those that have figures on both sides; *worse* and *better* count figures, of which each
benchmark has two: B/op and allocs/op. The JSON files in this folder contain the figures.

${renderMarkdownTable(all)}

${reasons}
`;
}
