import { createHash } from 'node:crypto';

/** What tells one comment of a pull request from another. */
export interface CommentIdentity {
  /** GITHUB_WORKFLOW and GITHUB_JOB. */
  readonly workflow: string;
  readonly job: string;
  readonly workingDirectory: string;
  /** The matrix of the job, or what the user says. */
  readonly key: string;
}

/** The first line of our comment, which stays the same from run to run. */
export function markerOf({ workflow, job, workingDirectory, key }: CommentIdentity): string {
  const identity = JSON.stringify([workflow, job, workingDirectory, key]);
  return `<!-- allocgate:v1:${createHash('sha256').update(identity).digest('hex').slice(0, 16)} -->`;
}
