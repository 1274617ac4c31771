import { tmpdir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import type { CompilerRequest } from '../../ports.ts';
import { parseBuildFlags } from './build-flags.ts';
import type { Toolchain } from './environment.ts';
import { goFailure, goLimitsMs, runGo, type Surroundings } from './go-command.ts';
import { readOverlay } from './overlay.ts';
import { pathBelow } from './paths.ts';

const MEBIBYTE = 1024 * 1024;

/**
 * What the compiler says of escape and inlining in every package inside the snapshot that the test packages depend on,
 * paths absolute. Replayed from the build cache where nothing changed. Empty where it fails; the log says why.
 */
export async function compilerDiagnostics(
  surroundings: Surroundings,
  toolchain: Toolchain,
  request: CompilerRequest,
): Promise<string> {
  const { folder, root, importPaths, buildFlags } = request;
  const flags = parseBuildFlags(buildFlags, toolchain.variables['GOFLAGS'] ?? '');
  const overlay = await readOverlay(flags.overlay, folder);
  const modules = await modulesInside(surroundings, toolchain, folder, root, flags.list);
  if (modules.length === 0) return '';
  const args = [
    'list',
    '-e',
    '-export',
    '-deps',
    '-test',
    '-f={{.ImportPath}}',
    ...flags.list.filter((flag) => !/^-(?:gcflags|trimpath)\b/.test(flag)),
    // GOFLAGS can have it, and then files would be named by import path.
    '-trimpath=false',
    ...modules.map((module) => `-gcflags=${module}/...=-m=2`),
    ...(flags.overlay === undefined || overlay.size === 0 ? [] : [`-overlay=${resolve(folder, flags.overlay)}`]),
    ...importPaths,
  ];
  const outcome = await runGo(surroundings, toolchain.go, {
    args,
    folder,
    timeoutMs: goLimitsMs.build,
    temporary: toolchain.variables['GOTMPDIR'] || tmpdir(),
    stderrLimitBytes: 64 * MEBIBYTE,
  });
  const failure = outcome.exit.kind === 'code' ? undefined : goFailure(outcome, 'go list -export');
  if (failure !== undefined) surroundings.log.debug(`no compiler diagnostics of ${folder}: ${failure}`);
  return absolutePaths(outcome.stderr, folder);
}

/** Paths of the modules whose folders lie inside the snapshot: of go.work, of `replace` lines, and the main one. */
async function modulesInside(
  surroundings: Surroundings,
  { go }: Toolchain,
  folder: string,
  root: string,
  flags: readonly string[],
): Promise<readonly string[]> {
  const outcome = await runGo(surroundings, go, {
    args: [
      'list',
      '-m',
      '-e',
      ...flags.filter((flag) => /^-(?:mod|modfile)=/.test(flag)),
      '-f={{.Path}}\t{{.Dir}}',
      'all',
    ],
    folder,
    timeoutMs: goLimitsMs.list,
    temporary: tmpdir(),
  });
  const listed = outcome.stdout.split('\n').flatMap((line): [string, string][] => {
    const [path = '', dir = ''] = line.split('\t');
    return path === '' || dir === '' ? [] : [[path, dir]];
  });
  const inside = listed.filter(([, dir]) => dir === root || pathBelow(root, dir) !== undefined).map(([path]) => path);
  if (inside.length > 0) return inside;
  // With a vendor folder the list of all modules is not to be had: the main ones are.
  const main = await runGo(surroundings, go, {
    args: ['list', '-m', '-f={{.Path}}'],
    folder,
    timeoutMs: goLimitsMs.list,
    temporary: tmpdir(),
  });
  return main.stdout.split('\n').filter((path) => path !== '');
}

const positioned = /^([^\s:#][^:]*)(:\d+.*)$/;
const step = /^(.* at )([^\s:]+)(:\d+(?::\d+)?)$/;

/** The go command names files from the folder that it runs in. */
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
