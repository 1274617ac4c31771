import { fileURLToPath } from 'node:url';
import { repositoryName } from '../owner/references.ts';
import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';

const root = fileURLToPath(new URL('../..', import.meta.url));
const ours = repositoryName(root);
const probe = fileURLToPath(new URL('probe.ts', import.meta.url));

/** The files that the probes around the action's step write their notes to. */
export interface ProbeFiles {
  readonly before: string;
  readonly after: string;
}

/**
 * Adds probes around the step that uses this action to a workflow with one job. Both probes note the workspace; the
 * second one also notes what a later step can read from the action's step. Errors: if the workflow has another shape.
 */
export function addProbes(workflow: string, files: ProbeFiles): string {
  const document = parseDocument(workflow);
  const jobs = document.get('jobs');
  const job = isMap(jobs) ? jobs.items[0]?.value : undefined;
  const steps = isMap(job) ? job.get('steps') : undefined;
  if (!isSeq(steps)) throw new Error('The workflow has no job with steps.');
  const index = steps.items.findIndex((step) => isMap(step) && usesThisAction(step));
  const step = steps.items[index];
  if (!isMap(step)) throw new Error('No step of the workflow uses this action.');
  step.set('id', 'gate');
  const after = {
    // The step may have failed the job, but the probe must run.
    if: 'always()',
    run: command,
    env: {
      PROBE: probe,
      NOTE: files.after,
      OUTCOME: '${{ steps.gate.outcome }}',
      OUTPUTS: '${{ toJSON(steps.gate.outputs) }}',
    },
  };
  const before = { run: command, env: { PROBE: probe, NOTE: files.before } };
  steps.items.splice(index + 1, 0, document.createNode(after));
  steps.items.splice(index, 0, document.createNode(before));
  return document.toString();
}

const command = 'node "$PROBE" "$NOTE"';

function usesThisAction(step: YAMLMap): boolean {
  const uses = step.get('uses', true);
  return isScalar(uses) && String(uses.value).startsWith(`${ours}@`);
}
