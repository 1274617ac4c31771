import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createGoToolchain, type GoToolchainOptions } from '../../src/adapters/go/index.ts';
import type { GoToolchain, Log } from '../../src/ports.ts';

/** A fresh folder, by its real path, as snapshots are given. */
export async function temporaryFolder(name = 'go-module-'): Promise<string> {
  return realpath(await mkdtemp(join(tmpdir(), name)));
}

/** Removes folders of a test; toolchain copies hold read-only files, which is no hindrance to that. */
export async function removeFolders(folders: readonly string[]): Promise<void> {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
}

/** Writes files, paths with slashes below the folder, and returns the folder. */
export async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<string> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

/** A go.mod; `lines` go below the go line. */
export function goMod(module: string, ...lines: readonly string[]): string {
  return [`module ${module}`, '', 'go 1.22', ...lines, ''].join('\n');
}

/** A test file with one benchmark whose loop runs `body`, and what else the file declares. */
export function benchmarkFile(
  packageName: string,
  body: string,
  options: { imports?: string[]; also?: string } = {},
): string {
  const imports = ['testing', ...(options.imports ?? [])].map((path) => `\t"${path}"`).join('\n');
  return `package ${packageName}

import (
${imports}
)

${options.also ?? ''}

func BenchmarkWork(b *testing.B) {
\tfor i := 0; i < b.N; i++ {
\t\t${body}
\t}
}
`;
}

export const silent: Log = { info: () => undefined, debug: () => undefined, progress: () => undefined };

/** The toolchain on the machine's own Go, with changes to the environment; `undefined` takes a variable away. */
export function testToolchain(
  cacheFolder: string,
  options: Partial<Omit<GoToolchainOptions, 'cacheFolder'>> = {},
): GoToolchain {
  const env = { ...process.env, ...options.env };
  return createGoToolchain({ log: silent, signal: new AbortController().signal, ...options, env, cacheFolder });
}
