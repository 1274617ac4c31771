import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Contract, loadContract } from './contract.ts';
import { corrected } from './corrections.ts';
import { type Fault, Faults } from './faults.ts';
import type { LoggedRequest } from './request-log.ts';
import { type Knowledge, refusalOf } from './strict-rules.ts';

/** Answers for requests that the emulator has nothing for; `undefined` where it has. */
export type Extension = (operation: string | undefined, path: string) => ExtendedAnswer | undefined;

interface ExtendedAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Proxy {
  readonly url: string;
  readonly log: LoggedRequest[];
  readonly faults: Faults;
  close(): void;
}

/** Stands in front of the emulator: checks every request by GitHub's description, refuses what GitHub refuses, fails on request. */
export async function startProxy(target: string, knowledge: Knowledge, extension: Extension): Promise<Proxy> {
  const contract = await loadContract();
  const faults = new Faults();
  const log: LoggedRequest[] = [];
  const server = createServer((request, response) => {
    void handle(request, response).catch((error: unknown) => {
      log.push({
        method: request.method ?? '',
        path: request.url ?? '',
        operation: undefined,
        violations: [`the proxy failed: ${String(error)}`],
        status: 500,
        deviations: [],
      });
      response.writeHead(500).end();
    });
  });
  // Longer than any pause between the requests of a run.
  server.keepAliveTimeout = 300_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = await read(incoming, contract);
    const note = (status: number, answer: unknown): void => {
      const { method, path, operation, violations } = asked;
      const deviations = contract.deviations(operation, status, answer);
      log.push({ method, path, operation: operation?.operationId, violations, status, deviations });
    };
    const answer = (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): void => {
      note(status, value);
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(value === undefined ? undefined : JSON.stringify(value));
    };
    const operation = asked.operation?.operationId;
    const fault = faults.take(operation);
    if (fault?.delayMs !== undefined) await sleep(fault.delayMs);
    if (fault !== undefined && fault.performed !== true) return failed(fault, answer);
    const refusal = await refusalOf({ ...asked, operation }, knowledge);
    if (refusal !== undefined) return answer(refusal.status, { message: refusal.message });
    const own = extension(operation, asked.path);
    if (own !== undefined) return answer(own.status, own.body, own.headers);
    const upstream = await fetch(target + asked.path, {
      method: asked.method,
      headers: { ...asked.sent, ...oneConnection },
      body: asked.raw,
    });
    if (fault !== undefined) return failed(fault, answer);
    const text = await upstream.text();
    const told = text === '' ? undefined : (JSON.parse(text) as unknown);
    const { status, value } = await corrected(operation, { status: upstream.status, value: told }, (path) =>
      knowledge.ask(path),
    );
    const link = upstream.headers.get('link');
    answer(status, value, link === null ? {} : { link: link.replaceAll(target, url) });
  };
  return {
    url,
    log,
    faults,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function failed(
  { status, headers = {}, message = 'Server Error' }: Fault,
  answer: (status: number, value: unknown, headers: Readonly<Record<string, string>>) => void,
): void {
  answer(status, { message, documentation_url: 'https://docs.github.com/rest' }, headers);
}

/** A connection that serves one request. */
export const oneConnection = { connection: 'close' };

/** Headers that belong to one connection. */
const hopByHop = new Set(['host', 'connection', 'content-length', 'transfer-encoding']);

async function read(incoming: IncomingMessage, contract: Contract): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks);
  const { method = 'GET', url = '/', headers } = incoming;
  const { pathname, search } = new URL(url, 'http://localhost');
  const body = raw.length === 0 ? undefined : parsed(raw);
  const request = { method, path: pathname, query: search.slice(1), headers: headers as Record<string, string>, body };
  const operation = contract.operationOf(request);
  const sent = Object.entries(headers).filter(([name]) => !hopByHop.has(name)) as [string, string][];
  return {
    method,
    path: url,
    operation,
    violations: [
      ...(raw.length > 0 && body === undefined ? ['the body is not JSON'] : []),
      ...contract.violations(request, operation),
    ],
    token: /^(?:bearer|token) (.+)$/i.exec(headers.authorization ?? '')?.[1],
    body: body ?? {},
    raw: raw.length === 0 ? null : raw,
    sent: Object.fromEntries(sent),
  };
}

interface Request {
  readonly method: string;
  readonly path: string;
  readonly operation: ReturnType<Contract['operationOf']>;
  readonly violations: readonly string[];
  readonly token: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
  readonly raw: Buffer<ArrayBuffer> | null;
  readonly sent: Readonly<Record<string, string>>;
}

function parsed(raw: Buffer): Record<string, unknown> | undefined {
  try {
    return JSON.parse(raw.toString()) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
