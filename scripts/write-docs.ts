/** Writes docs/reports, which contains the demo's report in every format (part of `npm run docs`). */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchstat, installGoTool } from './go-tool/install.ts';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const docs = fileURLToPath(new URL('../docs/reports', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'allocgate-docs-'));
const report = join(scratch, 'report.json');

function allocgate(args: readonly string[], env: Readonly<Record<string, string>> = {}): string {
  return execFileSync(process.execPath, [cli, ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

try {
  mkdirSync(docs, { recursive: true });
  allocgate(['demo', '--format', 'json', '--output', report]);
  const shown = ['report', report] as const;
  writeFileSync(join(docs, 'terminal.txt'), allocgate(shown, { COLUMNS: '110' }));
  writeFileSync(join(docs, 'terminal-narrow.txt'), allocgate(shown, { COLUMNS: '60' }));
  writeFileSync(
    join(docs, 'terminal-colour.txt'),
    allocgate(shown, { COLUMNS: '110', NO_COLOR: '', FORCE_COLOR: '1' }),
  );
  writeFileSync(join(docs, 'report.md'), allocgate([...shown, '--format', 'markdown']));
  writeFileSync(join(docs, 'report.html'), allocgate([...shown, '--format', 'html']));
  writeFileSync(join(docs, 'report.json'), readFileSync(report));
  allocgate([...shown, '--format', 'benchfmt', '--output', docs]);
  const compared = execFileSync(await installGoTool(benchstat), ['base.txt', 'head.txt'], {
    cwd: docs,
    encoding: 'utf8',
  });
  writeFileSync(join(docs, 'benchstat.txt'), compared);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
