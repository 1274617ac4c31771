import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';

export interface WorkflowPlace {
  /** The repository that contains the action, as `owner/name`. */
  readonly repository: string;
  /** The file that specifies the Go version, relative to the top of the repository. */
  readonly goVersionFile: string;
  /** The folder to gate, relative to the top of the repository; `''` for the top itself. */
  readonly workingDirectory: string;
}

/** `starterWorkflow` adapts an example workflow to a repository. */
export function starterWorkflow(example: string, place: WorkflowPlace): string {
  const document = parseDocument(example);
  const { repository, goVersionFile, workingDirectory } = place;
  for (const step of stepsOf(document.get('jobs'))) {
    const uses = String(step.get('uses'));
    if (uses.startsWith('actions/setup-go@')) step.setIn(['with', 'go-version-file'], goVersionFile);
    if (uses.startsWith('actions/')) continue;
    const action = step.get('uses', true);
    if (isScalar(action)) action.value = uses.replace(/^[^@]+/, () => repository);
    if (workingDirectory !== '' && step.getIn(['with', 'stage']) !== 'report') {
      if (!step.has('with')) step.set('with', document.createNode({}));
      step.setIn(['with', 'working-directory'], workingDirectory);
    }
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function stepsOf(jobs: unknown): readonly YAMLMap[] {
  if (!isMap(jobs)) return [];
  return jobs.items.flatMap(({ value }) => {
    const steps = isMap(value) ? value.get('steps') : undefined;
    return isSeq(steps) ? steps.items.filter((step): step is YAMLMap => isMap(step)) : [];
  });
}
