import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Repository } from '../real-modules/repository.ts';

/** Files by path below the module's folder. */
export type Files = Readonly<Record<string, string>>;

/** A throwaway Go module, `example.com/m`, in a git repository of its own. */
export class ScratchModule {
  readonly folder: string;
  readonly #repository: Repository;

  private constructor(repository: Repository) {
    this.folder = repository.folder;
    this.#repository = repository;
  }

  /** Creates a module with these files as its only commit. If `toolchain` is given, go.mod requires it. */
  static async create(folder: string, files: Files, toolchain?: string): Promise<ScratchModule> {
    const module = new ScratchModule(await Repository.create(folder));
    const lines = [
      'module example.com/m',
      '',
      'go 1.22',
      ...(toolchain === undefined ? [] : [`toolchain ${toolchain}`]),
    ];
    await module.write({ 'go.mod': `${lines.join('\n')}\n`, ...files });
    await module.commit();
    return module;
  }

  async write(files: Files): Promise<void> {
    for (const [path, text] of Object.entries(files)) {
      const target = join(this.folder, path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, text);
    }
  }

  /** Commits all files in the module's folder. */
  async commit(): Promise<void> {
    await this.#repository.commitFolder(this.folder, 'Change');
  }
}
