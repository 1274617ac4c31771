import { isForRunnerAlone, tokenVariables } from '../runner-variables.ts';

/**
 * Matches git's variables that say how to reach a remote or which configuration is the user's; every other GIT_* names
 * a repository or changes output.
 */
const keptVariables = new RegExp(
  '^GIT_(?:' +
    [
      'SSH',
      'SSH_COMMAND',
      'SSH_VARIANT',
      'ASKPASS',
      'SSL_\\w+',
      'HTTP_\\w+',
      'PROXY_\\w+',
      'ALLOW_PROTOCOL',
      'EXEC_PATH',
      'CEILING_DIRECTORIES',
      'DISCOVERY_ACROSS_FILESYSTEM',
      'ATTR_NOSYSTEM',
      'CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\\d+|VALUE_\\d+)',
    ].join('|') +
    ')$',
);

/**
 * `gitEnvironment` returns the caller's environment for git: no repository, index or object folder of a git hook that
 * may run us, no prompts, plain English.
 */
export function gitEnvironment(env: Readonly<Record<string, string | undefined>>): NodeJS.ProcessEnv {
  const own = Object.entries(env).filter(
    ([name]) => (!name.startsWith('GIT_') || keptVariables.test(name)) && !isForRunnerAlone(name),
  );
  return {
    ...Object.fromEntries(own),
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_PAGER: 'cat',
    LC_ALL: 'C',
    LANGUAGE: '',
  };
}

/**
 * For commands in the user's repository: no transport, so that a partial clone fetches nothing into it, and no tokens,
 * which only a fetch needs.
 */
export const withoutTransport: NodeJS.ProcessEnv = {
  ...Object.fromEntries(tokenVariables.map((name) => [name, undefined])),
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_NO_LAZY_FETCH: '1',
};

/** Settings of every call, which override any configuration file. */
export const safeSettings: readonly string[] = [
  'core.hooksPath=/dev/null',
  // A change can commit the files of a bare repository, with settings of its own; ours are named by GIT_DIR.
  'safe.bareRepository=explicit',
  'core.fsmonitor=false',
  'core.splitIndex=false',
  'core.protectHFS=true',
  'core.protectNTFS=true',
  'submodule.recurse=false',
  'fetch.recurseSubmodules=false',
  'fetch.writeCommitGraph=false',
  // Unpacking would renew the times of objects that the user's repository has already; a pack is kept whole.
  'fetch.unpackLimit=1',
  'transfer.unpackLimit=1',
  'gc.auto=0',
  'maintenance.auto=false',
  'status.renames=false',
];
