import { constants } from 'node:fs';
import {
  copyFile,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import { basename, join } from 'node:path';
import { GateError } from '../../errors.ts';
import { mapBounded } from './concurrency.ts';
import type { Surroundings } from './go-command.ts';

/**
 * `copyGoroot` copies a GOROOT below `parent`, with hard links if the file system allows them, and returns the copy's
 * folder. A version always gets the same folder, so that it is copied only once and paths in stack traces stay the
 * same. Errors: `toolchain-missing` if the copy can't be written.
 */
export async function copyGoroot(
  goroot: string,
  parent: string,
  surroundings: Pick<Surroundings, 'log'>,
): Promise<string> {
  // The folder name of a downloaded toolchain contains its version and platform:
  // `toolchain@v0.0.1-go1.27.4.linux-amd64`.
  const target = join(parent, basename(goroot));
  if (await sameVersion(goroot, target)) return target;
  surroundings.log.debug(`copying ${goroot} to ${target}`);
  let draft: string | undefined;
  try {
    await mkdir(parent, { recursive: true });
    draft = await mkdtemp(join(parent, '.draft-'));
    await copyTree(goroot, join(draft, 'go'));
    // Only a different version is removed, never a copy that another run has just made.
    if (await isThere(target)) {
      if (await sameVersion(goroot, target)) return target;
      await rm(target, { recursive: true, force: true });
    }
    await rename(join(draft, 'go'), target);
  } catch (error) {
    // Another run on this machine may have made the copy first.
    if (await sameVersion(goroot, target)) return target;
    throw new GateError(
      'toolchain-missing',
      `The toolchain at ${goroot} could not be copied to ${target} (${(error as Error).message}). The copy is needed because Go 1.25 and newer accept no overlay for a toolchain in the module cache.`,
      'Check disk space and permissions, or install this Go version and add it to PATH.',
      error,
    );
  } finally {
    if (draft !== undefined) await rm(draft, { recursive: true, force: true });
  }
  return target;
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function sameVersion(goroot: string, target: string): Promise<boolean> {
  const [wanted, found] = await Promise.all([version(goroot), version(target)]);
  return found !== undefined && found === wanted;
}

async function version(folder: string): Promise<string | undefined> {
  return readFile(join(folder, 'VERSION'), 'utf8').catch(() => undefined);
}

async function copyTree(from: string, to: string): Promise<void> {
  // The new folders are writable, unlike those in the module cache, so that the copy can be removed.
  await mkdir(to);
  const entries = await readdir(from, { withFileTypes: true });
  await mapBounded(entries, async (entry) => {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isFile()) await linkOrCopy(source, target);
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
  });
  for (const entry of entries) if (entry.isDirectory()) await copyTree(join(from, entry.name), join(to, entry.name));
}

/**
 * `linkOrCopy` creates a hard link. If the target is on another file system, or if links to another user's files are
 * forbidden, it copies the file.
 */
async function linkOrCopy(source: string, target: string): Promise<void> {
  try {
    await link(source, target);
  } catch {
    await copyFile(source, target, constants.COPYFILE_FICLONE);
  }
}
