import { basename } from 'node:path';
import type { ExamineRequest } from '../../ports.ts';
import { digestOf } from './binary-digest.ts';
import { parseBuildFlags } from './build-flags.ts';
import type { BuildContext } from './build.ts';
import { mapBounded } from './concurrency.ts';
import { goFailure, goLimitsMs, runGo } from './go-command.ts';
import { readOverlay, writeOverlay } from './overlay.ts';

/**
 * Matches the name of a compiled package in Go's build cache, which contains the SHA-256 of its content
 * (cmd/go/internal/cache).
 */
const cached = /^([0-9a-f]{64})-d$/;

/**
 * `examineBinary` describes the damage to a test binary or to the files that it was linked from, or returns `undefined`
 * if there is none.
 */
export async function examineBinary(context: BuildContext, request: ExamineRequest): Promise<string | undefined> {
  const { binary } = request;
  if (binary.digest !== undefined && (await digestOf(binary.path)) !== binary.digest)
    return `${binary.path} is damaged: its content isn't what the linker wrote.`;
  const files = await compiledPackages(context, request);
  if (typeof files === 'string') return files;
  const damaged = await mapBounded(files, async (file) => {
    const name = cached.exec(basename(file))?.[1];
    return name === undefined || name === (await digestOf(file)) ? [] : [file];
  });
  const [first] = damaged.flat();
  return first === undefined
    ? undefined
    : `Go's build cache is damaged: the content of ${first} doesn't match the hash in the file's name.`;
}

/**
 * `compiledPackages` returns the files in the build cache that a binary is linked from, or the reason why they can't be
 * listed.
 */
async function compiledPackages(context: BuildContext, request: ExamineRequest): Promise<readonly string[] | string> {
  const { listed, buildFlags, work } = request;
  const toolchain = await context.toolchain(listed.moduleFolder);
  const flags = parseBuildFlags(buildFlags, toolchain.variables['GOFLAGS'] ?? '');
  const overlay = await writeOverlay(toolchain, await readOverlay(flags.overlay, listed.moduleFolder), work);
  const outcome = await runGo(context.surroundings, toolchain.go, {
    args: [
      'list',
      '-deps',
      '-test',
      '-export',
      '-f={{.Export}}',
      ...flags.build.filter((flag) => !/^-vet\b/.test(flag)),
      ...(overlay.file === undefined ? [] : [`-overlay=${overlay.file}`]),
      listed.importPath,
    ],
    folder: listed.moduleFolder,
    timeoutMs: goLimitsMs.build,
  });
  return goFailure(outcome, 'go list -export') ?? outcome.stdout.split('\n').filter((file) => file !== '');
}
