/**
 * Writes the compilers' output for the sample module, one file for each release (`npm run capture:escape`). Needs Go
 * and the network, because each release is downloaded as a toolchain. Arguments select versions: `npm run
 * capture:escape -- go1.27.4`.
 */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { goVersions } from './go-matrix/versions.ts';

const fixtures = new URL('../test/fixtures/escape/', import.meta.url);
const sample = fileURLToPath(new URL('sample', fixtures));

// Packages are compiled one at a time, so that their order is always the same.
const args = ['list', '-export', '-deps', '-test', '-p=1', '-f=', '-gcflags=example.com/sample/...=-m=2', '.'];

const go = promisify(execFile);
const cache = (await go('go', ['env', 'GOCACHE'])).stdout.trim();

const wanted = process.argv.slice(2);
for (const version of wanted.length === 0 ? goVersions : wanted) {
  const { stderr } = await go('go', args, {
    cwd: sample,
    env: { ...process.env, GOTOOLCHAIN: version, GOFLAGS: '', GOWORK: 'off', GOARCH: 'amd64', GOOS: 'linux' },
    maxBuffer: 64 * 1024 * 1024,
  });
  const release = version.split('.').slice(0, 2).join('.');
  // The go command's notes about downloads don't come from the compiler, and the cache's folder is specific to this
  // machine.
  const said = stderr.replaceAll(/^go: .*\n/gm, '').replaceAll(cache, '/home/gopher/.cache/go-build');
  await writeFile(new URL(`${release}.txt`, fixtures), said);
  process.stdout.write(`${release}.txt: ${said.split('\n').length - 1} lines\n`);
}
