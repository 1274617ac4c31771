/**
 * Writes the compilers' output for the sample module, one file for each release (`npm run capture:escape`). Needs Go
 * and the network, because each release is downloaded as a toolchain. Arguments select versions: `npm run
 * capture:escape -- 1.27.4`.
 */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const fixtures = new URL('../test/fixtures/escape/', import.meta.url);
const sample = fileURLToPath(new URL('sample', fixtures));
const versions = ['1.22.12', '1.24.4', '1.25.8', '1.26.8', '1.27.4'];

// Packages are compiled one at a time, so that their order is always the same.
const args = ['list', '-export', '-deps', '-test', '-p=1', '-f=', '-gcflags=example.com/sample/...=-m=2', '.'];

const go = promisify(execFile);
const cache = (await go('go', ['env', 'GOCACHE'])).stdout.trim();

const wanted = process.argv.slice(2);
for (const version of wanted.length === 0 ? versions : wanted) {
  const { stderr } = await go('go', args, {
    cwd: sample,
    env: { ...process.env, GOTOOLCHAIN: `go${version}`, GOFLAGS: '', GOWORK: 'off', GOARCH: 'amd64', GOOS: 'linux' },
    maxBuffer: 64 * 1024 * 1024,
  });
  const release = version.split('.').slice(0, 2).join('.');
  // The go command's notes about downloads don't come from the compiler, and the cache's folder is specific to this
  // machine.
  const said = stderr.replaceAll(/^go: .*\n/gm, '').replaceAll(cache, '/home/gopher/.cache/go-build');
  await writeFile(new URL(`go${release}.txt`, fixtures), said);
  process.stdout.write(`go${release}.txt: ${said.split('\n').length - 1} lines\n`);
}
