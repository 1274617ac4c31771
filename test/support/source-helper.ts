import { existsSync, linkSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { temporaryFolder } from './git-repository.ts';

/**
 * The program that reads Go source is compiled by the first run that needs it, as on any new machine; the cache folders of
 * later tests have it already. Its folder is named after its source and toolchain, so it is never another one.
 */
const name = 'gofacts';

/** Puts the compiled program into a cache folder, if a test before left it. */
export function putHelper(cache: string): void {
  link(inject('helpers'), join(cache, name));
}

/** Keeps the compiled program of a cache folder for the tests to come. */
export function takeHelper(cache: string): void {
  link(join(cache, name), inject('helpers'));
}

/** An empty cache folder, but for that program, until the test ends. */
export function temporaryCache(): string {
  const cache = temporaryFolder();
  putHelper(cache);
  onTestFinished(() => {
    takeHelper(cache);
  });
  return cache;
}

function link(from: string, to: string): void {
  if (!existsSync(from)) return;
  for (const version of readdirSync(from)) {
    const [there, here] = [join(from, version, name), join(to, version, name)];
    if (!existsSync(there) || existsSync(here)) continue;
    mkdirSync(join(to, version), { recursive: true });
    try {
      linkSync(there, here);
    } catch {
      // Another test was faster, or the folders are on different disks.
    }
  }
}
