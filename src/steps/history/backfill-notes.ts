import type { BackfilledProblem } from '../../core/history/report.ts';
import type { Collected } from './collect.ts';

/** The maximum number of problems to list. */
const most = 20;

/** `backfillNotes` returns notes about the commits and packages that a backfill could not measure. */
export function backfillNotes({ summary, known }: Pick<Collected, 'summary' | 'known'>): readonly string[] {
  const problems = summary?.problems ?? [];
  const tags = new Map(known.releases.map(({ tag, commit }) => [commit, tag]));
  const left = problems.length - most;
  return [
    ...problems.slice(0, most).map((problem) => noteOf(problem, tags.get(problem.commit))),
    ...(left > 0 ? [`… and ${left} more; --format json has them all.`] : []),
  ];
}

function noteOf({ commit, package: importPath, message, skipped }: BackfilledProblem, tag: string | undefined): string {
  const name = tag ?? commit.slice(0, 12);
  const what = importPath === undefined ? '' : `${importPath}: `;
  return `${skipped ? 'Skipped' : 'Incomplete'} ${name}: ${what}${message.trim().split('\n', 1)[0]}`;
}
