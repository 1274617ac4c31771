import { realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { GateError } from '../../errors.ts';
import { goCommandError, goFailure, goLimitsMs, runGo, type GoCommand, type Surroundings } from './go-command.ts';
import { isAtLeast } from './go-version.ts';
import { copyGoroot } from './goroot-copy.ts';
import { pathBelow } from './paths.ts';

const OLDEST_MINOR = 22;
/** From this minor version of Go on, `-overlay` rejects files below GOMODCACHE. */
const OVERLAY_SPARES_MODCACHE_MINOR = 25;

const variablesSchema = z.record(z.string(), z.string());

/** The toolchain that a folder's go.mod, GOTOOLCHAIN and PATH select. */
export interface Toolchain {
  readonly go: GoCommand;
  /** The version, as `go version` prints it. */
  readonly goVersion: string;
  readonly goroot: string;
  /** The GOROOT that Go itself reports; for a copied toolchain it differs from `goroot`. */
  readonly originalGoroot: string;
  /** The output of `go env -json`. */
  readonly variables: Readonly<Record<string, string>>;
}

/** `temporaryFolder` returns the folder in which the go command keeps its work: GOTMPDIR, or the system's folder. */
export function temporaryFolder({ variables }: Toolchain): string {
  return variables['GOTMPDIR'] || tmpdir();
}

/**
 * `findToolchain` asks the go command which toolchain a folder uses. Errors: `toolchain-missing`, `toolchain-too-old`,
 * `usage`.
 */
export async function findToolchain(
  surroundings: Surroundings,
  folder: string,
  cacheFolder: string,
): Promise<Toolchain> {
  const go: GoCommand = { path: 'go', env: surroundings.env };
  const variables = await goVariables(surroundings, go, folder);
  const variable = (name: string): string => variables[name] ?? '';
  const [goVersion, goroot] = [variable('GOVERSION'), variable('GOROOT')];
  if (!isAtLeast(goVersion, OLDEST_MINOR))
    throw new GateError(
      'toolchain-too-old',
      `${goVersion} is older than Go 1.${OLDEST_MINOR}, the oldest supported version.`,
      'Install a newer Go, or raise the version in the go or toolchain line of go.mod.',
    );
  if (variable('GOOS') !== variable('GOHOSTOS'))
    throw new GateError(
      'usage',
      `GOOS=${variable('GOOS')} is set, but benchmarks can run only on this system, ${variable('GOHOSTOS')}.`,
      'Unset GOOS.',
    );
  const found = { go, goVersion, goroot, originalGoroot: goroot, variables };
  if (!isAtLeast(goVersion, OVERLAY_SPARES_MODCACHE_MINOR) || !(await isBeneath(variable('GOMODCACHE'), goroot)))
    return found;
  const copy = await copyGoroot(goroot, join(cacheFolder, 'goroot'), surroundings);
  return {
    ...found,
    goroot: copy,
    go: { path: join(copy, 'bin', 'go'), env: { ...surroundings.env, GOROOT: copy, GOTOOLCHAIN: 'local' } },
  };
}

async function goVariables(surroundings: Surroundings, go: GoCommand, folder: string): Promise<Record<string, string>> {
  const outcome = await runGo(surroundings, go, { args: ['env', '-json'], folder, timeoutMs: goLimitsMs.env });
  const failure = goFailure(outcome, 'go env');
  if (failure === undefined) return variablesSchema.parse(JSON.parse(outcome.stdout));
  refuseMissingToolchain(folder, failure);
  throw goCommandError(`go env failed in ${folder}`, failure, 'Run `go env` there and fix what it reports.');
}

/**
 * Matches the go command's messages that a go.mod (of the module or of a dependency) requires a newer Go than is
 * available.
 */
const missing = /requires go >= \S+ \(running go|toolchain not available|invalid toolchain|go: download(?:ing)? go\d/;

/**
 * `refuseMissingToolchain` throws `toolchain-missing` if the go command's message says that the required toolchain is
 * unavailable.
 */
export function refuseMissingToolchain(folder: string, message: string): void {
  if (missing.test(message))
    throw new GateError(
      'toolchain-missing',
      `The Go toolchain that ${folder} asks for is unavailable:\n${message}`,
      'Install that version, or let the go command download it, which needs GOTOOLCHAIN=auto and a reachable GOPROXY and GOSUMDB.',
    );
}

/**
 * `figureSettings` returns the settings in the environment that can change a figure, in the form that the fingerprint
 * and the package keys contain.
 */
export function figureSettings(toolchain: Toolchain, env: NodeJS.ProcessEnv): Record<string, string> {
  const named = ['GOOS', 'GOARCH', 'CGO_ENABLED', 'GOEXPERIMENT', 'GOFLAGS', 'GOFIPS140'];
  const levels = [
    'GO386',
    'GOAMD64',
    'GOARM',
    'GOARM64',
    'GOLOONG64',
    'GOMIPS',
    'GOMIPS64',
    'GOPPC64',
    'GORISCV64',
    'GOWASM',
  ];
  const flagsOfC = ['CGO_CFLAGS', 'CGO_CPPFLAGS', 'CGO_CXXFLAGS', 'CGO_FFLAGS', 'CGO_LDFLAGS'];
  // The runtime reads these variables from the process's environment, not from `go env`.
  const runtime = ['GOGC', 'GOMEMLIMIT', 'GODEBUG'];
  return Object.fromEntries(
    [
      ...[...named, ...levels, ...flagsOfC].map((name) => [name, settingOf(toolchain, name)]),
      ...runtime.map((name) => [name, env[name] ?? '']),
    ].filter(([, value]) => value !== ''),
  ) as Record<string, string>;
}

/**
 * `settingOf` returns a variable of `go env`. It removes -buildvcs from GOFLAGS, because test binaries contain no
 * version control stamp (cmd/go/internal/load, `setBuildInfo`).
 */
function settingOf({ variables }: Toolchain, name: string): string {
  const value = variables[name] ?? '';
  return name === 'GOFLAGS' ? value.replaceAll(/(?:^|\s)--?buildvcs(?:=\S*)?(?=\s|$)/g, '').trim() : value;
}

/**
 * `isBeneath` reports whether a path is below another one. It compares the paths as written, as the go command does,
 * and also with links resolved.
 */
async function isBeneath(parent: string, child: string): Promise<boolean> {
  if (parent === '') return false;
  return pathBelow(parent, child) !== undefined || pathBelow(await real(parent), await real(child)) !== undefined;
}

async function real(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

/**
 * `refuseUnsupported` refuses Windows, where paths follow other rules and there are no process groups to end. Errors:
 * `usage`.
 */
export function refuseUnsupported(platform: NodeJS.Platform): void {
  if (platform === 'win32')
    throw new GateError(
      'usage',
      'Windows is not supported: allocgate needs POSIX process groups to run and stop benchmarks.',
      'Run it on Linux or macOS; on Windows, use WSL.',
    );
}
