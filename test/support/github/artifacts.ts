import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Extension } from './proxy.ts';

/** An artifact of a workflow run, which the emulator cannot hold. */
export interface Artifact {
  readonly run: number;
  readonly name: string;
  readonly archive: Buffer;
  /** What the list says, where it is not the archive's size. */
  readonly claimedSize?: number;
  readonly expired?: boolean;
}

/** Artifacts as GitHub serves them: a list, and a redirection to a store that takes no token. */
export async function serveArtifacts(): Promise<{
  readonly add: (artifact: Artifact) => void;
  readonly extension: Extension;
}> {
  const artifacts: Artifact[] = [];
  const store = createServer((request, response) => {
    const found = artifacts[Number(/^\/store\/(\d+)$/.exec(request.url ?? '')?.[1])];
    if (request.headers.authorization !== undefined || found === undefined) response.writeHead(403).end();
    else response.writeHead(200, { 'content-type': 'application/zip' }).end(found.archive);
  });
  store.listen(0, '127.0.0.1');
  await once(store, 'listening');
  onTestFinished(() => {
    store.close();
    store.closeAllConnections();
  });
  const { port } = store.address() as AddressInfo;
  return {
    add: (artifact) => {
      artifacts.push(artifact);
    },
    extension: (operation, path) => {
      const { pathname, searchParams } = new URL(path, 'http://localhost');
      if (operation === 'actions/download-artifact') {
        const id = /\/artifacts\/(\d+)\/zip$/.exec(pathname)?.[1] ?? '';
        return { status: 302, body: undefined, headers: { location: `http://127.0.0.1:${port}/store/${id}` } };
      }
      if (operation !== 'actions/list-workflow-run-artifacts') return undefined;
      const run = Number(/\/runs\/(\d+)\/artifacts$/.exec(pathname)?.[1]);
      const listed = artifacts.flatMap((artifact, id) =>
        artifact.run === run && artifact.name === (searchParams.get('name') ?? artifact.name)
          ? [describe(artifact, id)]
          : [],
      );
      return { status: 200, body: { total_count: listed.length, artifacts: listed } };
    },
  };
}

function describe({ name, archive, claimedSize, expired = false }: Artifact, id: number): object {
  const url = `https://api.github.com/repos/octo/shop/actions/artifacts/${id}`;
  const times = {
    created_at: '2026-11-01T00:00:00Z',
    expires_at: '2027-01-30T00:00:00Z',
    updated_at: '2026-11-01T00:00:00Z',
  };
  const size = { size_in_bytes: claimedSize ?? archive.length };
  return { id, node_id: `A${id}`, name, ...size, url, archive_download_url: `${url}/zip`, expired, ...times };
}
