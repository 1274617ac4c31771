import { expect, onTestFinished } from 'vitest';
import { type ActionOptions, type ActionRun } from '../../support/run-action.ts';
import { GitRepository } from '../../support/git-repository.ts';
import { temporaryCache } from '../../support/source-helper.ts';
import type { Extension } from '../../support/github/proxy.ts';
import { push } from '../../support/github/push.ts';
import { GitHubServer, type Person } from '../../support/github/server.ts';
import { type PullRequestPayload, pullRequestEvent } from '../action/payloads.ts';
import { checkOut, createOrigin, mergeCommit, run } from '../action/workflow.ts';

export type Files = Readonly<Record<string, string>>;

export const shop = '/repos/octo/shop';

/** A comment as the server has it. */
export interface Comment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly login: string };
  readonly created_at: string;
  readonly updated_at: string;
}

type Owner = 'alice' | 'mallory';

/** One state of the pull request. */
export interface Pushed {
  readonly base: string;
  readonly head: string;
  readonly merge: string;
}

/** A pull request of alice's in a real repository, which the GitHub of this test has too. */
export class OpenPullRequest {
  readonly origin: GitRepository;
  readonly github: GitHubServer;
  readonly number: number;
  readonly #owner: Owner;
  pushed: Pushed;
  #runs = 0;
  readonly #cache = temporaryCache();

  private constructor(origin: GitRepository, github: GitHubServer, number: number, pushed: Pushed, owner: Owner) {
    this.origin = origin;
    this.github = github;
    this.number = number;
    this.pushed = pushed;
    this.#owner = owner;
  }

  /** Opens one with these files, alice's or from mallory's fork; `main` has others besides its module. When the test ends, every request must have been one that GitHub knows. */
  static async create(
    files: Files,
    { main = {}, fork = false, extension }: { main?: Files; fork?: boolean; extension?: Extension } = {},
  ): Promise<OpenPullRequest> {
    const github = await GitHubServer.start(extension);
    onTestFinished(() => {
      expect(github.log.filter(({ violations }) => violations.length > 0)).toEqual([]);
    });
    const origin = createOrigin();
    for (const [path, text] of Object.entries(main)) origin.write(path, text);
    if (Object.keys(main).length > 0) origin.commit('more');
    const base = origin.git('rev-parse', 'main');
    await push(github.as('octo'), origin, base, 'main');
    origin.git('checkout', '--quiet', '-b', 'topic');
    if (fork) await github.as('mallory').post(`${shop}/forks`, { default_branch_only: true });
    const owner = fork ? 'mallory' : 'alice';
    const pushed = await pushTopic(github, origin, base, files, owner);
    const body = { title: 'Change', head: fork ? 'mallory:topic' : 'topic', base: 'main' };
    const { number } = (await github.as(owner).post(`${shop}/pulls`, body)) as { number: number };
    return new OpenPullRequest(origin, github, number, pushed, owner);
  }

  /** Pushes one more commit to the branch. */
  async push(files: Files): Promise<Pushed> {
    this.origin.git('checkout', '--quiet', 'topic');
    this.pushed = await pushTopic(this.github, this.origin, this.origin.git('rev-parse', 'main'), files, this.#owner);
    return this.pushed;
  }

  /** Runs the action on a state of it, as its workflow does. */
  async run(
    options: Partial<ActionOptions> & {
      readonly permissions?: Readonly<Record<string, 'read' | 'write'>>;
      readonly at?: Pushed;
      readonly payload?: Partial<PullRequestPayload>;
      readonly depth?: 0 | 1;
      /** Whether regressions are explained at length. */
      readonly explains?: boolean;
      /** Files that an earlier step left in the workspace. */
      readonly left?: Files;
    } = {},
  ): Promise<ActionRun> {
    const {
      permissions = { contents: 'read', pull_requests: 'write' },
      at = this.pushed,
      payload,
      depth,
      explains = false,
      left = {},
      ...rest
    } = options;
    const workspace = checkOut(this.origin, { commit: at.merge, depth: depth ?? 1 });
    for (const [path, text] of Object.entries(left)) workspace.write(path, text);
    this.#runs += 1;
    const event = rest.event ?? pullRequestEvent({ ...at, number: this.number, ...payload });
    return run(workspace, event, {
      cache: this.#cache,
      ...rest,
      env: {
        GITHUB_API_URL: this.github.url,
        GITHUB_WORKFLOW: 'memory',
        GITHUB_RUN_ID: String(1000 + this.#runs),
        GITHUB_RUN_ATTEMPT: '1',
        GITHUB_ACTION_REPOSITORY: 'octo/allocgate',
        GITHUB_ACTION_REF: 'v1',
        ...rest.env,
      },
      inputs: {
        'github-token': await this.github.workflowToken(permissions),
        count: '1',
        ...(explains ? {} : { 'explain-timeout': '1ms' }),
        'comment-key': 'gate null',
        ...rest.inputs,
      },
    });
  }

  /** Every comment on it, the oldest first. */
  async comments(): Promise<Comment[]> {
    const pages = [1, 2].map((page) =>
      this.github.as('octo').get(`${shop}/issues/${this.number}/comments?per_page=100&page=${page}`),
    );
    return (await Promise.all(pages)).flat() as Comment[];
  }

  /** Those of the bot. */
  async ours(): Promise<Comment[]> {
    return (await this.comments()).filter(({ user }) => user.login === 'github-actions[bot]');
  }

  async say(person: Person, body: string): Promise<void> {
    await this.github.as(person).post(`${shop}/issues/${this.number}/comments`, { body });
  }
}

async function pushTopic(
  github: GitHubServer,
  origin: GitRepository,
  base: string,
  files: Files,
  owner: Owner,
): Promise<Pushed> {
  for (const [path, text] of Object.entries(files)) origin.write(path, text);
  const head = origin.commit('change');
  await push(github.as(owner), origin, head, 'topic', owner === 'mallory' ? 'mallory/shop' : 'octo/shop');
  const merge = mergeCommit(origin, base, head);
  return { base, head, merge };
}
