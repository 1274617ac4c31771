import type { LoggedRequest } from './request-log.ts';

/** A request as the rules see it. */
export interface Asked {
  readonly operation: LoggedRequest['operation'];
  readonly path: string;
  readonly token: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What the rules must know of the server. */
export interface Knowledge {
  readonly tokens: ReadonlySet<string>;
  /** Login behind a token. */
  loginOf(token: string): string | undefined;
  /** What the server itself says, asked past the proxy. */
  ask(path: string): Promise<unknown>;
}

/** A refusal as GitHub words it. */
export interface Refusal {
  readonly status: number;
  readonly message: string;
}

/** GitHub's limit of a comment, in characters. */
const longestComment = 65_536;

/** Refuses what GitHub refuses and the emulator lets pass; it never allows more. */
export async function refusalOf(asked: Asked, knowledge: Knowledge): Promise<Refusal | undefined> {
  const { operation, token, body, path } = asked;
  if (token !== undefined && !knowledge.tokens.has(token)) return { status: 401, message: 'Bad credentials' };
  const { body: text } = body;
  if (typeof text === 'string' && text.length > longestComment) {
    return { status: 422, message: 'Validation Failed: Body is too long (maximum is 65536 characters)' };
  }
  const login = token === undefined ? undefined : knowledge.loginOf(token);
  if (operation === 'issues/update-comment' || operation === 'issues/delete-comment') {
    const comment = await knowledge.ask(path);
    // People with write access may; that a workflow’s token may too was never shown, so it is not relied upon.
    if (authorOf(comment) !== login) return { status: 403, message: 'Must have admin rights to Repository.' };
  }
  if (operation === 'pulls/create-review' && body['event'] === 'APPROVE') {
    const pull = await knowledge.ask(path.replace(/\/reviews$/, ''));
    if (authorOf(pull) === login) return { status: 422, message: 'Can not approve your own pull request' };
  }
  return undefined;
}

function authorOf(value: unknown): string | undefined {
  return (value as { user?: { login?: string } } | undefined)?.user?.login;
}
