export { createGoToolchain, type GoToolchainOptions } from './toolchain.ts';
