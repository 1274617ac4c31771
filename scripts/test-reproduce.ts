/**
 * Runs the end-to-end suite and, after each report, the command that the report prints to reproduce it (`npm run
 * test:reproduce`). Arguments select test files, as for vitest. Exits with 1 if a command's conclusion or exit code
 * differs from its report's, or if the suite itself fails.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'reproduce-'));
const log = join(folder, 'log');
writeFileSync(log, '');
const args = ['vitest', 'run', '--project', 'e2e', '--testTimeout', '600000', ...process.argv.slice(2)];
const { status } = spawnSync('npx', args, { stdio: 'inherit', env: { ...process.env, TEST_REPRODUCE: log } });

const reports = readFileSync(log, 'utf8').trim().split('\n').filter(Boolean);
const count = (state: string): number => reports.filter((line) => line.startsWith(`${state}\t`)).length;
process.stdout.write(
  `${reports.length} reports: ${count('same')} reproduced, ${count('other')} not; ` +
    `${count('accepted')} with regressions accepted in a review and ${count('without')} without a command\n`,
);
rmSync(folder, { recursive: true });
process.exitCode = count('other') > 0 ? 1 : (status ?? 1);
