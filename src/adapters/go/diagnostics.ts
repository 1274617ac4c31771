import { isAbsolute, join } from 'node:path';
import type { DiagnosticsRequest } from '../../ports.ts';
import { parseBuildFlags } from './build-flags.ts';
import { temporaryFolder, type Toolchain } from './environment.ts';
import { goFailure, goLimitsMs, runGo, type Surroundings } from './go-command.ts';
import { readOverlay, writeOverlay } from './overlay.ts';
import { packagesToAsk } from './packages-to-ask.ts';

const MEBIBYTE = 1024 * 1024;

/**
 * `compilerDiagnostics` returns the compiler's escape and inlining diagnostics for the requested packages, with
 * absolute paths. If nothing changed, the go command replays them from the build cache. If the command is stopped or
 * can't run, the result contains only what it had printed by then, and the log says why.
 */
export async function compilerDiagnostics(
  surroundings: Surroundings,
  toolchain: Toolchain,
  request: DiagnosticsRequest,
): Promise<string> {
  const { folder, importPaths, buildFlags, work } = request;
  const flags = parseBuildFlags(buildFlags, toolchain.variables['GOFLAGS'] ?? '');
  const overlay = await readOverlay(flags.overlay, folder);
  const packages = await packagesToAsk(surroundings, toolchain, { ...request, flags: flags.list });
  if (packages.length === 0) return '';
  const { file } = await writeOverlay(toolchain, overlay, work);
  const args = [
    'list',
    '-e',
    '-export',
    '-deps',
    '-test',
    '-f={{.ImportPath}}',
    ...flags.list.filter((flag) => !/^-(?:gcflags|trimpath)\b/.test(flag)),
    // GOFLAGS may contain -trimpath, which would name files by import path.
    '-trimpath=false',
    ...packages.map((path) => `-gcflags=${path}=-m=2`),
    ...(file === undefined ? [] : [`-overlay=${file}`]),
    ...importPaths,
  ];
  const outcome = await runGo(surroundings, toolchain.go, {
    args,
    folder,
    timeoutMs: request.limitMs ?? goLimitsMs.build,
    temporary: temporaryFolder(toolchain),
    stderrLimitBytes: 64 * MEBIBYTE,
  });
  const failure = outcome.exit.kind === 'code' ? undefined : goFailure(outcome, 'go list -export');
  if (failure !== undefined) surroundings.log.debug(`no compiler diagnostics for ${folder}: ${failure}`);
  return absolutePaths(outcome.stderr, folder);
}

const positioned = /^([^\s:#][^:]*)(:\d+.*)$/;
const step = /^(.* at )([^\s:]+)(:\d+(?::\d+)?)$/;

/**
 * `absolutePaths` makes the paths in diagnostics absolute, because the go command prints paths relative to its working
 * folder.
 */
function absolutePaths(text: string, folder: string): string {
  const whole = (file: string): string => (isAbsolute(file) ? file : join(folder, file));
  return text
    .split('\n')
    .map((line) => {
      const [, file, rest] = positioned.exec(line) ?? [];
      if (file === undefined || rest === undefined) return line;
      const [, before, at, place] = step.exec(rest) ?? [];
      const said = before === undefined || at === undefined ? rest : `${before}${whole(at)}${place ?? ''}`;
      return `${whole(file)}${said}`;
    })
    .join('\n');
}
