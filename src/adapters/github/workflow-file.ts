/**
 * `workflowFile` returns the path of the running workflow's file, relative to the root of the repository. It parses
 * GITHUB_WORKFLOW_REF (`owner/name/.github/workflows/memory.yml@refs/…`). It returns `undefined` if the file isn't in
 * this repository, as with a workflow that an organization requires. For a called workflow, it returns the caller's
 * file.
 */
export function workflowFile(ref: string | undefined, repository: string | undefined): string | undefined {
  if (ref === undefined || !repository || !ref.startsWith(`${repository}/`)) return undefined;
  return /^(\.github\/workflows\/[^/\n]+\.ya?ml)@/.exec(ref.slice(repository.length + 1))?.[1];
}
