import type { Config } from '../core/policy/config-schema.ts';
import { GateError } from '../errors.ts';
import type { Options } from '../options.ts';
import type { Ports, PullRequest, Revisions } from '../ports.ts';
import { type ConfigFile, configPaths, findConfig } from './config-files.ts';

/** The configuration that was in force before the change, regardless of what head changes in it. */
export interface StandingConfig {
  /**
   * The configuration; an empty one means the defaults. It is `undefined` if there is no gate yet, so that head's
   * configuration decides.
   */
  readonly config: Config | undefined;
  /** The path of the file; absent if no file could be used. */
  readonly path: string | undefined;
  readonly notes: readonly string[];
  /** The value of the option `config-base` that leads to the same decision; absent if the base alone leads to it. */
  readonly configBase?: string;
}

export interface StandingRequest {
  readonly folder: string;
  readonly explicit: Partial<Options>;
  /** The path of head's configuration, for notes. */
  readonly headPath: string | undefined;
}

/**
 * `standingConfig` reads base's configuration. If base has none, head's configuration decides in a terminal, and in a
 * workflow run whose change introduces the gate; in any other workflow run, the defaults decide. An invalid
 * configuration on base is ignored, so that its fix can be merged.
 */
export async function standingConfig(
  ports: Ports,
  revisions: Revisions,
  request: StandingRequest,
): Promise<StandingConfig> {
  const { pullRequest } = ports;
  const base = pullRequest === undefined ? revisions.base : await baseOfChange(ports, pullRequest, revisions, request);
  if (base.kind === 'missing') {
    // If a pull request or merge group has no base, a gate may exist nevertheless, so the defaults decide. Any other
    // run without a base, such as that of a branch's first commit, has no gate yet.
    return { config: base.blocking ? {} : undefined, path: undefined, notes: [] };
  }
  const isOther = revisions.base.kind === 'missing' || revisions.base.commit !== base.commit;
  const configBase = isOther && pullRequest !== undefined ? { configBase: base.commit } : {};
  const { file, notes } = await usable(ports, revisions, base.commit, request);
  if (file !== undefined) return { ...file, notes, ...configBase };
  const { headPath } = request;
  if (pullRequest === undefined) {
    const note =
      headPath === undefined || notes.length > 0
        ? []
        : [`The base has no configuration, so head’s ${headPath} applies.`];
    return { config: undefined, path: undefined, notes: [...notes, ...note] };
  }
  const isSaid = request.explicit['config-base'] === none;
  if (isSaid || (await adopts(ports, pullRequest, revisions, base.commit))) {
    const why = isSaid ? '' : `The base does not have the running workflow, ${pullRequest.workflow ?? ''}, so `;
    const note = `${why}the change introduces the gate: head’s ${headPath ?? ''} applies.`.replace(/^t/, 'T');
    const said = headPath === undefined ? {} : { configBase: none };
    return { config: undefined, path: undefined, notes: headPath === undefined ? notes : [...notes, note], ...said };
  }
  const note = `The base has no configuration, so the defaults apply, and head’s ${headPath ?? ''} only where it is stricter.`;
  return { config: {}, path: undefined, notes: headPath === undefined ? notes : [...notes, note], ...configBase };
}

/** The value of the option `config-base` for a change that introduces the gate. */
const none = 'none';

/**
 * `baseOfChange` returns the revision that the change will be merged into. The input `base` may name a different
 * revision to compare with, such as a release.
 */
async function baseOfChange(
  { repository }: Ports,
  pullRequest: PullRequest,
  revisions: Revisions,
  { folder, explicit }: StandingRequest,
): Promise<Revisions['base']> {
  const named = explicit['config-base'];
  if (named !== undefined && named !== none) {
    return (await repository.resolve({ folder, base: named, head: explicit.head, event: undefined })).base;
  }
  if (explicit.base === undefined) return revisions.base;
  const event = await pullRequest.event();
  if (!('headSha' in event)) return revisions.base;
  const { base } = await repository.resolve({ folder, base: undefined, head: explicit.head, event });
  return base;
}

async function usable(
  ports: Ports,
  revisions: Revisions,
  commit: string,
  { explicit }: StandingRequest,
): Promise<{
  readonly file: { readonly config: Config; readonly path: string } | undefined;
  readonly notes: readonly string[];
}> {
  const file = await findStanding(ports, revisions, commit, explicit.config);
  try {
    return { file: file && { config: file.config(), path: file.path }, notes: [] };
  } catch (error) {
    if (!(error instanceof GateError)) throw error;
    const decides =
      ports.pullRequest === undefined ? 'head’s applies' : 'the defaults apply, and head’s only where it is stricter';
    return {
      file: undefined,
      notes: [`Warning: the configuration at base is invalid, so ${decides}: ${error.message}`],
    };
  }
}

/**
 * `findStanding` finds the configuration that was in force before the change. In a workflow run the change may edit the
 * input `config`: if base lacks the file that it names, base's default file applies.
 */
async function findStanding(
  ports: Ports,
  revisions: Revisions,
  commit: string,
  named: string | undefined,
): Promise<ConfigFile | undefined> {
  const found = await findConfig(ports, revisions, commit, configPaths(revisions.prefix, named));
  if (found !== undefined || named === undefined || ports.pullRequest === undefined) return found;
  return findConfig(ports, revisions, commit, configPaths(revisions.prefix, undefined));
}

/** Matches workflows, and composite actions, which can be in any folder; both may run this program. */
const automation = /^\.github\/.*\.ya?ml$|(?:^|\/)action\.ya?ml$/i;
/** The maximum number of workflows and actions to search. */
const mostFiles = 200;

/**
 * `adopts` reports whether the change introduces the gate: base has neither the running workflow nor any workflow or
 * action that mentions this program. A change that only renames the workflow doesn't introduce it.
 */
async function adopts(
  { repository }: Ports,
  { workflow }: PullRequest,
  revisions: Revisions,
  commit: string,
): Promise<boolean> {
  if (workflow === undefined || (await repository.findFile(revisions, commit, workflow)).kind !== 'absent')
    return false;
  const paths = (await repository.listFolder(revisions, commit, '')).filter((path) => automation.test(path));
  if (paths.length > mostFiles) return false;
  for (const path of paths) {
    const found = await repository.findFile(revisions, commit, path);
    if (found.kind === 'text' && found.text.includes('allocgate')) return false;
  }
  return true;
}
