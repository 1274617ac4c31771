import type { Explanation } from '../../src/core/report/model.ts';
import { checkBenchmark } from './check.ts';
import { tryFix } from './fix.ts';
import type { CaseResult } from './planted.ts';
import type { TwoCommits } from './repository.ts';
import { score, type Truth } from './score.ts';

/** A change whose cause is known, as a repository with two commits. */
export interface KnownChange extends Pick<CaseResult, 'name' | 'heldOut' | 'cause'> {
  /** Creates the repository. */
  readonly commit: () => Promise<TwoCommits>;
  readonly package: string;
  readonly benchmark: string;
  /** Returns what is true about the change. Several causes can be; then it depends on the explanation. */
  readonly truth: (explanation: Explanation | undefined) => Truth;
}

/** Runs the built program on the last commit of a change. */
export async function runChange(
  cli: string,
  { name, heldOut, cause, commit, package: pattern, benchmark, truth }: KnownChange,
  cache: string,
): Promise<CaseResult> {
  const about = { name, heldOut, cause };
  const nothing = { ...about, editable: '', score: score(undefined, { roots: [] }), fix: 'none' };
  try {
    using repository = await commit();
    const checked = { folder: repository.folder, package: pattern, benchmark };
    const { report } = await checkBenchmark(cli, checked, 'HEAD~1', cache);
    const explanation = report.explanations.find((one) => one.benchmark === benchmark);
    const judged = score(explanation, truth(explanation));
    const fix = await tryFix(cli, explanation, repository, checked, pattern, cache);
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
