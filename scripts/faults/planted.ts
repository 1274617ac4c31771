import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Files by path; `null` removes the file. */
export type Files = Readonly<Record<string, string | null>>;

const isolated = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };

/** Returns a test file whose benchmark keeps `count` objects of 64 bytes alive; `also` comes before the benchmark. */
export function keeping(count: number, also = '', imports: readonly string[] = []): string {
  const lines = ['testing', ...imports].map((path) => `\t"${path}"\n`).join('');
  return `package m

import (
${lines})

var kept [][]byte

${also}
func BenchmarkKeep(b *testing.B) {
	for i := 0; i < b.N; i++ {
		kept = kept[:0]
		for j := 0; j < ${count}; j++ {
			kept = append(kept, make([]byte, 64))
		}
	}
}
`;
}

/** A Go module in a git repository with two commits. Head keeps twice as much as base, +100%. */
export class PlantedRegression {
  /** The folder that contains the repository and anything else that a fault needs. */
  readonly place = realpathSync(mkdtempSync(join(tmpdir(), 'allocgate-faults-')));
  readonly repository = join(this.place, 'repository');

  constructor(base: Files = {}, head: Files = {}) {
    this.#commitBoth(base, head);
  }

  /** Recreates both commits with different files. */
  amend(base: Files, head: Files): void {
    rmSync(this.repository, { recursive: true });
    this.#commitBoth(base, head);
  }

  #commitBoth(base: Files, head: Files): void {
    mkdirSync(this.repository);
    this.git('init', '--quiet', '--initial-branch=main');
    this.write({ 'go.mod': 'module example.com/m\n\ngo 1.22\n', 'm_test.go': keeping(2), ...base });
    this.commit('base');
    this.write({ 'm_test.go': keeping(4), ...head });
    this.commit('head');
  }

  git(...args: readonly string[]): string {
    const settings = [
      '-c',
      'user.name=t',
      '-c',
      'user.email=t@example.com',
      '-c',
      'uploadpack.allowAnySHA1InWant=true',
    ];
    return execFileSync('git', ['-C', this.repository, ...settings, ...args], {
      encoding: 'utf8',
      env: { ...process.env, ...isolated },
    }).trim();
  }

  write(files: Files): void {
    for (const [path, text] of Object.entries(files)) {
      const file = join(this.repository, path);
      mkdirSync(dirname(file), { recursive: true });
      if (text === null) rmSync(file, { force: true });
      else writeFileSync(file, text);
    }
  }

  commit(message: string): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', message);
  }

  /** Creates a folder next to the repository. */
  folder(name: string): string {
    const folder = join(this.place, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  [Symbol.dispose](): void {
    execFileSync('chmod', ['-R', 'u+rwX', this.place]);
    rmSync(this.place, { recursive: true, force: true });
  }
}
