import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** GitHub's API for a pull request that nobody has commented on or reviewed. */
export interface QuietApi extends AsyncDisposable {
  readonly url: string;
  /** The comments that the run created. */
  readonly comments: readonly string[];
}

/** Starts a server that answers a run's requests about a pull request with this head. */
export async function startQuietApi(head: string): Promise<QuietApi> {
  const comments: string[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      let text = '';
      for await (const part of request) text += String(part);
      const path = (request.url ?? '').split('?', 1)[0] ?? '';
      if (request.method === 'POST') comments.push((JSON.parse(text) as { body: string }).body);
      const answer = request.method === 'POST' ? { id: 1 } : /\/pulls\/\d+$/.test(path) ? { head: { sha: head } } : [];
      response.writeHead(request.method === 'POST' ? 201 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer));
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    comments,
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
