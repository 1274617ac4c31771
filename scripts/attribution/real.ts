import { execFileSync } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { isRealHeldOut, nameOf, type RealCase } from '../../test/attribution/corpus.ts';
import { downloadRelease } from '../real-modules/checkout.ts';
import { checkBenchmark } from './check.ts';
import { tryFix } from './fix.ts';
import type { CaseResult } from './planted.ts';
import { commitSides, type TwoCommits } from './repository.ts';
import { score, type Truth } from './score.ts';

/** Runs the built program on one case of the corpus. The go command downloads the versions. */
export async function runReal(cli: string, real: RealCase, cache: string): Promise<CaseResult> {
  const about = { name: nameOf(real), heldOut: isRealHeldOut(real), cause: real.cause };
  const nothing = { ...about, editable: '', score: score(undefined, { roots: [] }), fix: 'none' };
  try {
    using repository = await commitReleases(real);
    const checked = { folder: repository.folder, package: real.package, benchmark: real.benchmark };
    const { report } = await checkBenchmark(cli, checked, 'HEAD~1', cache);
    const explanation = report.explanations.find(({ benchmark }) => benchmark === real.benchmark);
    const judged = score(explanation, truthOf(real));
    const fix = await tryFix(cli, explanation, repository, checked, real.package, cache);
    const { explainMs, proveMs } = report.timings;
    const problems = report.problems.map(({ message }) => message).join('; ');
    return {
      ...about,
      editable: fix === 'none' ? '' : 'shown',
      score: judged,
      fix,
      explainMs,
      proveMs,
      ...(explanation === undefined ? { fault: `no explanation: ${report.conclusion}, ${problems}` } : {}),
    };
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    return { ...nothing, explainMs: 0, proveMs: 0, fault };
  }
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
