import type { Ports, Revisions } from '../ports.ts';

/**
 * `editedWorkflow` returns a warning if the change edits the workflow that runs this gate: GitHub runs the change's own
 * file, so its inputs apply before anybody has approved them.
 */
export async function editedWorkflow(
  { pullRequest, repository }: Ports,
  revisions: Revisions,
): Promise<readonly string[]> {
  const { base, head } = revisions;
  const workflow = pullRequest?.workflow;
  if (workflow === undefined || base.kind !== 'commit' || head.commit === undefined) return [];
  const [before, after] = await Promise.all(
    [base.commit, head.commit].map((commit) => repository.findFile(revisions, commit, workflow)),
  );
  const isEdited = before?.kind === 'text' && (after?.kind !== 'text' || before.text !== after.text);
  return isEdited
    ? [
        `The change edits ${workflow}, the workflow that runs this gate. The inputs of the edited file already apply: check that they do not loosen the gate.`,
      ]
    : [];
}
