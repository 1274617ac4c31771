import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { OpenPullRequest } from './open-pull-request.ts';

test('a runner behind a proxy speaks through it', async () => {
  const pull = await OpenPullRequest.create({ 'README.md': 'words\n' });
  const tunnels: string[] = [];
  const proxy = createServer().on('connect', (request, socket) => {
    tunnels.push(request.url ?? '');
    const { hostname, port } = new URL(pull.github.url);
    const target = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      target.pipe(socket).pipe(target);
    });
    target.on('error', () => socket.destroy());
    socket.on('error', () => target.destroy());
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  onTestFinished(() => {
    proxy.close();
    proxy.closeAllConnections();
  });
  const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const env = { GITHUB_API_URL: 'http://api.github.test', http_proxy: address, https_proxy: address };
  const run = await pull.run({ inputs: { comment: 'always' }, env });
  expect(run.annotations).toEqual([]);
  expect(tunnels).not.toEqual([]);
  expect(await pull.ours()).toHaveLength(1);
});
