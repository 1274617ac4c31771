import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { parseSettings, transportOf } from '../../../src/adapters/git/transport-settings.ts';
import { isolatedEnvironment, temporaryFolder } from '../../support/git-repository.ts';

/** What git itself reads from the parameters. */
function readBack(parameters: string, global = ''): string[] {
  const folder = temporaryFolder();
  execFileSync('sh', ['-c', 'cat > global'], { cwd: folder, input: global });
  const env = {
    ...isolatedEnvironment(folder),
    GIT_CONFIG_GLOBAL: `${folder}/global`,
    GIT_CONFIG_PARAMETERS: parameters,
  };
  const output = execFileSync('git', ['config', '--list', '-z'], { cwd: folder, env, encoding: 'utf8' });
  return output.split('\0').slice(0, -1);
}

test('what a fetch needs goes on, in a form that git reads back', () => {
  const listed = [
    'core.sshcommand\nssh -i "it\'s a key!"',
    'remote.origin.url\nhttps://example.com/a b.git',
    'http.https://example.com/.extraheader\nAUTHORIZATION: basic eA==',
    'credential.helper\nstore\n--file x',
    'http.sslverify',
  ];
  const { remote, parameters } = transportOf(parseSettings(listed.map((entry) => `${entry}\0`).join('')));
  expect(remote).toBe('origin');
  expect(readBack(parameters)).toEqual(['http.https://example.com/.extraheader\n', 'credential.helper\n', ...listed]);
});

test.each([
  'core.hookspath',
  'core.fsmonitor',
  'core.worktree',
  'core.bare',
  'filter.lfs.process',
  'remote.origin.fetch',
  'remote.origin.mirror',
  'alias.fetch',
  'include.path',
  'uploadpack.packobjectshook',
])('%s stays behind', (key) => {
  expect(transportOf([{ key, value: 'x' }]).parameters).toBe('');
});

test('a list that global files hold too counts once', () => {
  const key = 'http.https://example.com/.extraheader';
  const global = '[http "https://example.com/"]\n\textraheader = token\n';
  const lines = readBack(transportOf([{ key, value: 'token' }]).parameters, global);
  // git clears the list at the empty value.
  expect(lines.slice(lines.lastIndexOf(`${key}\n`) + 1)).toEqual([`${key}\ntoken`]);
});

test.each([
  [['upstream', 'origin'], 'origin'],
  [['upstream', 'fork'], 'upstream'],
  [['--upload-pack=x'], undefined],
  [[], undefined],
])('of the remotes %j commits come from %s', (names, expected) => {
  expect(transportOf(names.map((name) => ({ key: `remote.${name}.url`, value: 'x' }))).remote).toBe(expected);
});

test('the remote of a partial clone is told to be one', () => {
  expect(transportOf([{ key: 'extensions.partialclone', value: 'origin' }]).parameters).toBe(
    "'remote.origin.promisor=true'",
  );
});
