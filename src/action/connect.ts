import { setTimeout as sleep } from 'node:timers/promises';
import { createGitHubApi, type GitHubApi } from '../adapters/github/api/client.ts';
import { tell } from './log.ts';

/** GitHub's API as the runner names it; waits are told in the log. */
export function connect(token: string, env: NodeJS.ProcessEnv, signal: AbortSignal): GitHubApi {
  return createGitHubApi({
    url: (env['GITHUB_API_URL'] ?? 'https://api.github.com').replace(/\/$/, ''),
    token,
    signal,
    now: () => Date.now(),
    sleep: (ms) => sleep(ms, undefined, { signal }),
    log: tell,
  });
}
