import { isForRunnerAlone, tokenVariables } from '../runner-variables.ts';

/**
 * `childEnvironment` returns the user's environment as `go test` would pass it on, without secrets and without
 * variables that are meant for this program alone.
 */
export function childEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name, value]) => {
      if (value === undefined || isHidden(name)) return false;
      // A path to the checkout's workspace would lead out of the snapshot, which has its own copy.
      return name !== 'GOWORK' || value === 'off';
    }),
  );
}

/** `isHidden` reports whether the tested code must not see a variable. */
function isHidden(name: string): boolean {
  return (
    isForRunnerAlone(name) || name.startsWith('ALLOCGATE_') || (tokenVariables as readonly string[]).includes(name)
  );
}
