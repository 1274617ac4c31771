import type { Finding } from '../../core/report/model.ts';
import type { Ports, Revisions } from '../../ports.ts';

/** The maximum length of a commit's subject in a report, in characters. */
const longest = 200;

/** `withSubjects` adds the subjects of the commits that findings name, if the clone has them. */
export async function withSubjects(
  { repository }: Pick<Ports, 'repository'>,
  revisions: Revisions,
  findings: readonly Finding[],
): Promise<Finding[]> {
  const commits = new Set(findings.flatMap(({ drift }) => drift?.steps.map(({ commit }) => commit) ?? []));
  if (commits.size === 0) return [...findings];
  const details = await repository.describeCommits(revisions, [...commits]);
  return findings.map((finding): Finding => {
    if (finding.drift === undefined) return finding;
    const steps = finding.drift.steps.map((step) => {
      const subject = details.get(step.commit)?.subject.slice(0, longest);
      return subject === undefined ? step : { ...step, subject };
    });
    return { ...finding, drift: { ...finding.drift, steps } };
  });
}
