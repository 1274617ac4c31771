/**
 * Backfills the released versions of real modules, and measures both ends of every step in the history directly.
 *
 * `npm run eval:history` uses all modules, and `-- MODULE…` selects some. With `--keep DIR`, repositories, results and
 * sites are kept there, and the next run continues from them.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { HistoryReport } from '../src/core/history/report.ts';
import { backfillWords } from '../src/core/report/render-history.ts';
import { confirmSteps } from './history/confirm.ts';
import { historyModules } from './history/modules.ts';
import { releasesRepository } from './history/releases.ts';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const { values, positionals } = parseArgs({ options: { keep: { type: 'string' } }, allowPositionals: true });
const work = values.keep === undefined ? mkdtempSync(join(tmpdir(), 'allocgate-history-')) : resolve(values.keep);
const failed: string[] = [];
for (const one of historyModules) {
  if (positionals.length > 0 && !positionals.includes(one.module)) continue;
  const place = join(work, one.module.replaceAll('/', '-'));
  const folder = join(place, 'repository');
  mkdirSync(place, { recursive: true });
  if (!existsSync(folder)) await releasesRepository(one, folder);
  const history = (format: string, output: string): void => {
    const options = ['--backfill', 'tags', '--backfill-store', join(place, 'store')];
    const args = [cli, 'history', '-C', folder, ...options, '--format', format, '--output', join(place, output)];
    const env = { ...process.env, ALLOCGATE_CACHE: join(place, 'cache') };
    execFileSync(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  };
  const read = (): HistoryReport => JSON.parse(readFileSync(join(place, 'history.json'), 'utf8')) as HistoryReport;
  for (const run of ['first run', 'again']) {
    history('json', 'history.json');
    const { backfill } = read();
    console.log(`${one.module}, ${run}: ${backfill === undefined ? '' : backfillWords(backfill)}`);
  }
  history('html', 'site');
  const report = read();
  for (const note of report.notes) console.log(`  ${note}`);
  let [steps, held] = [0, 0];
  for await (const { row, step, finding, holds } of confirmSteps(cli, folder, report, place)) {
    steps++;
    if (holds === 'same figures') held++;
    const line = `${row.benchmark} ${step.from} → ${step.to} ${row.unit} at ${step.subject ?? step.commit}`;
    const direct = `${finding?.base?.median ?? '–'} → ${finding?.head?.median ?? '–'} (${finding?.level ?? 'none'})`;
    console.log(`  ${holds}: ${line}; directly ${direct}`);
    if (holds === 'no') failed.push(line);
  }
  console.log(`  ${report.rows.length} rows, ${steps} steps, ${held} confirmed directly with the same figures`);
}
if (values.keep === undefined) rmSync(work, { recursive: true, force: true });
process.exitCode = failed.length === 0 ? 0 : 1;
