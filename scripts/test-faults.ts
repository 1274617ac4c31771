/**
 * Injects faults of the environment into checks of a planted regression of 100%, and requires that none of them passes
 * (`npm run test:faults`). Arguments select sections: `npm run test:faults -- disk`. Needs dist, Go and git. Sections
 * that mount file systems need root on Linux; elsewhere, they are skipped with a message. Exits with 1 if a run passed
 * or gave no report.
 */
import { fileURLToPath } from 'node:url';
import { isRight, type Section } from './faults/fault.ts';
import { damagedBinaries, damagedBuildCache } from './faults/sections/binaries.ts';
import { fullDisks, readOnlyFolders } from './faults/sections/disk.ts';
import { downloads } from './faults/sections/downloads.ts';
import { missingFiles } from './faults/sections/files.ts';
import { killedBuilds, killedTests, limits } from './faults/sections/processes.ts';
import { damagedStores } from './faults/sections/store.ts';
import { generator } from './accuracy/random.ts';
import { renderColumns } from './table/columns.ts';

const all: readonly Section[] = [
  fullDisks,
  readOnlyFolders,
  downloads,
  killedBuilds,
  killedTests,
  limits,
  damagedBinaries,
  damagedBuildCache,
  damagedStores,
  missingFiles,
];
const cli = process.env['ALLOCGATE_CLI'] ?? fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const words = process.argv.slice(2);
const sections = words.length === 0 ? all : all.filter(({ name }) => words.some((word) => name.includes(word)));

const rows: string[][] = [];
const wrong: string[] = [];
for (const section of sections) {
  if (section.skipped !== undefined) {
    rows.push([section.name, 'skipped', section.skipped]);
    continue;
  }
  const counts = new Map<string, number>();
  for await (const { fault, outcome } of section.run({ cli, random: generator(1) })) {
    const { code, problems, seconds } = outcome;
    const line = `${section.name}, ${fault}: code ${code} ${problems.join(', ')}`;
    process.stderr.write(`${line} (${seconds.toFixed(1)} s)\n`);
    counts.set(`code ${code}`, (counts.get(`code ${code}`) ?? 0) + 1);
    if (!isRight(outcome)) wrong.push(`${line}\n${outcome.text.slice(0, 2000)}`);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  rows.push([section.name, String(total), [...counts].map(([code, count]) => `${count} × ${code}`).join(', ')]);
}
process.stdout.write(`${renderColumns([['fault', 'runs', 'ended with'], ...rows])}\n`);
for (const one of wrong) process.stdout.write(`✗ ${one}\n`);
process.exitCode = wrong.length === 0 ? 0 : 1;
