import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkoutState } from '../support/checkout-state.ts';
import { allocating, benchmarks, Scenario } from './scenario.ts';

/** A base, a regressed head, an untracked file, a stash and an ignored file: everything that a run could disturb. */
function livedIn(): Scenario {
  const scenario = new Scenario(
    { 'm_test.go': benchmarks(allocating('Steady', 2, 64)), '.gitignore': '*.log\n' },
    { 'm_test.go': benchmarks(allocating('Steady', 4, 64)) },
  );
  scenario.git('stash', 'push', '-q');
  scenario.git('stash', 'apply', '-q');
  scenario.write({ 'untracked.txt': 'x', 'ignored.log': 'y', 'staged.txt': 'z' });
  scenario.git('add', 'staged.txt');
  return scenario;
}

/** Processes that were started with this scenario's cache folder in their environment. */
function processesOf({ cache }: Scenario): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return execFileSync('cat', [`/proc/${pid}/environ`], { stdio: ['ignore', 'pipe', 'ignore'] }).includes(cache);
      } catch {
        return false;
      }
    });
}

/** Folders of snapshots that a run left in the cache. */
function treesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\/(?:base|head|pin\d*)$/.test(path),
  );
}

test.each([
  ['check', ['check'], 1],
  ['record --output', ['record', '--output', '/dev/null'], 0],
  ['demo', ['demo'], 0],
])('%s leaves the checkout as it was', async (_, args, code) => {
  using scenario = livedIn();
  const before = checkoutState(scenario.folder);
  const run = await scenario.run(args);
  expect({ code: run.code, stderr: run.stderr }).toMatchObject({ code });
  expect(checkoutState(scenario.folder)).toEqual(before);
  expect(treesIn(scenario.cache).filter((path) => !path.includes('/work/'))).toEqual([]);
});

test.each([
  ['anywhere', '', 3500],
  // The first word of explaining: the compiler is asked.
  ['while it explains', '-m=2', 600],
])(
  'a check interrupted %s: code 130, nothing left running, nothing left in the checkout, of the snapshots or in the temporary folder',
  async (_, word, length) => {
    using scenario = livedIn();
    const temporary = mkdtempSync(join(tmpdir(), 'temporary-'));
    onTestFinished(() => {
      rmSync(temporary, { recursive: true, force: true });
    });
    const before = checkoutState(scenario.folder);
    for (let round = 0; round < 3; round++) {
      const afterMs = Math.floor(Math.random() * length);
      const run = await scenario.run(['check', '--verbose', ...(word === '' ? [] : ['--count', '1'])], {
        interrupt: { afterMs, signal: 'SIGINT', word },
        env: { TMPDIR: temporary },
      });
      const when = `${afterMs} ms after ${JSON.stringify(word)}`;
      expect.soft(run.code, `${when}: ${run.stderr}`).toBe(130);
      expect.soft(checkoutState(scenario.folder), when).toEqual(before);
      expect.soft(processesOf(scenario), when).toEqual([]);
      expect.soft(readdirSync(temporary), when).toEqual([]);
      expect
        .soft(
          treesIn(scenario.cache).filter((path) => !path.includes('/work/')),
          when,
        )
        .toEqual([]);
    }
    // And the next run is not in the way of what the interrupted ones left.
    expect((await scenario.run(['check', '--no-explain', '--count', '1'])).code).toBe(1);
  },
);

test('two checks at once do not disturb each other', async () => {
  using scenario = livedIn();
  const runs = await Promise.all([scenario.run(['check', '--no-explain']), scenario.run(['check', '--no-explain'])]);
  expect(runs.map(({ code }) => code)).toEqual([1, 1]);
});

test('a benchmark sees no secret and no command file of the runner', async () => {
  const print = `func BenchmarkEnv(b *testing.B) {
	for _, line := range os.Environ() {
		if strings.Contains(line, "s3cret") {
			b.Fatal(line)
		}
	}
}
`;
  using scenario = new Scenario({ 'm_test.go': benchmarks(print, ['os', 'strings']) });
  const secrets = [
    'GITHUB_TOKEN',
    'GH_TOKEN',
    'INPUT_GITHUB-TOKEN',
    'ACTIONS_RUNTIME_TOKEN',
    'GITHUB_ENV',
    'GITHUB_OUTPUT',
  ];
  const env = Object.fromEntries(secrets.map((name) => [name, `/tmp/s3cret-${name}`]));
  const { code, report } = await scenario.check([], { env });
  expect(report.problems).toEqual([]);
  expect(code).toBe(0);
});

test('--help says where the cache is, and what stays there is small', async () => {
  using scenario = livedIn();
  await scenario.run(['check']);
  const { stdout } = await scenario.run(['--help']);
  expect(stdout).toContain(scenario.cache);
  const files = readdirSync(scenario.cache, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const size = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  expect(size).toBeLessThan(64 * 1024 * 1024);
});
