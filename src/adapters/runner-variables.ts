/**
 * Matches variables that the runner sets for this program alone: our inputs (including a token), our state, and the
 * runner's services. ACTIONS_* includes the runtime token, the identity-token request, and the cache and results
 * services. The command files would let another program write our outputs and the environment of later steps.
 */
const own = /^(?:INPUT_.*|STATE_.*|ACTIONS_.*|GITHUB_(?:ENV|PATH|OUTPUT|STATE|STEP_SUMMARY))$/;

/** Variables from which GitHub's own programs read tokens. */
export const tokenVariables = ['GITHUB_TOKEN', 'GH_TOKEN', 'GITHUB_ENTERPRISE_TOKEN', 'GH_ENTERPRISE_TOKEN'] as const;

/** `isForRunnerAlone` reports whether a variable is meant for this program alone and useless to any child process. */
export function isForRunnerAlone(name: string): boolean {
  return own.test(name);
}
