import {
  chmodSync,
  constants,
  copyFileSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  symlinkSync,
  type Stats,
} from 'node:fs';
import { type BytePath, nativePath } from './byte-path.ts';

/** The outcome of copying one file. */
export type Landed =
  | 'copied'
  /** The source is gone, is a folder, or is reached through a symbolic link. */
  | 'absent'
  /** The source is neither a file nor a symbolic link, but a socket, a pipe or a device. */
  | 'special'
  | 'unreadable'
  /** Something else is in the file's place in the target tree. */
  | 'blocked';

interface CopyOptions {
  /** Overrides the executable bit that the file system reports. */
  readonly executable?: boolean;
  /** `keep` leaves an existing file in place; by default it is replaced. */
  readonly existing?: 'keep';
}

/** Determines which paths of a tree don't lead through a symbolic link. */
export class RealFolders {
  readonly #root: string;
  readonly #known = new Map<BytePath, boolean>([['', true]]);

  constructor(root: string) {
    this.#root = root;
  }

  /** Reports whether every parent of a path is a real folder. */
  hold(path: BytePath): boolean {
    const folder = folderOf(path);
    let real = this.#known.get(folder);
    if (real === undefined) {
      real = this.hold(folder) && lstatOf(nativePath(this.#root, folder))?.isDirectory() === true;
      this.#known.set(folder, real);
    }
    return real;
  }
}

/** Copies files from one tree to another, never through a symbolic link on either side. */
export class Landing {
  readonly #from: string;
  readonly #to: string;
  readonly #realFolders: RealFolders;
  readonly #madeFolders = new Map<BytePath, boolean>([['', true]]);
  readonly #mask = process.umask();

  constructor(from: string, to: string) {
    this.#from = from;
    this.#to = to;
    this.#realFolders = new RealFolders(from);
  }

  copy(path: BytePath, options: CopyOptions = {}): Landed {
    if (path.endsWith('/') || path.split('/').some((part) => part === '' || part === '.' || part === '..'))
      return 'absent';
    if (!this.#realFolders.hold(path)) return 'absent';
    const source = nativePath(this.#from, path);
    const stats = lstatOf(source);
    if (stats === undefined || stats.isDirectory()) return 'absent';
    if (!stats.isFile() && !stats.isSymbolicLink()) return 'special';
    if (!this.#make(folderOf(path))) return 'blocked';
    const target = nativePath(this.#to, path);
    if (options.existing === 'keep' && lstatOf(target) !== undefined) return 'blocked';
    try {
      if (stats.isSymbolicLink()) symlinkSync(readlinkSync(source, { encoding: 'buffer' }), target);
      else this.#copyFile(source, target, stats, options.executable ?? (stats.mode & 0o100) !== 0);
      return 'copied';
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'ENOENT') return 'absent';
      if (code === 'EACCES' || code === 'EPERM') return 'unreadable';
      throw error;
    }
  }

  /**
   * Copies a file and gives it the mode that git would set. Any other permission bits in the working tree make no
   * difference.
   */
  #copyFile(source: string | Buffer, target: string | Buffer, stats: Stats, executable: boolean): void {
    copyFileSync(source, target, constants.COPYFILE_FICLONE);
    const mode = (executable ? 0o777 : 0o666) & ~this.#mask;
    if ((stats.mode & 0o7777) !== mode) chmodSync(target, mode);
  }

  #make(folder: BytePath): boolean {
    let made = this.#madeFolders.get(folder);
    if (made === undefined) {
      made = this.#make(folderOf(folder)) && isFolderNow(nativePath(this.#to, folder));
      this.#madeFolders.set(folder, made);
    }
    return made;
  }
}

function folderOf(path: BytePath): BytePath {
  const end = path.lastIndexOf('/');
  return end === -1 ? '' : path.slice(0, end);
}

function isFolderNow(path: string | Buffer): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return lstatOf(path)?.isDirectory() === true;
  }
}

function lstatOf(path: string | Buffer): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOTDIR' || code === 'EACCES') return undefined;
    throw error;
  }
}
