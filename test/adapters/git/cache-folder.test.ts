import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cacheFolder } from '../../../src/adapters/git/cache-folder.ts';

const fallback = process.platform === 'darwin' ? 'Library/Caches/allocgate' : '.cache/allocgate';

test.each([
  [{ ALLOCGATE_CACHE: '/x', XDG_CACHE_HOME: '/xdg', HOME: '/h' }, '/x'],
  [{ ALLOCGATE_CACHE: '', XDG_CACHE_HOME: '/xdg', HOME: '/h' }, '/xdg/allocgate'],
  [{ XDG_CACHE_HOME: 'relative', HOME: '/h' }, `/h/${fallback}`],
  [{ HOME: '/h' }, `/h/${fallback}`],
  [{}, join(homedir(), fallback)],
])('%j', (env, folder) => {
  expect(cacheFolder(env)).toBe(folder);
});
