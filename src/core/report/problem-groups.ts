import type { Problem } from './model.ts';

/** A problem, and the packages that fail for the same reason, such as those that import a broken package. */
export interface ProblemGroup {
  readonly problem: Problem;
  readonly also: readonly string[];
}

/** `problemGroups` returns each problem once, even if several packages have it, with blocking problems first. */
export function problemGroups(problems: readonly Problem[]): readonly ProblemGroup[] {
  const groups = new Map<string, { problem: Problem; also: string[] }>();
  const ordered = problems.toSorted((a, b) => Number(b.blocking) - Number(a.blocking));
  for (const [index, problem] of ordered.entries()) {
    const { kind, side, blocking, benchmark, message, remedy } = problem;
    const parts = [kind, side, blocking, withoutHeadings(message), remedy];
    // Problems of individual benchmarks are never combined.
    const key = JSON.stringify(benchmark === undefined ? parts : [...parts, index]);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { problem, also: [] });
    else if (isBroken(problem, known.problem))
      groups.set(key, { problem, also: [known.problem.package, ...known.also].filter((name) => name !== undefined) });
    else if (problem.package !== undefined) known.also.push(problem.package);
  }
  return [...groups.values()];
}

/** `isBroken` reports whether the compiler's output for another package names this one as the package at fault. */
function isBroken({ package: own }: Problem, { message, package: other }: Problem): boolean {
  return (
    own !== undefined &&
    own !== other &&
    message.split('\n').some((line) => line === `# ${own}` || line.startsWith(`# ${own} [`))
  );
}

/**
 * `withoutHeadings` removes the `# import/path` lines, which the go command prints above the compiler's output for each
 * package.
 */
function withoutHeadings(message: string): string {
  const lines = message.trim().split('\n');
  return lines.filter((line) => !line.startsWith('# ')).join('\n');
}
