import { parseConfig } from '../core/policy/config.ts';
import type { Config } from '../core/policy/config-schema.ts';
import { GateError } from '../errors.ts';
import type { Ports, Revisions } from '../ports.ts';
import { insideRoot } from './stored-text.ts';

/** The name of configuration files, which are looked up in the module's folder and then in the git root. */
const configName = '.allocgate.yml';

/** A configuration file of one side. `config` returns its settings. Errors: `usage`. */
export interface ConfigFile {
  readonly path: string;
  readonly config: () => Config;
}

/**
 * `configPaths` returns the paths at which to look for a configuration file, in order. `named` is the value of the
 * option `config`. Errors: `usage`.
 */
export function configPaths(prefix: string, named: string | undefined): readonly string[] {
  if (named === undefined) return [...new Set([prefix === '' ? configName : `${prefix}/${configName}`, configName])];
  const path = insideRoot(prefix, named);
  if (path !== undefined) return [path];
  throw new GateError(
    'usage',
    `The configuration file ${named} is not in the repository.`,
    'Give --config a path relative to the module’s folder that stays below the git root.',
  );
}

/**
 * `findConfig` finds the configuration of a commit or, if `commit` is `undefined`, of head. If one of the paths exists
 * but can't be read as a file, that counts as an invalid configuration, never as a missing one.
 */
export async function findConfig(
  { repository }: Pick<Ports, 'repository'>,
  revisions: Revisions,
  commit: string | undefined,
  paths: readonly string[],
): Promise<ConfigFile | undefined> {
  for (const path of paths) {
    const found = await repository.findFile(revisions, commit, path);
    if (found.kind === 'text') return { path, config: () => parseConfig(found.text, path) };
    if (found.kind === 'unfit') return { path, config: () => refuse(path, found.what) };
  }
  return undefined;
}

function refuse(path: string, what: string): never {
  throw new GateError(
    'usage',
    `The configuration ${path} is ${what}, so its settings are unknown.`,
    `Make ${path} a regular file of at most 16 MiB, or a link to one inside the repository.`,
  );
}
