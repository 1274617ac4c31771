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

/** The folders that a go.mod or go.work file names, as written there. */
export interface NamedFolders {
  readonly uses: readonly string[];
  /** Modules that are replaced with folders; `old` may include a version after `@`. */
  readonly replaced: readonly { readonly old: string; readonly folder: string }[];
}

/**
 * `namedFolders` returns the folders named in a go.mod or go.work file, which is given by its absolute path. If it
 * can't read the file, it returns the go command's message.
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
