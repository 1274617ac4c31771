import { createEmulator, type Emulator, type SeedConfig } from 'emulate';
import { onTestFinished } from 'vitest';
import { appToken } from './app-token.ts';
import { type Extension, oneConnection, type Proxy, startProxy } from './proxy.ts';

/** People and their tokens: octo owns the repository, alice and bob write to it, mallory is a stranger. */
const people = { octo: 'token-octo', alice: 'token-alice', bob: 'token-bob', mallory: 'token-mallory' } as const;
export type Person = keyof typeof people;

const app = { app_id: 15368, slug: 'github-actions', name: 'GitHub Actions' };
/** The one that the emulator takes no token for. */
const bot = 'github-actions[bot]';

/** A GitHub for one test, with the repository octo/shop. */
export class GitHubServer {
  readonly #emulator: Emulator;
  readonly #privateKey: string;
  readonly #proxy: Proxy;
  readonly #tokens: Set<string>;

  private constructor(emulator: Emulator, privateKey: string, proxy: Proxy, tokens: Set<string>) {
    this.#emulator = emulator;
    this.#privateKey = privateKey;
    this.#proxy = proxy;
    this.#tokens = tokens;
  }

  /** Starts one that lasts until the test ends. */
  static async start(extension: Extension = () => undefined): Promise<GitHubServer> {
    const emulator = await createEmulator({ service: 'github' as const, port: 0, seed });
    onTestFinished(() => emulator.close());
    const privateKey = emulator.generatedSecrets[0]?.value ?? '';
    const tokens = new Set<string>(Object.values(people));
    const proxy = await startProxy(
      emulator.url,
      {
        tokens,
        loginOf: (token) => Object.entries(people).find(([, known]) => known === token)?.[0] ?? bot,
        ask: (path) => send(emulator.url, 'GET', path, people.octo),
      },
      extension,
    );
    onTestFinished(() => {
      proxy.close();
    });
    const server = new GitHubServer(emulator, privateKey, proxy, tokens);
    for (const person of ['alice', 'bob'])
      await server.as('octo').put(`/repos/octo/shop/collaborators/${person}`, { permission: 'push' });
    return server;
  }

  /** For GITHUB_API_URL. */
  get url(): string {
    return this.#proxy.url;
  }

  get log(): Proxy['log'] {
    return this.#proxy.log;
  }

  get faults(): Proxy['faults'] {
    return this.#proxy.faults;
  }

  /** A workflow's GITHUB_TOKEN with these permissions. */
  async workflowToken(permissions: Readonly<Record<string, 'read' | 'write'>>): Promise<string> {
    const path = '/app/installations/1/access_tokens';
    // It is good for some minutes, which a test on a busy machine may outlast.
    const jwt = appToken(app.app_id, this.#privateKey, Math.floor(Date.now() / 1000));
    const { token } = (await send(this.#emulator.url, 'POST', path, jwt, { permissions })) as { token: string };
    this.#tokens.add(token);
    return token;
  }

  /** What a person does; it is not in the log, but the rules hold where `strictly`. */
  as(person: Person, how: 'freely' | 'strictly' = 'freely'): Client {
    return new Client(how === 'strictly' ? this.#proxy.url : this.#emulator.url, people[person]);
  }
}

/** Requests of one person. Errors: any answer that is no success. */
export class Client {
  readonly #url: string;
  readonly #token: string;

  constructor(url: string, token: string) {
    this.#url = url;
    this.#token = token;
  }

  get(path: string): Promise<unknown> {
    return send(this.#url, 'GET', path, this.#token);
  }

  post(path: string, body: object): Promise<unknown> {
    return send(this.#url, 'POST', path, this.#token, body);
  }

  put(path: string, body: object): Promise<unknown> {
    return send(this.#url, 'PUT', path, this.#token, body);
  }

  patch(path: string, body: object): Promise<unknown> {
    return send(this.#url, 'PATCH', path, this.#token, body);
  }
}

/**
 * Each request has a connection of its own: a test waits for programs in between, and one that is used again may be closed
 * by the server at that moment.
 */
async function send(url: string, method: string, path: string, token: string, body?: object): Promise<unknown> {
  const response = await fetch(url + path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'user-agent': 'test',
      ...oneConnection,
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}

const seed: SeedConfig = {
  tokens: Object.fromEntries(
    Object.entries(people).map(([login, token]) => [token, { login, scopes: ['repo'] }] as const),
  ),
  github: {
    users: Object.keys(people).map((login) => ({ login })),
    orgs: [],
    repos: [{ owner: 'octo', name: 'shop', auto_init: true }],
    apps: [
      {
        ...app,
        permissions: { contents: 'write', issues: 'write', pull_requests: 'write', actions: 'read' },
        events: [],
        installations: [{ installation_id: 1, account: 'octo', repository_selection: 'all' }],
      },
    ],
  },
};
