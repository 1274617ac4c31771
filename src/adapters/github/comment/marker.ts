import { createHash } from 'node:crypto';

/** What distinguishes one comment of a pull request from another. */
export interface CommentIdentity {
  /** GITHUB_WORKFLOW. */
  readonly workflow: string;
  readonly workingDirectory: string;
  /** The job and its matrix, or what the user gave. */
  readonly key: string;
}

/** `markerOf` returns the first line of our comment, which stays the same from run to run. */
export function markerOf({ workflow, workingDirectory, key }: CommentIdentity): string {
  const identity = JSON.stringify([workflow, workingDirectory, key]);
  return `<!-- allocgate:v1:${createHash('sha256').update(identity).digest('hex').slice(0, 16)} -->`;
}
