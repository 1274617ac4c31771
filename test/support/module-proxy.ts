import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { zipOf } from './github/zip.ts';

const path = 'example.com/dep';

/** A module proxy in a folder, with one module of two versions. */
export class ModuleProxy {
  readonly folder: string;
  /** The environment in which the go command asks it alone, into a module cache of its own. */
  readonly env: Readonly<Record<string, string>>;

  constructor(folder: string) {
    this.folder = join(folder, 'proxy');
    for (const version of ['v1.0.0', 'v1.1.0']) {
      mkdirSync(join(this.folder, path, '@v'), { recursive: true });
      writeFileSync(this.file(version, 'mod'), `module ${path}\n`);
      writeFileSync(this.file(version, 'info'), JSON.stringify({ Version: version }));
      const text = `package dep\n\nconst Version = "${version}"\n`;
      writeFileSync(this.file(version, 'zip'), zipOf(`${path}@${version}/dep.go`, text));
    }
    this.env = {
      GOPROXY: `file://${this.folder}`,
      GOMODCACHE: join(folder, 'modules'),
      GONOSUMDB: '*',
      GOFLAGS: '-modcacherw',
    };
  }

  /** What the proxy has of a version. */
  file(version: string, extension: 'zip' | 'mod' | 'info'): string {
    return join(this.folder, path, '@v', `${version}.${extension}`);
  }

  /** The files of a module that requires a version, its go.sum among them. */
  requiring(version: string): Readonly<Record<string, string>> {
    const folder = join(this.folder, '..', `requires-${version}`);
    mkdirSync(folder);
    const files = {
      'go.mod': `module example.com/m\n\ngo 1.22\n\nrequire ${path} ${version}\n`,
      'm.go': `package m\n\nimport "${path}"\n\nvar _ = dep.Version\n`,
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    execFileSync('go', ['mod', 'tidy'], { cwd: folder, env: { ...process.env, ...this.env }, stdio: 'pipe' });
    return { ...files, 'go.sum': execFileSync('cat', ['go.sum'], { cwd: folder, encoding: 'utf8' }) };
  }
}
