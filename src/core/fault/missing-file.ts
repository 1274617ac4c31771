import { folderOf } from '../patch/folder-of.ts';

/** An error message of one side, and the folders to which paths in the message can be relative. */
export interface MissingFileRequest {
  readonly message: string;
  /**
   * The folders of the package and of the module, relative to the root of the repository and with slashes; `''` is the
   * root.
   */
  readonly folders: readonly string[];
  /** Files of the checkout that git doesn't track, relative to the root. */
  readonly untracked: readonly string[];
}

const positioned = /^(\S.*?\.[A-Za-z]\w*):\d+(?::\d+)?: (.*)$/gm;
const notFound = /(?:open|stat|lstat|chdir|readdir|fork\/exec) (\S+): no such file or directory/g;
const sources = /\.(?:go|s|c|cc|cpp|cxx|h|hh|hpp|syso)$/i;

/**
 * `missingFile` finds an untracked file of the checkout that a build or a benchmark lacks, because its commit doesn't
 * contain it. It can be a file that the message names, a file of a package or embed pattern that the message names, or
 * a source file in the same folder as the file that the error is in.
 */
export function missingFile({ message, folders, untracked }: MissingFileRequest): string | undefined {
  for (const path of missingPaths(message)) {
    const found = folders.flatMap((folder) => atOrBelow(untracked, join(folder, path)) ?? [])[0];
    if (found !== undefined) return found;
  }
  for (const [, file = '', words = ''] of message.matchAll(positioned)) {
    const places = folders.map((folder) => folderOf(join(folder, file)));
    const pattern = /^pattern (\S+): no matching files found/.exec(words)?.[1];
    const imported = /(?:no required module provides package|package) (\S+?)[;:]?(?: |$)/.exec(words)?.[1];
    const found =
      pattern !== undefined
        ? places.flatMap((place) => atOrBelow(untracked, join(place, literalPart(pattern))) ?? [])[0]
        : imported !== undefined && !/undefined/.test(words)
          ? untracked.find((path) => sources.test(path) && isFolderOf(imported, folderOf(path)))
          : untracked.find((path) => sources.test(path) && places.includes(folderOf(path)));
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * `lacksOwnFiles` reports whether a test process failed only because files below its own folder are missing. Its commit
 * lacks these files, so the test fails on any machine.
 */
export function lacksOwnFiles(message: string): boolean {
  const paths = missingPaths(message);
  return paths.length > 0 && paths.every((path) => !path.startsWith('/') && !path.startsWith('..'));
}

function missingPaths(message: string): readonly string[] {
  return [...message.matchAll(notFound)].map(([, path = '']) => path.replaceAll(/^["']|["']$/g, ''));
}

/** `literalPart` returns the part of a pattern before its first wildcard, cut to whole folders. */
function literalPart(pattern: string): string {
  const plain = pattern.replace(/^all:/, '');
  const wildcard = plain.search(/[*?[\\]/);
  return wildcard === -1 ? plain : folderOf(plain.slice(0, wildcard));
}

function atOrBelow(paths: readonly string[], path: string): string | undefined {
  return paths.find((one) => one === path || path === '' || one.startsWith(`${path}/`));
}

/**
 * `isFolderOf` reports whether an import path can belong to a folder. It can if it ends in the folder's path or in a
 * trailing part of that path, because the module's name and folder aren't known.
 */
function isFolderOf(importPath: string, folder: string): boolean {
  const parts = folder.split('/');
  return parts.some((_, index) => importPath.endsWith(`/${parts.slice(index).join('/')}`)) && folder !== '';
}

/** `join` joins a folder and a path, and resolves `.` and `..` without leaving the root. */
function join(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
