import { setTimeout as sleep } from 'node:timers/promises';
import { createGitHubApi, type GitHubApi } from '../adapters/github/api/client.ts';
import { tell } from './log.ts';

/**
 * `connect` returns a client for the API at the address that the runner sets. The client uses the runner's proxy, if
 * there is one, and logs each time it waits before a retry.
 */
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

/**
 * `useProxy` makes Node use the proxy that http_proxy, https_proxy and no_proxy configure. Node has supported this
 * since late 2025; older versions connect directly. An import of node:http would read all of its exports, and with them
 * load the code of `fetch`, which takes most of the action's start.
 */
function useProxy(): void {
  const http: { readonly setGlobalProxyFromEnv?: () => unknown } = process.getBuiltinModule('node:http');
  try {
    http.setGlobalProxyFromEnv?.();
  } catch (error) {
    tell(`The proxy is not used: ${error instanceof Error ? error.message : String(error)}`);
  }
}
