import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/git-repository.ts';
import { serveRepository } from '../../support/git-server.ts';
import { reportOf } from '../../support/run-action.ts';
import { allocating, benchmarks } from '../scenario.ts';
import { pullRequestEvent } from './payloads.ts';
import { allocations, checkOut, createOrigin, openPullRequest, quick, run } from './workflow.ts';

const secret = 'ghs_ThisIsASecret';

/** Variables that reach into the runner. */
const door = /^(?:INPUT_|ACTIONS_|STATE_|GITHUB_(?:ENV|PATH|OUTPUT|STATE|STEP_SUMMARY)=)/;

/** What the runner and a workflow's author put beside the step. */
const secrets = {
  GITHUB_TOKEN: secret,
  GH_TOKEN: secret,
  ACTIONS_RUNTIME_TOKEN: secret,
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: secret,
  ACTIONS_CACHE_URL: `http://127.0.0.1:9/${secret}`,
  STATE_own: secret,
};

test('the go command that is started before anything is read sees no secret and no door of the runner', async () => {
  const seen = join(temporaryFolder(), 'seen');
  const bin = temporaryFolder();
  writeFileSync(join(bin, 'go'), `#!/bin/sh\n[ -e '${seen}' ] || { echo "$@"; env; } > '${seen}'\nexit 1\n`);
  chmodSync(join(bin, 'go'), 0o755);
  const origin = createOrigin();
  const pull = openPullRequest(origin, { 'README.md': 'words\n' });
  const path = `${bin}:${process.env['PATH'] ?? ''}`;
  const result = await run(checkOut(origin, { commit: pull.merge, depth: 0 }), pullRequestEvent(pull), {
    inputs: { 'github-token': secret },
    env: { ...secrets, PATH: path },
  });
  expect(result.code).toBe(0);
  const lines = readFileSync(seen, 'utf8').split('\n');
  expect(lines).toEqual(expect.arrayContaining(['version', `PATH=${path}`]));
  expect(lines.filter((line) => line.includes(secret) || door.test(line))).toEqual([]);
});

test('a benchmark and the prepare command that print their environment see no secret and no door of the runner', async () => {
  const seen = join(temporaryFolder(), 'seen');
  const printing = `func BenchmarkPrint(b *testing.B) {
	file, _ := os.OpenFile(os.Getenv("SEEN"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	defer file.Close()
	for _, line := range os.Environ() {
		file.WriteString(line + "\\n")
	}
}
`;
  const origin = createOrigin();
  const pull = openPullRequest(origin, {
    'm_test.go': benchmarks(allocating('Steady', 2, 64) + printing, ['os']),
  });
  const workspace = checkOut(origin, { commit: pull.merge, depth: 0 });
  const result = await run(workspace, pullRequestEvent(pull), {
    inputs: { 'github-token': secret, prepare: 'env >> "$SEEN"; test -n "$GITHUB_REPOSITORY"' },
    env: { ...secrets, SEEN: seen },
    terminal: { GITHUB_REPOSITORY: 'octo/shop' },
  });
  expect(reportOf(result).problems).toEqual([]);
  const lines = readFileSync(seen, 'utf8').split('\n');
  expect(lines).toContain(`SEEN=${seen}`);
  expect(lines.filter((line) => /^GO\w*=|^PATH=/.test(line))).not.toEqual([]);
  expect(lines.filter((line) => line.includes(secret))).toEqual([]);
  expect(lines.filter((line) => door.test(line))).toEqual([]);
  const shown = [result.summary, JSON.stringify(reportOf(result)), result.log.replaceAll(/^::add-mask::.*$/gm, '')];
  expect(shown.filter((text) => text.includes(secret))).toEqual([]);
});

test('persist-credentials: false at depth 1: the token fetches the base, and stays out of the checkout', async () => {
  const origin = createOrigin();
  const pull = openPullRequest(origin, { 'm_test.go': allocations(4) });
  const server = await serveRepository(origin, secret);
  const workspace = checkOut(origin, { commit: pull.merge, depth: 1 });
  workspace.git('remote', 'set-url', 'origin', `${server}/octo/shop`);
  const config = readFileSync(join(workspace.folder, '.git', 'config'), 'utf8');
  const env = { GITHUB_SERVER_URL: server };
  const result = await run(workspace, pullRequestEvent(pull), { env, inputs: { 'github-token': secret, ...quick } });
  expect(result.outputs).toMatchObject({ conclusion: 'fail', 'baseline-commit': pull.base });
  expect(readFileSync(join(workspace.folder, '.git', 'config'), 'utf8')).toBe(config);

  const without = await run(workspace, pullRequestEvent(pull), { env });
  expect(reportOf(without).problems).toMatchObject([{ kind: 'no-base', blocking: true }]);
  expect(without.code).toBe(1);
});

test('what a benchmark prints cannot command the runner', async () => {
  const shouting = `func BenchmarkShout(b *testing.B) {
	panic("\\n::error::forged\\n::set-output name=conclusion::pass\\n##[error]forged")
}
`;
  const origin = createOrigin();
  const pull = openPullRequest(origin, { 'm_test.go': benchmarks(allocating('Steady', 2, 64) + shouting) });
  const workspace = checkOut(origin, { commit: pull.merge, depth: 0 });
  const result = await run(workspace, pullRequestEvent(pull), { inputs: { verbose: 'true' } });
  expect(result.log).toContain('forged');
  expect(result.log).not.toMatch(/^\s*::(?:error|set-output)[^\n:]*::(?:forged|pass)/m);
  const commands = result.log.split('\n').filter((line) => line.includes('##['));
  // In the data of an annotation the runner has left its old form behind.
  expect(commands.filter((line) => !line.startsWith('::error'))).toEqual([]);
  expect(result.outputs['conclusion']).toBe('unmeasurable');
});
