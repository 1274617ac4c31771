import * as http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGitHubApi, type GitHubApi } from '../adapters/github/api/client.ts';
import { tell } from './log.ts';

/** GitHub's API as the runner names it, through its proxy where it has one; waits are told in the log. */
export function connect(token: string, env: NodeJS.ProcessEnv, signal: AbortSignal): GitHubApi {
  useProxy();
  return createGitHubApi({
    url: (env['GITHUB_API_URL'] ?? 'https://api.github.com').replace(/\/$/, ''),
    token,
    signal,
    now: () => Date.now(),
    sleep: (ms) => sleep(ms, undefined, { signal }),
    log: tell,
  });
}

/** Takes http_proxy, https_proxy and no_proxy from the environment, as a Node of late 2025 or newer can. */
function useProxy(): void {
  const { setGlobalProxyFromEnv } = http as { setGlobalProxyFromEnv?: () => unknown };
  try {
    setGlobalProxyFromEnv?.();
  } catch (error) {
    tell(`The proxy is not used: ${error instanceof Error ? error.message : String(error)}`);
  }
}
