import { dirname } from 'node:path';
import * as z from 'zod';
import type { Requirements } from '../../ports.ts';
import { goFailure, goLimitsMs, runGo, type Surroundings } from './go-command.ts';
import { parseJson } from '../parse-json.ts';

const replaceSchema = z.looseObject({
  Old: z.looseObject({ Path: z.string(), Version: z.string().optional() }),
  New: z.looseObject({ Path: z.string(), Version: z.string().optional() }),
});
const fileSchema = z.looseObject({
  Go: z.string().optional(),
  Toolchain: z.string().optional(),
  Require: z.array(z.looseObject({ Path: z.string(), Version: z.string() })).nullish(),
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
  const read = await readModuleFile(surroundings, file);
  if (typeof read === 'string') return read;
  return {
    uses: (read.Use ?? []).map(({ DiskPath }) => DiskPath),
    replaced: (read.Replace ?? []).flatMap(({ Old, New }) =>
      New.Version === undefined
        ? [{ old: Old.Version === undefined ? Old.Path : `${Old.Path}@${Old.Version}`, folder: New.Path }]
        : [],
    ),
  };
}

/**
 * `requirements` returns what a go.mod or go.work file, which is given by its absolute path, requires, or `undefined` if
 * it can't be read.
 */
export async function requirements(surroundings: Surroundings, file: string): Promise<Requirements | undefined> {
  const read = await readModuleFile(surroundings, file);
  if (typeof read === 'string') return undefined;
  // The JSON of a go.work file leaves the toolchain out, but the formatted file has it on a line of its own.
  const printed = file.endsWith('.work') ? await editFile(surroundings, '-print', file) : { stdout: '' };
  const line = typeof printed === 'string' ? undefined : printed.stdout.split('\n').find(isToolchain);
  return {
    go: read.Go,
    toolchain: (read.Toolchain ?? line?.slice(toolchainLine.length))?.replace('go', ''),
    modules: new Map((read.Require ?? []).map(({ Path, Version }) => [Path, Version])),
  };
}

const toolchainLine = 'toolchain ';

function isToolchain(line: string): boolean {
  return line.startsWith(toolchainLine);
}

async function readModuleFile(surroundings: Surroundings, file: string): Promise<z.infer<typeof fileSchema> | string> {
  const outcome = await editFile(surroundings, '-json', file);
  if (typeof outcome === 'string') return outcome;
  const read = fileSchema.safeParse(parseJson(outcome.stdout));
  return read.success ? read.data : `the go command printed something else than expected: ${read.error.message}`;
}

/** `editFile` prints a file as the go command reads it. If it can't, it returns the command's message. */
async function editFile(
  surroundings: Surroundings,
  form: '-json' | '-print',
  file: string,
): Promise<{ readonly stdout: string } | string> {
  const command = file.endsWith('.work') ? 'work' : 'mod';
  const go = { path: 'go', env: { ...surroundings.env, GOWORK: 'off' } };
  const call = { args: [command, 'edit', form, file], folder: dirname(file), timeoutMs: goLimitsMs.env };
  const outcome = await runGo(surroundings, go, call);
  return goFailure(outcome, `go ${command} edit`) ?? outcome;
}
