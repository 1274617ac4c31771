import { temporaryFolder, type Toolchain } from './environment.ts';
import { goLimitsMs, runGo, type Surroundings } from './go-command.ts';

/** A request to compile what the builds of a module folder need from the standard library. */
export interface StandardRequest {
  readonly moduleFolder: string;
  /** The flags of the build, with its overlay. */
  readonly flags: readonly string[];
}

/**
 * The parts of the standard library that a run's packages use. They are compiled first, because one go command doesn't
 * wait for another that is compiling the same package: two sides that are built at once on an empty build cache would
 * both compile all of it.
 */
export class StandardLibrary {
  readonly #used = new Map<string, readonly string[]>();
  readonly #compiled = new Map<string, Promise<void>>();

  /** Records the packages of the standard library that the packages in a module folder use. */
  uses(moduleFolder: string, packages: readonly string[]): void {
    this.#used.set(moduleFolder, packages);
  }

  /**
   * Compiles the recorded packages of a module folder, once for each set of flags. If that fails, the build itself
   * reports why.
   */
  async compile(
    surroundings: Surroundings,
    toolchain: Toolchain,
    { moduleFolder, flags }: StandardRequest,
  ): Promise<void> {
    const packages = [...new Set([...this.#used.values()].flat())].toSorted();
    if (packages.length === 0) return;
    const key = JSON.stringify([toolchain.go.path, toolchain.goroot, flags]);
    const compiling =
      this.#compiled.get(key) ??
      runGo(surroundings, toolchain.go, {
        args: ['build', ...flags, ...packages],
        folder: moduleFolder,
        timeoutMs: goLimitsMs.build,
        temporary: temporaryFolder(toolchain),
      }).then(() => undefined);
    this.#compiled.set(key, compiling);
    await compiling;
  }
}
