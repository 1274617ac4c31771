import type { Log } from '../../ports.ts';
import type { Credentials } from './credentials.ts';
import type { Git } from './git.ts';

/** What every module of this folder works with. */
export interface GitContext {
  readonly git: Git;
  /** The caller's environment, cleaned for git. */
  readonly env: NodeJS.ProcessEnv;
  readonly cacheFolder: string;
  /** For a fetch, if the repository has none of its own. */
  readonly credentials?: Credentials | undefined;
  readonly log: Log;
  readonly signal: AbortSignal;
}
