import type { GateReport } from './model.ts';

const commitId = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/**
 * A report that the code of a pull request may have written: figures, names and messages stay, to be shown as what they
 * are; sentences and commands that would read as ours do not.
 */
export function untrusted(report: GateReport): GateReport {
  const { base, head, reproduce: _, ...rest } = report;
  const known = base?.commit !== undefined && commitId.test(base.commit) && commitId.test(head.commit ?? '');
  return {
    ...rest,
    base: base === null ? null : { source: base.source, ...commitOf(base) },
    head: { dirty: head.dirty, ...commitOf(head) },
    explanations: report.explanations.map((explanation) => ({ ...explanation, notes: [] })),
    problems: report.problems.map((problem) => ({ ...problem, remedy: 'See the log of the run that measured.' })),
    reused: [],
    notes: [],
    ...(known ? { reproduce: `allocgate check --base ${base.commit} --head ${head.commit}` } : {}),
  };
}

function commitOf({ commit }: { readonly commit?: string | undefined }): { commit?: string } {
  return commit !== undefined && commitId.test(commit) ? { commit } : {};
}
