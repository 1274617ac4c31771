import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/git-repository.ts';
import { isAlive } from '../../support/processes.ts';

const processModule = join(import.meta.dirname, '../../../src/adapters/process/run-process.ts');

/** Runs a shell command as a test binary is run, in a Node process of its own. */
function runInNode(command: string): ReturnType<typeof spawn> {
  const program = `
    import { runProcess } from ${JSON.stringify(processModule)};
    const { signal } = new AbortController();
    const run = (args) => runProcess({ command: 'sh', args, folder: '/', env: process.env, timeoutMs: 60000, signal });
    await run(['-c', 'exit 0']);
    await run(['-c', ${JSON.stringify(command)}]);
  `;
  return spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'ignore' });
}

async function until(condition: () => boolean): Promise<boolean> {
  for (let waited = 0; waited < 10_000 && !condition(); waited += 20) await sleep(20);
  return condition();
}

/** Process ids that a command wrote into a file. */
function idsIn(file: string): number[] {
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split(/\s+/).filter(Boolean).map(Number) : [];
}

test.each(['SIGKILL', 'SIGSEGV'] as const)(
  'processes end with their parent, also one that dies by %s',
  async (signal) => {
    const file = join(temporaryFolder(), 'ids');
    // Two in the group, one of which would not end by a polite signal.
    const node = runInNode(`trap '' TERM HUP INT QUIT; sleep 300 & echo $$ $! > ${file}; wait`);
    expect(await until(() => idsIn(file).length === 2)).toBe(true);
    const ids = idsIn(file);
    expect(ids.map(isAlive)).toEqual([true, true]);
    node.kill(signal);
    await once(node, 'close');
    expect(await until(() => !ids.some(isAlive))).toBe(true);
  },
);

test('the watchdog ends with the run, and does not keep it alive', async () => {
  const file = join(temporaryFolder(), 'ids');
  const node = runInNode(
    `ps -A -o pid= -o ppid= -o args= | grep '[%]% $group' | awk -v parent=$PPID '$2 == parent {print $1}' > ${file}; true`,
  );
  // One that is kept alive never closes.
  const [code] = (await once(node, 'close')) as [number];
  expect(code).toBe(0);
  const ids = idsIn(file);
  expect(ids.length).toBeGreaterThan(0);
  expect(await until(() => !ids.some(isAlive))).toBe(true);
});
