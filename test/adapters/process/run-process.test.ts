import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runProcess, type ProcessRequest } from '../../../src/adapters/process/run-process.ts';
import type { RunOutcome } from '../../../src/ports.ts';
import { removeFolders, temporaryFolder } from '../../support/go-module.ts';
import { isAlive } from '../../support/processes.ts';

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(async () => removeFolders([folder]));

async function shell(script: string, options: Partial<ProcessRequest> = {}): Promise<RunOutcome> {
  return runProcess({
    command: 'sh',
    args: ['-c', script],
    folder,
    env: { PATH: process.env['PATH'] },
    timeoutMs: 60_000,
    signal: new AbortController().signal,
    ...options,
  });
}

/** The process id that a script wrote. */
async function pidIn(name: string): Promise<number> {
  return Number(await readFile(join(folder, name), 'utf8'));
}

describe('runProcess', () => {
  test('gives output, exit code, folder and PWD, and nothing on stdin', async () => {
    const outcome = await shell('echo out; echo err >&2; pwd; echo "$PWD"; cat; exit 7');
    expect(outcome).toMatchObject({
      stdout: `out\n${folder}\n${folder}\n`,
      stderr: 'err\n',
      exit: { kind: 'code', code: 7 },
    });
  });

  test('names the signal that ended the process', async () => {
    expect((await shell('kill -SEGV $$')).exit).toEqual({ kind: 'signal', signal: 'SIGSEGV' });
  });

  test('rejects with the own error of the system where the command is not there', async () => {
    await expect(shell('', { command: 'no-such-command-here' })).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('ends a process at the time limit, also one that ignores SIGQUIT', async () => {
    const outcome = await shell(`trap '' QUIT; echo $$ > stubborn; while :; do sleep 0.1; done`, { timeoutMs: 300 });
    expect(outcome.exit).toEqual({ kind: 'timeout' });
    expect(isAlive(await pidIn('stubborn'))).toBe(false);
  });

  test('ends what the process left running, and is not held up by its pipe', async () => {
    const outcome = await shell(`sleep 300 & echo $! > child; echo done`);
    expect(outcome).toMatchObject({ stdout: 'done\n', exit: { kind: 'code', code: 0 } });
    expect(isAlive(await pidIn('child'))).toBe(false);
  });

  test('is not held up by a process that left the group and keeps the pipe open', async () => {
    const script = `
      const { spawn } = require('node:child_process');
      const child = spawn('sleep', ['20'], { detached: true, stdio: 'inherit' });
      require('node:fs').writeFileSync('escaped', String(child.pid));
      console.log('done'); process.exit(0);`;
    const outcome = await shell('', { command: process.execPath, args: ['-e', script] });
    const escaped = await pidIn('escaped');
    const running = isAlive(escaped);
    if (running) process.kill(escaped, 'SIGKILL');
    expect(outcome).toMatchObject({ stdout: 'done\n', exit: { kind: 'code', code: 0 } });
    expect(running).toBe(true);
  });

  test('stops a flood of output and keeps its beginning', async () => {
    const outcome = await shell('echo $$ > flood; yes', { stdout: { limitBytes: 5, overflow: 'stop' } });
    expect(outcome).toMatchObject({ stdout: 'y\ny\ny', exit: { kind: 'output-limit' } });
    expect(isAlive(await pidIn('flood'))).toBe(false);
  });

  test.runIf(process.platform === 'linux')('ends a process that holds more memory than it may', async () => {
    const script = 'const kept = []; for (;;) kept.push(Buffer.alloc(1 << 20, 1));';
    const limits = { memoryBytes: 300 * 1024 * 1024 };
    const outcome = await shell('', { command: process.execPath, args: ['-e', script], ...limits });
    expect(outcome.exit).toEqual({ kind: 'memory-limit' });
    expect((await shell('echo small', limits)).exit).toEqual({ kind: 'code', code: 0 });
  });

  test('keeps head and tail of a long stderr', async () => {
    const { stderr } = await shell(`echo first >&2; head -c 3000000 /dev/zero | tr '\\0' x >&2; echo last >&2`);
    expect(stderr.startsWith('first\nx')).toBe(true);
    expect(stderr.endsWith('xlast\n')).toBe(true);
    expect(stderr).toContain('bytes left out');
    expect(stderr.length).toBeLessThan(1024 * 1024 + 100);
  });

  test('an interruption ends the group and says so', async () => {
    const controller = new AbortController();
    const running = shell('sleep 300 & echo $! > inner; echo $$ > outer; wait', { signal: controller.signal });
    void running.catch(() => undefined);
    await expect.poll(async () => pidIn('outer').catch(() => 0)).toBeGreaterThan(0);
    controller.abort();
    await expect(running).rejects.toMatchObject({ code: 'interrupted' });
    expect([isAlive(await pidIn('inner')), isAlive(await pidIn('outer'))]).toEqual([false, false]);
  });

  test('starts nothing after an interruption', async () => {
    await expect(shell('echo > started', { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'interrupted',
    });
    await expect(readFile(join(folder, 'started'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
