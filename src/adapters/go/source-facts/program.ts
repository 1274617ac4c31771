import { randomUUID } from 'node:crypto';
import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { temporaryFolder, type Toolchain } from '../environment.ts';
import { goFailure, runGo, type GoCommand, type Surroundings } from '../go-command.ts';
import { lastLines } from '../messages.ts';
import { removeTree } from '../../remove-tree.ts';
import { findProgramSource, type ProgramSource } from './source.ts';

const BUILD_LIMIT_MS = 5 * 60_000;
const SHOWN_LINES = 5;

/** The compiled program, or the reason why it is unavailable. */
export type Program =
  | { readonly kind: 'program'; readonly path: string }
  | { readonly kind: 'unavailable'; readonly reason: string };

/**
 * `buildProgram` compiles the program with a toolchain, once for each Go version and each version of the program, and
 * keeps the binary below `cacheFolder`. Errors: `interrupted`.
 */
export async function buildProgram(
  surroundings: Surroundings,
  toolchain: Toolchain,
  cacheFolder: string,
): Promise<Program> {
  const source = findProgramSource();
  if (source === undefined)
    return {
      kind: 'unavailable',
      reason: 'its source is missing: the file dist/gofacts.txtar was not copied with the program',
    };
  const version = toolchain.goVersion.replaceAll(/[^\w.+-]/g, '_');
  const folder = join(cacheFolder, 'gofacts', `${version}-${source.digest}`);
  const path = join(folder, 'gofacts');
  if (await isFile(path)) return { kind: 'program', path };
  const draft = join(folder, `.draft-${randomUUID()}`);
  try {
    await writeSource(draft, source);
    const built = join(draft, 'gofacts');
    const outcome = await runGo(surroundings, ownCommand(toolchain), {
      // With -trimpath, the standard library would be compiled a second time for this program alone.
      args: ['build', '-buildvcs=false', '-o', built, '.'],
      folder: draft,
      timeoutMs: BUILD_LIMIT_MS,
      temporary: temporaryFolder(toolchain),
    });
    const failure = goFailure(outcome, 'go build');
    if (failure !== undefined) return { kind: 'unavailable', reason: lastLines(failure, SHOWN_LINES) };
    await rename(built, path);
    return { kind: 'program', path };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return { kind: 'unavailable', reason: error.message };
  } finally {
    await removeTree(draft).catch(() => undefined);
  }
}

/**
 * `ownCommand` returns the same toolchain's go command, set up for this machine and without the user's flags:
 * `-mod=vendor`, `-tags`, a workspace or a request for another toolchain are meant for the user's module. GOENV may
 * contain such flags too, so we take only the cache folders from it.
 */
function ownCommand({ goroot, variables, go }: Toolchain): GoCommand {
  const variable = (name: string): string => variables[name] ?? '';
  return {
    path: join(goroot, 'bin', 'go'),
    env: {
      ...go.env,
      GOENV: 'off',
      GOFLAGS: '',
      GOWORK: 'off',
      GO111MODULE: 'on',
      GOTOOLCHAIN: 'local',
      GOEXPERIMENT: '',
      CGO_ENABLED: '0',
      GOROOT: goroot,
      GOOS: variable('GOHOSTOS'),
      GOARCH: variable('GOHOSTARCH'),
      GOCACHE: variable('GOCACHE'),
      GOPATH: variable('GOPATH'),
    },
  };
}

async function writeSource(folder: string, { files }: ProgramSource): Promise<void> {
  for (const [path, text] of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
