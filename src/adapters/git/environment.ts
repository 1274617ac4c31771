/**
 * What would point git at another repository, index or object store, or change what a path means
 * (`git rev-parse --local-env-vars` and the pathspec switches). Set when we run inside a hook or an alias.
 */
const removed = new Set([
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_ATTR_SOURCE',
  'GIT_COMMON_DIR',
  'GIT_CONFIG',
  'GIT_DIR',
  'GIT_GLOB_PATHSPECS',
  'GIT_GRAFT_FILE',
  'GIT_ICASE_PATHSPECS',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_INTERNAL_SUPER_PREFIX',
  'GIT_LITERAL_PATHSPECS',
  'GIT_NAMESPACE',
  'GIT_NOGLOB_PATHSPECS',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
  'GIT_QUARANTINE_PATH',
  'GIT_SHALLOW_FILE',
  'GIT_TEMPLATE_DIR',
  'GIT_WORK_TREE',
]);

/** Settings that keep git from running the user's commands and from writing beside what we ask for. */
export const readOnlySettings: readonly (readonly [string, string])[] = [
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['fetch.writeCommitGraph', 'false'],
  ['fetch.recurseSubmodules', 'false'],
  ['fetch.prune', 'false'],
  ['submodule.recurse', 'false'],
  ['advice.detachedHead', 'false'],
  ['core.quotePath', 'false'],
];

/** The user's environment with git held to reading, in English and without questions. */
export function gitEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(
    ([name, value]) => value !== undefined && !removed.has(name) && !name.startsWith('GIT_TRACE'),
  );
  return {
    ...Object.fromEntries(kept),
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_FLUSH: '1',
    LC_ALL: 'C',
    LANGUAGE: '',
  };
}

/** Adds configuration by environment: not visible in the list of processes, and any character may occur. */
export function withSettings(
  env: NodeJS.ProcessEnv,
  settings: readonly (readonly [string, string])[],
): NodeJS.ProcessEnv {
  const given = Number(env['GIT_CONFIG_COUNT'] ?? 0);
  const start = Number.isSafeInteger(given) && given > 0 ? given : 0;
  const added = settings.flatMap(([name, value], index) => [
    [`GIT_CONFIG_KEY_${start + index}`, name],
    [`GIT_CONFIG_VALUE_${start + index}`, value],
  ]);
  return { ...env, ...Object.fromEntries(added), GIT_CONFIG_COUNT: String(start + settings.length) };
}

/** One entry of a list of alternate object stores, quoted where git would take it apart. */
export function quoteAlternate(path: string): string {
  if (!path.includes(':') && !path.startsWith('"')) return path;
  return `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
