export { cacheFolder } from './cache-folder.ts';
export { type CachedRepository, listCache, pruneCache, type PruneLimits } from './prune.ts';
export { createRepository, type RepositoryOptions } from './repository.ts';
