import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const cache = fileURLToPath(new URL('../../node_modules/.cache/go-tools', import.meta.url));

/** A third-party Go program, at the version that is used here. */
export interface GoTool {
  /** Import path of its main package. */
  readonly program: string;
  readonly version: string;
}

export const act: GoTool = { program: 'github.com/nektos/act', version: 'v0.2.87' };
/** Pinned, because a newer benchstat needs a newer Go. */
export const benchstat: GoTool = {
  program: 'golang.org/x/perf/cmd/benchstat',
  version: 'v0.0.0-20260908200009-22c9c6c9d4da',
};
export const actionlint: GoTool = { program: 'github.com/rhysd/actionlint/cmd/actionlint', version: 'v1.7.12' };

/**
 * Installs a program once, into a cache folder of this checkout, and returns its path. It leaves the user's own
 * programs alone. Needs the module proxy the first time. Errors: the go command's message.
 */
export async function installGoTool({ program, version }: GoTool): Promise<string> {
  const name = basename(program);
  const folder = join(cache, `${name}@${version}`);
  const path = join(folder, name);
  const there = await access(path).then(
    () => true,
    () => false,
  );
  // The user's GOFLAGS and GOOS are meant for the user's own builds.
  const env = { ...process.env, GOBIN: folder, GOFLAGS: '', GOOS: undefined, GOARCH: undefined };
  if (!there) await run('go', ['install', `${program}@${version}`], { env });
  return path;
}
