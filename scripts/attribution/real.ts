import { execFileSync } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { isRealHeldOut, nameOf, type RealCase } from '../../test/attribution/corpus.ts';
import { downloadRelease } from '../real-modules/checkout.ts';
import { runChange } from './commits.ts';
import type { CaseResult } from './planted.ts';
import { commitSides, type TwoCommits } from './repository.ts';
import type { Truth } from './score.ts';

/** Runs the built program on one case of the corpus. The go command downloads the versions. */
export function runReal(cli: string, real: RealCase, cache: string): Promise<CaseResult> {
  const { package: pattern, benchmark, cause } = real;
  const about = { name: nameOf(real), heldOut: isRealHeldOut(real), cause, package: pattern, benchmark };
  return runChange(cli, { ...about, commit: () => commitReleases(real), truth: () => truthOf(real) }, cache);
}

/** Creates a repository with both versions of a case, one commit each. */
export function commitReleases(real: RealCase): Promise<TwoCommits> {
  return commitSides(async (side, folder) => {
    const version = side === 'base' ? real.from : real.to;
    await cp(await downloadRelease(`${real.module}@${version}`, folder), folder, { recursive: true });
    // The module cache is read-only, and so are copies of it.
    execFileSync('chmod', ['-R', 'u+w', folder]);
  });
}

function truthOf(real: RealCase): Truth {
  return {
    roots: real.lines.map(({ file, lines, cause, function: name }) => ({
      file,
      lines,
      cause: cause ?? real.cause,
      function: name ?? real.function,
    })),
  };
}
