import * as z from 'zod';
import { GateError } from '../../errors.ts';
import type { RevisionEvent } from '../../ports.ts';

const sha = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, { error: 'expected a full commit id' });
const side = z.object({ sha });

const payloads = {
  pullRequest: z.object({ pull_request: z.object({ base: side, head: side }) }),
  mergeGroup: z.object({ merge_group: z.object({ base_sha: sha }) }),
  push: z.object({ before: sha }),
};

/** What the event of a workflow run says of base and head. Errors: `usage` for a payload that is none, and for an event that gives no head to judge. */
export function revisionEvent(name: string, payload: unknown): RevisionEvent {
  switch (name) {
    case 'pull_request':
    case 'pull_request_review': {
      const { base, head } = read(payloads.pullRequest, name, payload).pull_request;
      return { kind: 'pull-request', baseSha: base.sha, headSha: head.sha };
    }
    case 'merge_group':
      return { kind: 'merge-group', baseSha: read(payloads.mergeGroup, name, payload).merge_group.base_sha };
    case 'push':
      return { kind: 'push', before: read(payloads.push, name, payload).before };
    case 'pull_request_target':
      throw new GateError(
        'usage',
        'The event pull_request_target checks out the base, not the change, and runs with secrets.',
        'Start the workflow on pull_request; blocking works there with a read-only token too.',
      );
    default:
      return { kind: 'other' };
  }
}

function read<T>(schema: z.ZodType<T>, name: string, payload: unknown): T {
  const parsed = schema.safeParse(payload);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new GateError(
    'usage',
    `The payload of the event ${name} is not understood: at ${issue?.path.join('.') || 'the top'}: ${issue?.message ?? 'its form is wrong'}.`,
    'See what GITHUB_EVENT_NAME and GITHUB_EVENT_PATH hold; the runner sets both.',
  );
}
