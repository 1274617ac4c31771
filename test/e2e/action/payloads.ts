/** Payloads of events as GitHub sends them, less what nobody reads. */
export type WorkflowEvent = { readonly name: string; readonly payload: unknown };

const repository = {
  id: 1296269,
  name: 'shop',
  full_name: 'octo/shop',
  private: false,
  owner: { login: 'octo', type: 'User' },
  default_branch: 'main',
};
const sender = { login: 'octo', type: 'User' };

export interface PullRequestPayload {
  readonly base: string;
  readonly head: string;
  readonly number?: number;
  /** The head is another repository's. */
  readonly fork?: boolean;
}

export function pullRequestEvent({ base, head, number = 5, fork = false }: PullRequestPayload): WorkflowEvent {
  const side = (ref: string, sha: string): object => ({
    label: `octo:${ref}`,
    ref,
    sha,
    user: sender,
    repo: repository,
  });
  const forked = { ...repository, id: 7, full_name: 'mallory/shop', owner: { login: 'mallory', type: 'User' } };
  const pull = {
    number,
    state: 'open',
    title: 'Change',
    user: { login: 'alice', type: 'User' },
    draft: false,
    base: side('main', base),
    head: { ...side('topic', head), repo: fork ? forked : repository },
  };
  return {
    name: 'pull_request',
    payload: { action: 'synchronize', number, pull_request: pull, repository, sender },
  };
}

export function pushEvent(commits: {
  readonly before: string;
  readonly after: string;
  readonly branch?: string;
  readonly forced?: boolean;
}): WorkflowEvent {
  const { before, after, branch = 'main', forced = false } = commits;
  const payload = { ref: `refs/heads/${branch}`, before, after, created: false, deleted: false, forced, commits: [] };
  return { name: 'push', payload: { ...payload, repository, sender, pusher: { name: 'octo' } } };
}

export function mergeGroupEvent(commits: {
  readonly base: string;
  readonly head: string;
  readonly number?: number;
}): WorkflowEvent {
  const group = {
    head_sha: commits.head,
    head_ref: `refs/heads/gh-readonly-queue/main/pr-${commits.number ?? 5}-${commits.base}`,
    base_sha: commits.base,
    base_ref: 'refs/heads/main',
    head_commit: { id: commits.head, message: 'Merge' },
  };
  return { name: 'merge_group', payload: { action: 'checks_requested', merge_group: group, repository, sender } };
}

export function manualEvent(): WorkflowEvent {
  const payload = { inputs: null, ref: 'refs/heads/main', workflow: '.github/workflows/memory.yml' };
  return { name: 'workflow_dispatch', payload: { ...payload, repository, sender } };
}

export function scheduleEvent(): WorkflowEvent {
  return {
    name: 'schedule',
    payload: { schedule: '30 4 * * 1', repository, workflow: '.github/workflows/memory.yml' },
  };
}

export interface WorkflowRunPayload {
  readonly id: number;
  readonly head: string;
  /** Of this repository, of the head's, and of the one that the run is of, where that is another. */
  readonly repositoryId: number;
  readonly headRepositoryId: number | null;
  readonly runRepositoryId?: number;
  readonly event?: string;
  readonly headOwner?: string;
  readonly headBranch?: string;
}

/** A run that ended, as the second workflow for forks hears of it. */
export function workflowRunEvent(of: WorkflowRunPayload): WorkflowEvent {
  const { id, head, repositoryId, headRepositoryId, runRepositoryId = repositoryId, event = 'pull_request' } = of;
  const { headOwner = 'mallory', headBranch = 'topic' } = of;
  const run = {
    id,
    run_attempt: 1,
    name: 'memory',
    event,
    status: 'completed',
    conclusion: 'failure',
    path: '.github/workflows/memory.yml',
    head_sha: head,
    head_branch: headBranch,
    // GitHub leaves it empty for forks.
    pull_requests: [],
    repository: { ...repository, id: runRepositoryId },
    head_repository:
      headRepositoryId === null
        ? null
        : { id: headRepositoryId, full_name: `${headOwner}/shop`, owner: { login: headOwner, type: 'User' } },
  };
  const payload = { action: 'completed', workflow_run: run, repository: { ...repository, id: repositoryId }, sender };
  return { name: 'workflow_run', payload };
}
