import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';
import { isAlive } from '../support/processes.ts';
import { allocating, benchmarks, Scenario } from './scenario.ts';

const hanging = `func BenchmarkHang(b *testing.B) {
	if os.Getenv("STARTED") == "" {
		return
	}
	os.WriteFile(os.Getenv("STARTED"), []byte(strconv.Itoa(os.Getpid())), 0o644)
	time.Sleep(time.Hour)
}
`;

/** Files of laid out trees. */
function snapshotsIn(cache: string): string[] {
  return readdirSync(cache, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('go.mod'));
}

test('kill -9: the tests die too, and the next run, of whatever repository, removes what was left', async () => {
  using killed = new Scenario({ 'm_test.go': benchmarks(hanging, ['os', 'strconv', 'time']) });
  using next = new Scenario({ 'm_test.go': benchmarks(allocating('Steady', 2, 64)) });
  const [started, temporary] = [join(killed.cache, 'pid'), join(killed.cache, 'tmp')];
  mkdirSync(temporary);
  const env = { ALLOCGATE_CACHE: killed.cache, TMPDIR: temporary };
  const gate = spawn(process.execPath, [join(inject('dist'), 'cli.js'), 'check'], {
    cwd: killed.folder,
    env: { ...process.env, ...env, STARTED: started },
    stdio: 'ignore',
  });
  while (!existsSync(started) || readFileSync(started, 'utf8') === '') await sleep(20);
  gate.kill('SIGKILL');
  await once(gate, 'close');
  const pid = Number(readFileSync(started, 'utf8'));
  for (let waited = 0; waited < 5000 && isAlive(pid); waited += 50) await sleep(50);
  expect(isAlive(pid)).toBe(false);
  expect(snapshotsIn(killed.cache)).not.toEqual([]);

  const { code } = await next.check([], { env });
  expect(code).toBe(0);
  expect(snapshotsIn(killed.cache)).toEqual([]);
  expect(readdirSync(temporary)).toEqual([]);
});

test('kill -9 in the middle of a build: the go command dies too, and its work folder goes with the next run', async () => {
  using scenario = new Scenario({ 'm_test.go': benchmarks(allocating('Steady', 2, 64)) });
  const temporary = join(scenario.cache, 'tmp');
  mkdirSync(temporary);
  // With nothing compiled yet, the build takes long enough.
  const GOCACHE = join(scenario.cache, 'go-build');
  const gate = spawn(process.execPath, [join(inject('dist'), 'cli.js'), 'check'], {
    cwd: scenario.folder,
    env: { ...process.env, ALLOCGATE_CACHE: scenario.cache, TMPDIR: temporary, GOCACHE },
    stdio: 'ignore',
  });
  while (!readdirSync(temporary).some((name) => name.startsWith('allocgate-go-'))) await sleep(5);
  await sleep(500);
  gate.kill('SIGKILL');
  await once(gate, 'close');
  expect(readdirSync(temporary)).not.toEqual([]);
  await sleep(500);
  const { code } = await scenario.check([], { env: { TMPDIR: temporary } });
  expect(code).toBe(0);
  expect(readdirSync(temporary)).toEqual([]);
});

test.each([
  ['standard input', '-', 1],
  ['a named pipe', 'pipe', 2],
])('a comparison that waits for %s ends on SIGTERM', async (_, input, signals) => {
  using scenario = new Scenario({ 'm_test.go': benchmarks(allocating('Steady', 2, 64)) });
  execFileSync('mkfifo', [join(scenario.folder, 'pipe')]);
  const compare = spawn(process.execPath, [join(inject('dist'), 'cli.js'), 'compare', input, 'm_test.go'], {
    cwd: scenario.folder,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  await sleep(1000);
  expect(compare.exitCode).toBeNull();
  const ended = once(compare, 'exit') as Promise<[code: number | null, signal: string | null]>;
  for (let sent = 0; sent < signals; sent++) {
    compare.kill('SIGTERM');
    await sleep(200);
  }
  const [code, signal] = await ended;
  expect([130, 'SIGTERM']).toContain(code ?? signal);
});
