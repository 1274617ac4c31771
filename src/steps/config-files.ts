import { parseConfig } from '../core/policy/config.ts';
import type { Config } from '../core/policy/config-schema.ts';
import { GateError } from '../errors.ts';
import type { Ports, Revisions } from '../ports.ts';
import { insideRoot } from './stored-text.ts';

/** Name of configuration files, which are looked for in the module's folder and then in the git root. */
const configName = '.allocgate.yml';

/** A configuration file of one side; `config` throws what is wrong with it (`usage`). */
export interface ConfigFile {
  readonly path: string;
  readonly config: () => Config;
}

/**
 * `configPaths` returns where to look for configuration files, in order. `named` comes from the option `config`.
 * Errors: `usage`.
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
 * `findConfig` finds the configuration of a commit or, without one, of head. Something there that isn't a file counts
 * as a faulty configuration, never as none.
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
