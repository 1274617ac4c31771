import * as z from 'zod';
import { goFailure, goLimitsMs, runGo, type Surroundings } from './go-command.ts';

const replaceSchema = z.looseObject({
  Old: z.looseObject({ Path: z.string(), Version: z.string().optional() }),
  New: z.looseObject({ Path: z.string(), Version: z.string().optional() }),
});
const fileSchema = z.looseObject({
  Use: z.array(z.looseObject({ DiskPath: z.string() })).nullish(),
  Replace: z.array(replaceSchema).nullish(),
});

/** The folders that a go.mod or go.work names, as written there. */
export interface NamedFolders {
  readonly uses: readonly string[];
  /** Modules that are replaced by folders; `old` can hold a version after an `@`. */
  readonly replaced: readonly { readonly old: string; readonly folder: string }[];
}

/**
 * `namedFolders` reads the folders that a go.mod or go.work (by its absolute path) names, or returns the go command's
 * words if it can't.
 */
export async function namedFolders(surroundings: Surroundings, file: string): Promise<NamedFolders | string> {
  const command = file.endsWith('.work') ? 'work' : 'mod';
  const go = { path: 'go', env: { ...surroundings.env, GOWORK: 'off' } };
  const call = { args: [command, 'edit', '-json', file], folder: '/', timeoutMs: goLimitsMs.env };
  const outcome = await runGo(surroundings, go, call);
  const failure = goFailure(outcome, `go ${command} edit`);
  if (failure !== undefined) return failure;
  const { Use: uses, Replace: replaced } = fileSchema.parse(JSON.parse(outcome.stdout));
  return {
    uses: (uses ?? []).map(({ DiskPath }) => DiskPath),
    replaced: (replaced ?? []).flatMap(({ Old, New }) =>
      New.Version === undefined
        ? [{ old: Old.Version === undefined ? Old.Path : `${Old.Path}@${Old.Version}`, folder: New.Path }]
        : [],
    ),
  };
}
