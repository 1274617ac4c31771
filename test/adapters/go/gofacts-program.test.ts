import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../../../assets/gofacts', import.meta.url));

/** Runs one of Go's tools on the program's source; throws with its words where it fails. */
function run(command: string, ...args: readonly string[]): string {
  const env = { ...process.env, GOWORK: 'off', GOFLAGS: '' };
  return execFileSync(command, args, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

// Its own tests are in Go, beside it: what it says of sources is checked there, source by source.
test('the Go program passes its own tests', () => {
  const output = run('go', 'test', './...');
  expect(output).toMatch(/^ok\s+gofacts\/internal\/facts\b/m);
  const fixes = readdirSync(join(folder, 'internal/fix')).filter((name) => name !== 'edit' && !name.endsWith('.go'));
  for (const fix of fixes) expect(output).toMatch(new RegExp(`^ok\\s+gofacts/internal/fix/${fix}\\b`, 'm'));
});

test('the Go program is vetted, formatted and needs nothing but the standard library', () => {
  run('go', 'vet', './...');
  expect(run('gofmt', '-l', '.')).toBe('');
  expect(run('go', 'list', '-m', 'all').trim()).toBe('gofacts');
});
