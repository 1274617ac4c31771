import { readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { shellWord } from '../core/report/shell-word.ts';

interface Reader {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder in which the reader runs commands. */
  readonly cwd: string;
}

/**
 * `programOfAction` returns the terminal command that runs the same release as a workflow's action. `main` is the path
 * of its action.js.
 */
export function programOfAction(main: string, { env, cwd }: Reader): string {
  const { GITHUB_ACTION_REPOSITORY: repository = '', GITHUB_ACTION_REF: ref = '' } = env;
  const { GITHUB_SERVER_URL: server = 'https://github.com' } = env;
  if (/^[\w.-]+\/[\w.-]+$/.test(repository) && /^[\w./-]+$/.test(ref)) {
    const source = server === 'https://github.com' ? `github:${repository}` : `git+${server}/${repository}.git`;
    return `npx ${shellWord(`${source}#${ref}`)}`;
  }
  return startedByPath(join(dirname(main), 'cli.js'), cwd);
}

/**
 * `programOfTerminal` returns the command with which the reader started this program. `entry` is the path of its
 * cli.js.
 */
export function programOfTerminal(entry: string, { cwd }: Pick<Reader, 'cwd'>): string {
  const file = realpathSync(entry);
  const folder = dirname(dirname(file));
  if (basename(dirname(folder)) !== 'node_modules') return startedByPath(file, cwd);
  const name = basename(folder);
  const host = dirname(dirname(folder));
  const specifier = npxSpecifier(host);
  if (specifier === undefined) return isWithin(cwd, host) ? `npx ${name}` : name;
  // npx would mistake an absolute path for the name of the program to run.
  return isAbsolute(specifier) ? `npx --package=${shellWord(specifier)} ${name}` : `npx ${shellWord(specifier)}`;
}

/**
 * `repositoryOfProgram` returns the GitHub repository (`owner/name`) that npx took the program from, or `undefined` if
 * it came from elsewhere.
 */
export function repositoryOfProgram(program: string): string | undefined {
  return /^npx github:([\w.-]+\/[\w.-]+)(?:#\S*)?$/.exec(program)?.[1];
}

/** `npxSpecifier` returns the package that npx was asked to run, if npx created this folder for it. */
function npxSpecifier(folder: string): string | undefined {
  if (basename(dirname(folder)) !== '_npx') return undefined;
  try {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      readonly [key: string]: { readonly packages?: unknown } | undefined;
    };
    const packages = manifest['_npx']?.packages;
    const first: unknown = Array.isArray(packages) && packages.length === 1 ? packages[0] : undefined;
    return typeof first === 'string' ? first : undefined;
  } catch {
    return undefined;
  }
}

/**
 * `startedByPath` returns the command for a program at a path. A path below the current folder is given relative to it,
 * which is short and the same in every clone; any other path must be given in full.
 */
function startedByPath(file: string, cwd: string): string {
  return `node ${shellWord(isWithin(file, cwd) ? relative(cwd, file) : file)}`;
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
