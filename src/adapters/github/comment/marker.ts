import { createHash } from 'node:crypto';

/** The properties that distinguish our comments on a pull request from each other. */
export interface CommentIdentity {
  /** The value of GITHUB_WORKFLOW. */
  readonly workflow: string;
  readonly workingDirectory: string;
  /** The job and its matrix, or the key that the user chose. */
  readonly key: string;
}

/** `markerOf` returns the first line of our comment, which stays the same from run to run. */
export function markerOf({ workflow, workingDirectory, key }: CommentIdentity): string {
  const identity = JSON.stringify([workflow, workingDirectory, key]);
  return `<!-- allocgate:v1:${createHash('sha256').update(identity).digest('hex').slice(0, 16)} -->`;
}
