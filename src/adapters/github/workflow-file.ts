/**
 * `workflowFile` returns the path of the workflow file that runs, below the root of the repository, from
 * GITHUB_WORKFLOW_REF (`owner/name/.github/workflows/memory.yml@refs/…`); `undefined` if that is not a file of this
 * repository, as for a workflow that an organization requires. For a called workflow, it is the file of its caller.
 */
export function workflowFile(ref: string | undefined, repository: string | undefined): string | undefined {
  if (ref === undefined || !repository || !ref.startsWith(`${repository}/`)) return undefined;
  return /^(\.github\/workflows\/[^/\n]+\.ya?ml)@/.exec(ref.slice(repository.length + 1))?.[1];
}
