import { execFile } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import * as z from 'zod';
import type { RealModule } from './modules.ts';
import { Repository } from './repository.ts';

/** A repository to gate, with head in its working tree. */
export interface Checkout {
  readonly folder: string;
  readonly base: string;
  readonly head: string;
}

const downloaded = z.object({ Dir: z.string().optional(), Info: z.string().optional(), Error: z.string().optional() });

/** Puts both released versions into a new repository, one commit each. Errors: the go command's message. */
export async function checkoutReleases(
  { module, base, head }: Pick<RealModule, 'module' | 'base' | 'head'>,
  folder: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Checkout> {
  await mkdir(folder, { recursive: true });
  const [baseFolder, headFolder] = [
    await downloadRelease(`${module}@${base}`, folder, env),
    await downloadRelease(`${module}@${head}`, folder, env),
  ];
  const repository = await Repository.create(folder);
  const commits = {
    base: await repository.commitFolder(baseFolder, `${module} ${base}`),
    head: await repository.commitFolder(headFolder, `${module} ${head}`),
  };
  await repository.checkOut();
  return { folder, ...commits };
}

/** Creates a repository whose only commit is a released version, with a working tree that can be edited. */
export async function openRelease(
  version: string,
  folder: string,
): Promise<{ readonly repository: Repository; readonly base: string }> {
  const repository = await Repository.create(folder);
  const base = await repository.commitFolder(await downloadRelease(version, folder), 'Release');
  await repository.checkOut();
  return { repository, base };
}

/**
 * Downloads `module@version` with the go command, which verifies checksums, and returns its folder in the module cache.
 * `outside` is a folder outside of any module, so that no go.mod file of this repository applies. Errors: the go
 * command's message.
 */
export async function downloadRelease(
  version: string,
  outside: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  return (await downloadVersion(version, outside, env)).dir;
}

const information = z.object({ Time: z.string().optional() });

/** Returns the folder of a downloaded version, and the time of its release. */
export async function downloadVersion(
  version: string,
  outside: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ readonly dir: string; readonly time: string | undefined }> {
  const stdout = await goModDownload(version, outside, env);
  const { Dir: dir, Info, Error: reason } = downloaded.parse(JSON.parse(stdout));
  if (dir === undefined) throw new Error(`${version} could not be fetched: ${reason ?? 'the go command says nothing'}`);
  const { Time: time } = information.parse(Info === undefined ? {} : JSON.parse(await readFile(Info, 'utf8')));
  return { dir, time };
}

/** Returns the JSON that the go command prints. It also prints JSON for a version that it cannot download. */
function goModDownload(version: string, cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile('go', ['mod', 'download', '-json', version], { cwd, env }, (error, stdout, stderr) => {
      if (error !== null && stdout === '') {
        reject(new Error(`go mod download ${version} failed: ${stderr.trim() || error.message}`, { cause: error }));
      } else resolve(stdout);
    });
  });
}
