import { expect, onTestFinished } from 'vitest';
import { GitRepository } from '../../support/git-repository.ts';
import { temporaryCache } from '../../support/source-helper.ts';
import type { ActionRun } from '../../support/run-action.ts';
import { push } from '../../support/github/push.ts';
import { GitHubServer } from '../../support/github/server.ts';
import { pushEvent, type WorkflowEvent } from '../action/payloads.ts';
import { checkOut, createOrigin, run } from '../action/workflow.ts';

export const branch = 'allocgate-baseline';
const git = '/repos/octo/shop/git';

interface RecordOptions {
  readonly event?: WorkflowEvent;
  readonly ref?: string;
  readonly permissions?: Readonly<Record<string, 'read' | 'write'>>;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Of a runner of its own. */
  readonly cache?: string;
}

/** The default branch of a real repository that the GitHub of this test has too, and the workflow that records it. */
export class DefaultBranch {
  readonly origin: GitRepository;
  readonly github: GitHubServer;
  readonly cache = temporaryCache();

  private constructor(origin: GitRepository, github: GitHubServer) {
    this.origin = origin;
    this.github = github;
  }

  /** When the test ends, every request must have been one that GitHub knows. */
  static async create(): Promise<DefaultBranch> {
    const github = await GitHubServer.start();
    onTestFinished(() => {
      expect(github.log.filter(({ violations }) => violations.length > 0)).toEqual([]);
    });
    const made = new DefaultBranch(createOrigin(), github);
    await made.pushMain();
    return made;
  }

  get commit(): string {
    return this.origin.git('rev-parse', 'main');
  }

  async pushMain(): Promise<void> {
    await push(this.github.as('octo'), this.origin, this.commit, 'main');
  }

  /** Runs `stage: record` on the newest commit. */
  async record(options: RecordOptions = {}): Promise<ActionRun> {
    const { commit } = this;
    const { event = pushEvent({ before: commit, after: commit }), permissions = { contents: 'write' } } = options;
    const workspace = checkOut(this.origin, { commit, depth: 1, branch: 'main' });
    // What an earlier step left is not what is recorded.
    workspace.write('coverage.out', 'mode: set\n');
    return run(workspace, event, {
      cache: options.cache ?? this.cache,
      env: {
        GITHUB_API_URL: this.github.url,
        GITHUB_REF: options.ref ?? 'refs/heads/main',
        GITHUB_SHA: commit,
      },
      inputs: {
        stage: 'record',
        count: '1',
        'github-token': await this.github.workflowToken(permissions),
        ...options.inputs,
      },
    });
  }

  /** Files of the baseline branch, by path. */
  async files(): Promise<Record<string, string>> {
    const client = this.github.as('octo');
    const { object } = (await client.get(`${git}/ref/heads/${branch}`)) as { object: { sha: string } };
    const commit = (await client.get(`${git}/commits/${object.sha}`)) as { tree: { sha: string } };
    const listing = (await client.get(`${git}/trees/${commit.tree.sha}?recursive=1`)) as {
      tree: { path: string; type: string; sha: string }[];
    };
    const files = listing.tree
      .filter(({ type }) => type === 'blob')
      .map(async ({ path, sha }): Promise<[string, string]> => {
        const { content } = (await client.get(`${git}/blobs/${sha}`)) as { content: string };
        return [path, Buffer.from(content, 'base64').toString('utf8')];
      });
    return Object.fromEntries(await Promise.all(files));
  }

  /** Gives the repository the branch that the server has, as a clone sees it; `change` may spoil its files. */
  async mirror(change: (text: string) => string = (text) => text): Promise<void> {
    const copy = GitRepository.create();
    for (const [path, text] of Object.entries(await this.files())) {
      copy.write(path, path.endsWith('.json') ? change(text) : text);
    }
    copy.commit('as on the server');
    copy.git('push', '--quiet', '--force', this.origin.folder, `HEAD:refs/heads/${branch}`);
  }
}
