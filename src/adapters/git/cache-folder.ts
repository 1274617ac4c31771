import { homedir, platform } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * `cacheFolder` returns the absolute path of the folder that keeps snapshots, fetched commits and test binaries between
 * runs.
 */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  const own = env['ALLOCGATE_CACHE'];
  if (own !== undefined && isAbsolute(own)) return own;
  const home = env['HOME'] === undefined || env['HOME'] === '' ? homedir() : env['HOME'];
  const xdg = env['XDG_CACHE_HOME'];
  // The XDG specification says that relative paths must be ignored.
  if (xdg !== undefined && isAbsolute(xdg)) return join(xdg, 'allocgate');
  return platform() === 'darwin' ? join(home, 'Library', 'Caches', 'allocgate') : join(home, '.cache', 'allocgate');
}
