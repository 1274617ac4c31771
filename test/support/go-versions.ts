import { execFileSync } from 'node:child_process';

/** Whether the go command can switch to a version here; a download takes seconds, once. */
export function isToBeHad(version: string): boolean {
  try {
    execFileSync('go', ['version'], { env: { ...process.env, GOTOOLCHAIN: version }, stdio: 'ignore', cwd: '/' });
    return true;
  } catch {
    process.stderr.write(
      `\nNOT TESTED: the toolchain ${version} cannot be downloaded here, so nothing was tried with it.\n`,
    );
    return false;
  }
}
