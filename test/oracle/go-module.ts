import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A test binary of one package, built by the machine's own Go. */
export interface BuiltBinary extends AsyncDisposable {
  /** Its standard output for `-test.v=test2json -test.run ^$` and these flags; a failing run counts too. */
  run(flags: readonly string[], env?: Readonly<Record<string, string>>): Promise<string>;
}

/** Builds the test binary of a package with this one test file. */
export async function buildTestBinary(source: string): Promise<BuiltBinary> {
  const folder = await mkdtemp(join(tmpdir(), 'allocgate-binary-'));
  await writeFile(join(folder, 'go.mod'), 'module example.com/weird\n\ngo 1.22\n');
  await writeFile(join(folder, 'weird_test.go'), source);
  const program = join(folder, 'weird.test');
  await run('go', ['test', '-c', '-o', program, '.'], { cwd: folder });
  return {
    async run(flags, env = {}) {
      const all = ['-test.run=^$', '-test.v=test2json', '-test.benchmem', '-test.paniconexit0', ...flags];
      const options = { cwd: folder, env: { ...process.env, ...env } };
      return new Promise((resolve) => {
        execFile(program, all, options, (_, stdout) => {
          resolve(stdout);
        });
      });
    },
    [Symbol.asyncDispose]: async () => rm(folder, { recursive: true }),
  };
}
