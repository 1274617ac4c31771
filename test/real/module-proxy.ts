import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { GitRepository, temporaryFolder } from '../support/git-repository.ts';

/** Released versions of one module, from a folder that the go command reads as a module proxy. */
export class ModuleProxy {
  readonly #folder = temporaryFolder();
  readonly #cache = join(temporaryFolder(), 'module-cache');
  readonly #module: string;

  constructor(module: string) {
    this.#module = module;
  }

  /** Publishes a version; files by path. */
  publish(version: string, files: Readonly<Record<string, string>>): this {
    const repository = GitRepository.create();
    for (const [path, content] of Object.entries(files)) repository.write(path, content);
    // The archive holds the bytes as given, whatever the module's own attributes say.
    repository.write('.git/info/attributes', '* -text -eol -ident\n');
    repository.git('add', '--all', '--force');
    repository.git('commit', '--quiet', '--message', version);
    const versions = join(this.#folder, this.#module, '@v');
    mkdirSync(versions, { recursive: true });
    const archive = join(versions, `${version}.zip`);
    repository.git('archive', `--prefix=${this.#module}@${version}/`, `--output=${archive}`, 'HEAD');
    writeFileSync(join(versions, `${version}.mod`), files['go.mod'] ?? `module ${this.#module}\n`);
    writeFileSync(join(versions, `${version}.info`), JSON.stringify({ Version: version }));
    return this;
  }

  /** An environment in which the go command knows this proxy alone, with a module cache of its own. */
  get env(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      GOPROXY: `file://${this.#folder}`,
      GOSUMDB: 'off',
      GOFLAGS: '',
      GOMODCACHE: this.#cache,
      GOENV: 'off',
    };
  }

  /** Where the go command puts a version; read-only, as it makes it. */
  cached(version: string): string {
    return join(this.#cache, dirname(this.#module), `${this.#module.split('/').at(-1)}@${version}`);
  }
}
