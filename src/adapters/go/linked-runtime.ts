import { join } from 'node:path';
import type { BuildRequest, Replacements } from '../../ports.ts';
import { parseBuildFlags } from './build-flags.ts';
import type { BuildContext } from './build.ts';
import { temporaryFolder } from './environment.ts';
import { goFailure, goLimitsMs, runGo } from './go-command.ts';
import { readOverlay, writeOnce, writeOverlay } from './overlay.ts';
import { remembered } from './remembered.ts';

/** A shell script for `-toolexec` that makes the linker read a different archive of package `runtime`. */
const wrapper = `archive=$1
shift
previous=
for argument; do
	if [ "$previous" = -importcfg ] && [ "\${1##*/}" = link ]; then
		{ grep -v '^packagefile runtime=' "$argument"; echo "packagefile runtime=$archive"; } >"$argument.runtime"
		mv "$argument.runtime" "$argument"
	fi
	previous=$argument
done
exec "$@"
`;

/** Matches paths that can't be quoted in a flag, or that `-trimpath` would split. */
const unquotable = /['";]|=>/;

/**
 * `linkedRuntime` compiles package `runtime` with some of its files replaced, and returns the flag that makes `go test
 * -c` link the result. The go command itself would compile every package again because of the edited runtime, which
 * takes most of a minute on two cores. The linker compares the export data of the two runtimes and fails if other
 * packages would have to be compiled again. The result is `undefined` if the flags or paths don't allow this or the
 * compilation fails.
 */
export async function linkedRuntime(
  {
    surroundings,
    toolchain: find,
    cacheFolder,
    runtimes,
  }: Pick<BuildContext, 'surroundings' | 'toolchain' | 'cacheFolder' | 'runtimes'>,
  request: Pick<BuildRequest, 'buildFlags'> & { readonly runtime: Replacements },
  folder: string,
): Promise<string | undefined> {
  const toolchain = await find(folder);
  const flags = parseBuildFlags(request.buildFlags, toolchain.variables['GOFLAGS'] ?? '');
  if (flags.compiles) return undefined;
  const user = await readOverlay(flags.overlay, folder);
  const { file, standIns } = await writeOverlay(toolchain, user, cacheFolder, request.runtime);
  const script = await writeOnce(join(cacheFolder, 'overlay'), 'sh', wrapper);
  if (file === undefined || [script, file, ...[...standIns].flat()].some((path) => unquotable.test(path)))
    return undefined;
  // The compiler abbreviates the toolchain's root to $GOROOT only in file names that -trimpath doesn't rewrite. File
  // names are part of the export data, so they must be the same in both archives.
  const renamed = [...standIns].map(([from, to]) => `${from}=>${to.replace(toolchain.goroot, '$GOROOT')}`);
  const args = [
    'list',
    '-export',
    '-f={{.Export}}',
    ...flags.list,
    `-gcflags=runtime='-trimpath=${renamed.join(';')}'`,
    `-overlay=${file}`,
    'runtime',
  ];
  const compile = async (): Promise<string | undefined> => {
    const outcome = await runGo(surroundings, toolchain.go, {
      args,
      folder,
      timeoutMs: goLimitsMs.build,
      temporary: temporaryFolder(toolchain),
    });
    const archive = outcome.stdout.trim();
    const isUsable = goFailure(outcome, 'go list -export') === undefined && archive !== '' && !unquotable.test(archive);
    return isUsable ? archive : undefined;
  };
  // One go command doesn't wait for another that is compiling the same package, so base and head share the archive.
  const key = JSON.stringify([toolchain.go.path, toolchain.goroot, args]);
  const archive = await remembered(runtimes, key, compile);
  if (archive !== undefined) return `-toolexec=sh '${script}' '${archive}'`;
  runtimes.delete(key);
  return undefined;
}
