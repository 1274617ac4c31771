import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/git-repository.ts';
import { isAlive } from '../../support/processes.ts';
import { benchmarks } from '../scenario.ts';
import { pullRequestEvent } from './payloads.ts';
import { checkOut, createOrigin, openPullRequest, run } from './workflow.ts';

/** A benchmark that says who it is and then hangs. */
const hanging = benchmarks(
  `func BenchmarkHang(b *testing.B) {
	os.WriteFile(os.Getenv("STARTED"), []byte(strconv.Itoa(os.Getpid())), 0o644)
	time.Sleep(time.Hour)
}
`,
  ['os', 'strconv', 'time'],
);

/** The runner sends the first, and after some seconds the second. */
test.each(['SIGINT', 'SIGTERM'] as const)('a job cancelled by %s leaves nothing behind', async (signal) => {
  const [cache, runner, marks] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
  const started = join(marks, 'pid');
  const origin = createOrigin();
  const pull = openPullRequest(origin, { 'm_test.go': hanging });
  const workspace = checkOut(origin, { commit: pull.merge, depth: 0 });
  const result = await run(workspace, pullRequestEvent(pull), {
    cache,
    runner,
    env: { STARTED: started },
    onStart: (kill) => {
      void (async () => {
        while (!existsSync(started) || readFileSync(started, 'utf8') === '') await sleep(20);
        kill(signal);
      })();
    },
  });
  expect(result.code).toBe(130);
  expect(isAlive(Number(readFileSync(started, 'utf8')))).toBe(false);
  expect(snapshotsIn(cache)).toEqual([]);
  expect(readdirSync(join(runner, 'temp'))).toEqual([]);
  expect(result.outputs).toEqual({});
  expect(result.summary).toBe('');
});

/** Files of laid out trees: `go.mod` lies in every one. */
function snapshotsIn(cache: string): string[] {
  return readdirSync(cache, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('go.mod'));
}
