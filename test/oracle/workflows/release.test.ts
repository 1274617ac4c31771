import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { own } from './texts.ts';

/** The steps of the job that publishes, by name, run as the runner does with this program in place of gh. */
const gh = `#!/bin/sh
printf '%s\\n' "$*" >> "$CALLS"
case "$*" in
  'run download'*) mkdir package; cp "$ARTIFACT"/* package ;;
  *matching-refs/tags/v1.*) printf 'refs/tags/%s\\n' $TAGS ;;
  *matching-refs/tags/v1\\ *) test -z "$MAJOR" || echo "refs/tags/$MAJOR" ;;
esac
`;
interface Release {
  readonly jobs: { readonly publish: { readonly steps: readonly { name: string; run: string; shell?: string }[] } };
}
const { steps } = (parse(own['release.yml'] ?? '') as Release).jobs.publish;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'allocgate-release-'));
  mkdirSync(join(folder, 'bin'));
  mkdirSync(join(folder, 'artifact'));
  mkdirSync(join(folder, 'work'));
  writeFileSync(join(folder, 'bin', 'gh'), gh, { mode: 0o755 });
  writeFileSync(join(folder, 'calls'), '');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function run(
  name: string,
  env: Readonly<Record<string, string>> = {},
): Promise<{ failed: boolean; calls: string }> {
  const step = steps.find((one) => one.name === name);
  if (step === undefined) throw new Error(`no step ${name}`);
  const flags = step.shell === 'bash' ? ['--noprofile', '--norc', '-eo', 'pipefail'] : ['-e'];
  const failed = await new Promise<boolean>((resolve) => {
    execFile(
      'bash',
      [...flags, '-c', step.run],
      {
        cwd: join(folder, 'work'),
        env: {
          PATH: [join(folder, 'bin'), process.env['PATH'] ?? ''].join(delimiter),
          CALLS: join(folder, 'calls'),
          ARTIFACT: join(folder, 'artifact'),
          GH_REPO: 'octo/allocgate',
          GITHUB_RUN_ID: '7',
          GITHUB_REF_NAME: 'v1.10.0',
          GITHUB_SHA: 'abc',
          ...env,
        },
      },
      (error) => {
        resolve(error !== null);
      },
    );
  });
  return { failed, calls: readFileSync(join(folder, 'calls'), 'utf8') };
}

const move = 'Move the major tag';

test('the newest version of its major moves the tag', async () => {
  const { failed, calls } = await run(move, { TAGS: 'v1.9.0 v1.10.0 v1.2.0', MAJOR: 'v1' });
  expect(failed).toBe(false);
  expect(calls.split('\n').slice(2)).toEqual([
    'api --method PATCH repos/octo/allocgate/git/refs/tags/v1 --raw-field sha=abc --field force=true',
    '',
  ]);
});

test('the first version of its major makes the tag', async () => {
  const { calls } = await run(move, { TAGS: 'v1.10.0', MAJOR: '' });
  expect(calls.split('\n').slice(2)).toEqual([
    'api --method POST repos/octo/allocgate/git/refs --raw-field ref=refs/tags/v1 --raw-field sha=abc',
    '',
  ]);
});

test.each([
  ['a newer version', 'v1.11.0 v1.10.0'],
  ['a newer patch', 'v1.10.0 v1.10.1'],
])('%s keeps the tag', async (_, tags) => {
  const { failed, calls } = await run(move, { TAGS: tags, MAJOR: 'v1' });
  expect(failed).toBe(false);
  expect(calls).not.toContain('--method');
});

test('a newer pre-release does not keep the tag', async () => {
  const { calls } = await run(move, { TAGS: 'v1.10.0 v1.11.0-rc.1', MAJOR: 'v1' });
  expect(calls).toContain('--method PATCH');
});

test('the download is checked', async () => {
  const artifact = join(folder, 'artifact');
  writeFileSync(join(artifact, 'allocgate-1.10.0.tgz'), 'packed');
  const sum = 'ab91ea2d3a2a6e1ea31b1f9c0a5f0cf1a0d0b1f3f0b1a6f8b9a0c5f3f0c0a3b1';
  writeFileSync(join(artifact, 'checksums.txt'), `${sum}  allocgate-1.10.0.tgz\n`);
  expect(await run('Download the package')).toEqual({
    failed: true,
    calls: 'run download 7 --name package --dir package\n',
  });
});

test('a release has the tarball, its checksum, and the notes of the changelog', async () => {
  mkdirSync(join(folder, 'work', 'package'));
  for (const name of ['allocgate-1.10.0.tgz', 'checksums.txt', 'notes.md']) {
    writeFileSync(join(folder, 'work', 'package', name), '');
  }
  expect((await run('Release it')).calls).toBe(
    'release create v1.10.0 --verify-tag --title v1.10.0 --notes-file package/notes.md package/allocgate-1.10.0.tgz package/checksums.txt\n',
  );
});
