/**
 * Lets `bisect` find the release that made a benchmark of a real module worse (`npm run eval:bisect`; `-- WORDS`
 * selects the modules whose path contains a word). Prints the release that it names, the number of measurements, and
 * the maximum number: ceil(log2 n) plus those that were skipped. Exits with 1 if it names another release or measures
 * more often.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BisectReport } from '../src/core/bisect/report.ts';
import { type BisectCase, bisectCases } from './bisect/releases.ts';
import { releasesRepository } from './history/releases.ts';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const words = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), 'allocgate-bisect-'));
let wrong = 0;
try {
  for (const one of bisectCases) {
    if (words.length > 0 && !words.some((word) => one.module.includes(word))) continue;
    const folder = join(work, one.module.replaceAll('/', '-'));
    await releasesRepository(one, folder);
    const problem = problemOf(one, await bisect(folder, one));
    if (problem !== undefined) wrong++;
    console.log(`  ${problem ?? 'right'}`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
process.exitCode = wrong === 0 ? 0 : 1;

async function bisect(folder: string, one: BisectCase): Promise<BisectReport | string> {
  const ends = ['--good', one.versions[0] ?? '', '--bad', one.versions.at(-1) ?? ''];
  const args = ['bisect', '-C', folder, one.benchmark, one.package, ...ends, '--no-explain', '--format', 'json'];
  const env = { ...process.env, ALLOCGATE_CACHE: join(work, 'cache') };
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, ...args], { env, maxBuffer: 1 << 28 }, (_error, stdout, stderr) => {
      resolve(stdout.startsWith('{') ? (JSON.parse(stdout) as BisectReport) : stderr.trim());
    });
  });
}

/** Prints the result, and returns what is wrong with it. */
function problemOf(one: BisectCase, report: BisectReport | string): string | undefined {
  console.log(`${one.module} ${one.benchmark}, ${one.versions.length} releases`);
  if (typeof report === 'string') return report;
  const { suspects, trials, commits, unit, good, bad, outcome } = report;
  const measured = trials.filter(({ source }) => source === 'measured').length;
  const skipped = trials.filter(({ verdict }) => verdict === 'skipped').length;
  const most = Math.ceil(Math.log2(commits)) + skipped;
  const names = suspects.map(({ subject = '' }) => subject.split(' ').at(-1) ?? '');
  console.log(
    `  ${good.figure ?? 'none'} → ${bad.figure ?? 'none'} ${unit}: ${names.join(', ')} (${outcome}), ` +
      `${measured} measured of at most ${most}, ${skipped} skipped`,
  );
  if (measured > most) return `${measured} measurements, at most ${most} are allowed`;
  const isRight = names.length === 1 && names[0] === one.worseSince && outcome === 'confirmed';
  return isRight ? undefined : `${one.worseSince} made it worse`;
}
