import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { causeNames } from '../../src/core/causes/list.ts';
import { checkBenchmark } from './check.ts';
import { tryFix } from './fix.ts';
import type { CaseResult } from './planted.ts';
import { commitSides, type TwoCommits } from './repository.ts';
import { score, type Truth } from './score.ts';

const schema = z.object({
  name: z.string(),
  package: z.string(),
  benchmark: z.string(),
  lines: z.array(z.object({ file: z.string(), lines: z.array(z.number()) })).min(1),
  function: z.string(),
  cause: z.array(z.enum(causeNames)).min(1),
});

/** A regression that somebody planted in a git repository with two commits, and what they know about it. */
export interface RepositoryCase extends z.infer<typeof schema> {
  /** The repository. */
  readonly folder: string;
}

/** Reads the cases in a folder: `NAME.json` beside the repository `NAME`. Errors: a file is not of this form. */
export function repositoryCases(folder: string): readonly RepositoryCase[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => ({
      ...schema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))),
      folder: join(folder, name.slice(0, -'.json'.length)),
    }));
}

/** Copies one commit of a case into a folder. */
export function layOutCommit({ folder: from }: RepositoryCase, side: 'base' | 'head', to: string): Promise<void> {
  const tree = execFileSync('git', ['archive', side === 'base' ? 'HEAD~1' : 'HEAD'], {
    cwd: from,
    maxBuffer: 1 << 30,
  });
  execFileSync('tar', ['-x', '-C', to], { input: tree });
  return Promise.resolve();
}

/** Runs the built program on one case. */
export async function runRepository(cli: string, one: RepositoryCase, cache: string): Promise<CaseResult> {
  const about = { name: one.name, heldOut: true, cause: one.cause.join(' or ') };
  const nothing = { ...about, editable: '', score: score(undefined, { roots: [] }), fix: 'none' };
  try {
    using repository: TwoCommits = await commitSides((side, to) => layOutCommit(one, side, to));
    const checked = { folder: repository.folder, package: one.package, benchmark: one.benchmark };
    const { report } = await checkBenchmark(cli, checked, 'HEAD~1', cache);
    const explanation = report.explanations.find(({ benchmark }) => benchmark === one.benchmark);
    const judged = score(explanation, truthOf(one, explanation?.sites[0]?.cause));
    const fix = await tryFix(cli, explanation, repository, checked, one.package, cache);
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
    return { ...nothing, explainMs: 0, proveMs: 0, fault: error instanceof Error ? error.message : String(error) };
  }
}

/** Returns the truth about a case. If the program names one of its accepted causes, that one is the truth. */
function truthOf({ lines, cause, function: name }: RepositoryCase, said: string | undefined): Truth {
  const right = cause.find((one) => one === said) ?? cause[0] ?? '';
  return { roots: lines.map((of) => ({ ...of, cause: right, function: name })) };
}
