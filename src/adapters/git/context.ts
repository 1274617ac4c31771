import type { Log } from '../../ports.ts';
import type { Credentials } from './credentials.ts';
import type { Git } from './git.ts';

/** The functions and settings that every module in this folder needs. */
export interface GitContext {
  readonly git: Git;
  /** The caller's environment, cleaned up for git. */
  readonly env: NodeJS.ProcessEnv;
  readonly cacheFolder: string;
  /** Used for a fetch if the repository has no credentials of its own. */
  readonly credentials?: Credentials | undefined;
  readonly log: Log;
  readonly signal: AbortSignal;
}
