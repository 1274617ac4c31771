export { createDemoRepository } from './repository.ts';
export { demoAssets } from './assets.ts';
