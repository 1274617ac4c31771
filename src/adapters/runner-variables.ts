/**
 * Matches what the runner gives to this program alone: our inputs (a token among them), our state, and the runner's
 * services. ACTIONS_* holds the runtime token, the identity-token request and the cache and result services; the
 * command files would let another program write our outputs and the next steps' environment.
 */
const own = /^(?:INPUT_.*|STATE_.*|ACTIONS_.*|GITHUB_(?:ENV|PATH|OUTPUT|STATE|STEP_SUMMARY))$/;

/** Tokens under the names that GitHub's own programs read. */
export const tokenVariables = ['GITHUB_TOKEN', 'GH_TOKEN', 'GITHUB_ENTERPRISE_TOKEN', 'GH_ENTERPRISE_TOKEN'] as const;

/** `isForRunnerAlone` reports whether a variable is for this program alone and useless to any child process. */
export function isForRunnerAlone(name: string): boolean {
  return own.test(name);
}
