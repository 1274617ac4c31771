import { isForRunnerAlone, tokenVariables } from '../runner-variables.ts';

/**
 * Matches the git variables to keep: those that describe how to reach a remote or which configuration is the user's.
 * All other GIT_* variables name a repository or change git's output.
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
 * `gitEnvironment` returns the caller's environment for git. It drops the variables that name a repository, an index or
 * an object folder, which are set if a git hook runs allocgate. It also disables prompts and sets git's messages to
 * plain English.
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
 * The environment for commands in the user's repository. It allows no transport, so that a partial clone fetches
 * nothing into that repository, and contains no tokens, because only a fetch needs them.
 */
export const withoutTransport: NodeJS.ProcessEnv = {
  ...Object.fromEntries(tokenVariables.map((name) => [name, undefined])),
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_NO_LAZY_FETCH: '1',
};

/** Settings for every git command that we run; they override all configuration files. */
export const safeSettings: readonly string[] = [
  'core.hooksPath=/dev/null',
  // A change can contain a bare repository with settings of its own, which git would use. With this setting, git uses a
  // bare repository only if GIT_DIR names it, and we set GIT_DIR only to repositories outside the change.
  'safe.bareRepository=explicit',
  'core.fsmonitor=false',
  'core.splitIndex=false',
  'core.protectHFS=true',
  'core.protectNTFS=true',
  'submodule.recurse=false',
  'fetch.recurseSubmodules=false',
  'fetch.writeCommitGraph=false',
  // Unpacking would update the times of objects that the user's repository already has, so packs are kept whole.
  'fetch.unpackLimit=1',
  'transfer.unpackLimit=1',
  'gc.auto=0',
  'maintenance.auto=false',
  'status.renames=false',
];
