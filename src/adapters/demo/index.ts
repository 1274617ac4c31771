export { createDemoRepository, type DemoRepository } from './repository.ts';
export { demoAssets } from './assets.ts';
