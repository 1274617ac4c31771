import type { LoggedRequest } from './request-log.ts';

/** An answer on its way back. */
export interface Answer {
  readonly status: number;
  readonly value: unknown;
}

const permissions: Readonly<Record<string, string>> = {
  push: 'write',
  maintain: 'write',
  pull: 'read',
  triage: 'read',
};

/** Where the emulator answers other than GitHub: the permission of a collaborator, that of a stranger, and the head of a pull request whose branch moved on. `ask` asks the server past the proxy. */
export async function corrected(
  operation: LoggedRequest['operation'],
  answer: Answer,
  ask: (path: string) => Promise<unknown>,
): Promise<Answer> {
  switch (operation) {
    case 'repos/get-collaborator-permission-level':
      return permission(answer);
    case 'pulls/get':
      return { ...answer, value: await withHead(answer.value, ask) };
    case 'pulls/list':
      return { ...answer, value: await Promise.all((answer.value as unknown[]).map((pull) => withHead(pull, ask))) };
    case undefined:
    default:
      return answer;
  }
}

function permission(answer: Answer): Answer {
  if (answer.status === 404) return { status: 200, value: { permission: 'none', role_name: '', user: null } };
  const value = answer.value as { permission: string };
  return { ...answer, value: { ...value, permission: permissions[value.permission] ?? value.permission } };
}

interface Pull {
  readonly head: { readonly ref: string; readonly sha: string; readonly repo: { readonly full_name: string } };
}

async function withHead(value: unknown, ask: (path: string) => Promise<unknown>): Promise<unknown> {
  const pull = value as Partial<Pull>;
  if (pull.head === undefined) return value;
  const { repo, ref } = pull.head;
  const found = (await ask(`/repos/${repo.full_name}/git/ref/heads/${ref}`)) as { object: { sha: string } };
  return { ...pull, head: { ...pull.head, sha: found.object.sha } };
}
