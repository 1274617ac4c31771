import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createGitHubApi, type GitHubApi } from '../../../../src/adapters/github/api/client.ts';
import { listed } from '../../../../src/adapters/github/api/pages.ts';
import * as z from 'zod';

/** A client on a server that answers so; what it slept is noted, not slept. */
async function against(
  listener: RequestListener,
): Promise<{ api: GitHubApi; url: string; slept: number[]; asked: string[]; abort: AbortController }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    listener(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const slept: number[] = [];
  const abort = new AbortController();
  const api = createGitHubApi({
    url,
    token: 'secret',
    signal: abort.signal,
    now: () => 0,
    sleep: (ms) => {
      slept.push(ms);
      return Promise.resolve();
    },
    log: () => undefined,
  });
  return { api, url, slept, asked, abort };
}

test('a failing server is asked three times, but only once to make something', async () => {
  const { api, slept, asked } = await against((_, response) => response.writeHead(503).end('<html>'));
  await expect(api.request({ method: 'GET', path: '/a' })).rejects.toMatchObject({ status: 503, kind: 'failed' });
  await expect(api.request({ method: 'POST', path: '/b', body: {} })).rejects.toMatchObject({ inDoubt: true });
  expect(asked).toEqual(['GET /a', 'GET /a', 'GET /a', 'POST /b']);
  expect(slept).toEqual([1000, 3000]);
});

test('all waits together are a minute at most', async () => {
  const { api, slept } = await against((_, response) => response.writeHead(429, { 'retry-after': '25' }).end('{}'));
  await expect(api.request({ method: 'POST', path: '/a', body: {} })).rejects.toMatchObject({ kind: 'limited' });
  await expect(api.request({ method: 'GET', path: '/a' })).rejects.toMatchObject({ kind: 'limited' });
  expect(slept).toEqual([25_000, 25_000]);
});

test('a refusal is told in GitHub’s words, and not repeated', async () => {
  const { api, asked } = await against((_, response) =>
    response.writeHead(403).end('{"message":"Resource not accessible"}'),
  );
  await expect(api.request({ method: 'PATCH', path: '/a', body: {} })).rejects.toThrow(
    'GitHub answered PATCH /a with 403: Resource not accessible',
  );
  expect(asked).toHaveLength(1);
});

test('pages are followed at the same address only', async () => {
  const { api, url } = await against((request, response) => {
    const next = request.url === '/list?per_page=100' ? `${url}/list?page=2` : 'http://127.0.0.1:1/list?page=3';
    response.writeHead(200, { link: `<${next}>; rel="next", <x>; rel="last"` }).end('[{"id":1},{"no":2}]');
  });
  const items: unknown[] = [];
  for await (const item of listed(api, '/list', z.object({ id: z.number() }))) items.push(item);
  expect(items).toEqual([{ id: 1 }, { id: 1 }]);
});

test('a redirection is not followed, so that the token goes nowhere else', async () => {
  const { api, asked } = await against((_, response) => response.writeHead(302, { location: '/elsewhere' }).end());
  await expect(api.request({ method: 'POST', path: '/a', body: {} })).rejects.toMatchObject({ status: 302 });
  await expect(api.request({ method: 'GET', path: '/b' })).resolves.toMatchObject({ location: '/elsewhere' });
  expect(asked).toEqual(['POST /a', 'GET /b']);
});

test('an interrupted run asks no more', async () => {
  const { api, asked, abort } = await against(() => {
    abort.abort();
  });
  await expect(api.request({ method: 'GET', path: '/a' })).rejects.toThrow(/abort/i);
  expect(asked).toHaveLength(1);
});
