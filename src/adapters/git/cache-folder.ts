import { homedir, platform } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** `cacheFolder` returns where snapshots, fetched commits and test binaries are kept between runs; absolute. */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  const own = env['ALLOCGATE_CACHE'];
  if (own !== undefined && isAbsolute(own)) return own;
  const home = env['HOME'] === undefined || env['HOME'] === '' ? homedir() : env['HOME'];
  const xdg = env['XDG_CACHE_HOME'];
  // The XDG specification: a relative path is to be ignored.
  if (xdg !== undefined && isAbsolute(xdg)) return join(xdg, 'allocgate');
  return platform() === 'darwin' ? join(home, 'Library', 'Caches', 'allocgate') : join(home, '.cache', 'allocgate');
}
