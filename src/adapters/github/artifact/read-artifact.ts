import * as z from 'zod';
import { ApiError } from '../api/api-error.ts';
import type { GitHubApi } from '../api/client.ts';
import { unzipFile } from './unzip.ts';

/**
 * Maximum size, in bytes, of an archive to download and of a file to read from it. The file has a limit of its own,
 * because text can be compressed a thousandfold.
 */
const most = { archive: 8 * 1024 * 1024, file: 8 * 1024 * 1024 } as const;

const listSchema = z.object({
  artifacts: z.array(z.object({ id: z.number(), name: z.string(), size_in_bytes: z.number(), expired: z.boolean() })),
});

/** Identifies a file in an artifact of a workflow run. */
export interface ArtifactFile {
  readonly repository: string;
  /** ID of the workflow run that uploaded the artifact. */
  readonly run: number;
  readonly artifact: string;
  readonly file: string;
}

/**
 * `readArtifact` returns the text of a file in an artifact of a workflow run. If the run has several artifacts with
 * that name, it reads the newest; if it has none, the result is `undefined`. Errors: `ApiError`, and other errors if
 * the archive is too large or damaged.
 */
export async function readArtifact(
  api: GitHubApi,
  { repository, run, artifact, file }: ArtifactFile,
  signal: AbortSignal,
): Promise<string | undefined> {
  const path = `/repos/${repository}/actions/runs/${run}/artifacts?per_page=100&name=${encodeURIComponent(artifact)}`;
  const { artifacts } = listSchema.parse((await api.request({ method: 'GET', path })).value);
  const [newest] = artifacts
    .filter(({ name, expired }) => name === artifact && !expired)
    .toSorted((a, b) => b.id - a.id);
  if (newest === undefined) return undefined;
  if (newest.size_in_bytes > most.archive) throw tooLarge();
  const { location } = await api.request({
    method: 'GET',
    path: `/repos/${repository}/actions/artifacts/${newest.id}/zip`,
  });
  if (location === undefined)
    throw new ApiError(undefined, 'refused', 'GitHub sent no download address for the artifact');
  return unzipFile(await fetchBytes(location, signal), file, most.file).toString('utf8');
}

/** `fetchBytes` downloads an archive from the address that GitHub redirects to, without sending the token. */
async function fetchBytes(location: string, signal: AbortSignal): Promise<Buffer> {
  const response = await fetch(location, { signal: AbortSignal.any([signal, AbortSignal.timeout(60_000)]) });
  if (!response.ok) throw new ApiError(response.status, 'failed', `the artifact store answered ${response.status}`);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    const bytes = part as Uint8Array;
    size += bytes.length;
    if (size > most.archive) throw tooLarge();
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

function tooLarge(): Error {
  return new Error(`the artifact is larger than ${most.archive / 1024 / 1024} MiB`);
}
