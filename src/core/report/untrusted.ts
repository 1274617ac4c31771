import type { GateReport } from './model.ts';
import { namesAndFigures } from './names-and-figures.ts';
import type { Origin } from './origin.ts';

const commitId = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/**
 * `untrusted` returns the publishable parts of a report that the code of a pull request may have written. Commands and
 * remedies are always replaced, and notes are always dropped. Of a fork's report, only names and figures remain.
 * Authors of a branch in this repository can push to it anyway, so their reports keep reasons, edits and acceptances.
 */
export function untrusted(report: GateReport, origin: Origin): GateReport {
  const { base, head, reproduce: _, ...rest } = origin === 'fork' ? namesAndFigures(report) : report;
  const known = base?.commit !== undefined && commitId.test(base.commit) && commitId.test(head.commit ?? '');
  return {
    ...rest,
    base: base === null ? null : { source: base.source, ...commitOf(base) },
    head: { dirty: head.dirty, ...commitOf(head) },
    explanations: rest.explanations.map((explanation) => ({ ...explanation, notes: [] })),
    problems: rest.problems.map((problem) => ({
      ...problem,
      remedy: 'See the log of the run that took the measurements.',
    })),
    reused: [],
    notes: [],
    ...(known ? { reproduce: `allocgate check --base ${base.commit} --head ${head.commit} --event pull-request` } : {}),
  };
}

function commitOf({ commit }: { readonly commit?: string | undefined }): { commit?: string } {
  return commit !== undefined && commitId.test(commit) ? { commit } : {};
}
