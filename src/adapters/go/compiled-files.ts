import { join } from 'node:path';
import * as z from 'zod';
import type { CompiledFilesRequest } from '../../ports.ts';
import { parseBuildFlags } from './build-flags.ts';
import type { Toolchain } from './environment.ts';
import { goFailure, goLimitsMs, runGo, type Surroundings } from './go-command.ts';
import { jsonValues } from './json-values.ts';

const files = z.array(z.string()).default([]);
const packageSchema = z.object({
  ImportPath: z.string(),
  Dir: z.string().default(''),
  GoFiles: files,
  CgoFiles: files,
});
const fields = Object.keys(packageSchema.shape).join(',');

/**
 * `compiledFiles` returns the non-test Go files from which the packages in some folders are compiled on this platform,
 * with the packages' import paths. Errors: an `Error` with the go command's message.
 */
export async function compiledFiles(
  surroundings: Surroundings,
  toolchain: Toolchain,
  { folder, folders, buildFlags }: CompiledFilesRequest,
): Promise<ReadonlyMap<string, string>> {
  const flags = parseBuildFlags(buildFlags, toolchain.variables['GOFLAGS'] ?? '');
  const args = ['list', '-e', `-json=${fields}`, ...flags.list, '--', ...folders];
  const outcome = await runGo(surroundings, toolchain.go, { args, folder, timeoutMs: goLimitsMs.list });
  const failure = goFailure(outcome, 'go list');
  if (failure !== undefined) throw new Error(failure);
  return new Map(
    jsonValues(outcome.stdout, packageSchema).flatMap(({ ImportPath, Dir, GoFiles, CgoFiles }) =>
      [...GoFiles, ...CgoFiles].map((file): [string, string] => [join(Dir, file), ImportPath]),
    ),
  );
}
