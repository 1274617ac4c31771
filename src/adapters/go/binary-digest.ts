import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { access, readFile, rm, writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

/** `digestPath` returns the path of the file, next to a test binary, that contains the binary's digest. */
function digestPath(binary: string): string {
  return `${binary}.sha256`;
}

/** `digestOf` returns the SHA-256 of a file's content, or `undefined` if it can't be read. */
export async function digestOf(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), hash);
    return hash.digest('hex');
  } catch {
    return undefined;
  }
}

/**
 * `dropDamaged` removes a kept binary if it differs from what the linker wrote or has no digest. The go command only
 * checks the build ID in the file, whatever the other bytes are.
 */
export async function dropDamaged(binary: string): Promise<void> {
  const kept = await readFile(digestPath(binary), 'utf8').catch(() => '');
  if (kept !== '' && (await isProgram(binary)) && kept === (await digestOf(binary))) return;
  await rm(binary, { force: true });
  await rm(digestPath(binary), { force: true });
}

async function isProgram(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/**
 * `keepDigest` writes a binary's digest to a file next to it, and returns the digest. If the file can't be written, the
 * next run links the binary again.
 */
export async function keepDigest(binary: string): Promise<string | undefined> {
  const digest = await digestOf(binary);
  if (digest === undefined) return undefined;
  await writeFile(digestPath(binary), digest).catch(async () => rm(digestPath(binary), { force: true }));
  return digest;
}
