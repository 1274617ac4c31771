/**
 * What the tested code must not see: our inputs and tokens, and the runner's doors.
 * ACTIONS_* holds the runtime token, the identity-token request and the cache and result services;
 * the command files would let a benchmark write our outputs and the next steps' environment.
 */
const hidden =
  /^(?:INPUT_.*|STATE_.*|ALLOCGATE_.*|ACTIONS_.*|(?:GITHUB|GH)(?:_ENTERPRISE)?_TOKEN|GITHUB_(?:ENV|PATH|OUTPUT|STATE|STEP_SUMMARY))$/;

/** The user's environment as `go test` would hand it on, less secrets and what belongs to this program alone. */
export function childEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name, value]) => {
      if (value === undefined || hidden.test(name)) return false;
      // A path to the checkout's workspace would lead out of the snapshot, which has its own copy.
      return name !== 'GOWORK' || value === 'off';
    }),
  );
}
