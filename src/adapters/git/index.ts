export { listCache } from './prune.ts';
export { createRepository } from './repository.ts';
