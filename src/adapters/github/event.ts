import * as z from 'zod';
import { GateError } from '../../errors.ts';
import type { RevisionEvent } from '../../ports.ts';
import { eventTable } from './event-table.ts';

const sha = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, { error: 'expected a full commit id' });
const side = z.object({ sha });

const payloads = {
  pullRequest: z.object({ pull_request: z.object({ base: side, head: side }) }),
  mergeGroup: z.object({ merge_group: z.object({ base_sha: sha, head_sha: sha }) }),
  push: z.object({ before: sha, deleted: z.boolean().optional() }),
};

const remedy =
  'Start the gate on pull_request (which also works for forks, with a read-only token), merge_group or push. ' +
  'To measure on demand, start it on workflow_dispatch with the inputs base and head.';

/**
 * `revisionEvent` returns what a workflow run's event says about base and head. Errors: `usage` for an invalid payload,
 * and for an event that names no head to judge.
 */
export function revisionEvent(name: string, payload: unknown): RevisionEvent {
  const decision = Object.hasOwn(eventTable, name) ? eventTable[name] : undefined;
  if (decision === undefined) throw refusal(name, 'is unknown, so it is unclear which change its workflows check out');
  if (decision.kind === 'refused') throw refusal(name, decision.reason);
  switch (decision.as) {
    case 'pull-request': {
      const { base, head } = read(payloads.pullRequest, name, payload).pull_request;
      return { kind: 'pull-request', baseSha: base.sha, headSha: head.sha };
    }
    case 'merge-group': {
      const { base_sha: baseSha, head_sha: headSha } = read(payloads.mergeGroup, name, payload).merge_group;
      return { kind: 'merge-group', baseSha, headSha };
    }
    case 'push': {
      const { before, deleted } = read(payloads.push, name, payload);
      if (deleted === true) throw refusal(name, 'deleted a branch or tag, so there is nothing to judge');
      return { kind: 'push', before };
    }
    case 'other':
      return { kind: 'other' };
    default:
      return decision.as satisfies never;
  }
}

/**
 * `refusal` returns the error for an event that can't be judged. `reason` completes a sentence that begins with the
 * event's name.
 */
function refusal(name: string, reason: string): GateError {
  const shown = name === '' ? 'of this run (GITHUB_EVENT_NAME is not set)' : name.slice(0, 100);
  const report =
    name === 'workflow_run' ? ' To comment on what the other run measured, set the input stage to report.' : '';
  return new GateError('usage', `The event ${shown} ${reason}.`, `${remedy}${report}`);
}

function read<T>(schema: z.ZodType<T>, name: string, payload: unknown): T {
  const parsed = schema.safeParse(payload);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new GateError(
    'usage',
    `The payload of the event ${name} is invalid (at ${issue?.path.join('.') || 'the top'}): ${issue?.message ?? 'it is malformed'}.`,
    'Check GITHUB_EVENT_NAME and GITHUB_EVENT_PATH; the runner sets both.',
  );
}
