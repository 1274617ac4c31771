import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pullRequestEvent } from '../../test/e2e/action/payloads.ts';
import { Repository } from '../real-modules/repository.ts';

const examples = fileURLToPath(new URL('../../examples', import.meta.url));

/** A repository in which the merge of a pull request is checked out, as actions/checkout leaves it. */
export interface PullRequest {
  readonly folder: string;
  readonly base: string;
  readonly head: string;
  readonly merge: string;
  /** The file that contains the event's payload. */
  readonly event: string;
}

/** Makes the change of a pull request in a module's folder. */
export type Change = (folder: string) => Promise<void>;

/** The bundled pull request, which allocates more. */
export const regressing: Change = async (folder) => {
  await cp(join(examples, 'pull-request'), folder, { recursive: true });
};

/** Adds code that allocates no more than before. */
export const harmless: Change = async (folder) => {
  await writeFile(
    join(folder, 'catalog', 'count.go'),
    'package catalog\n\n// Formats is how many there are.\nconst Formats = 1\n',
  );
};

/** Creates a repository of the bundled module and the workflow below `scratch`, with a pull request on it. */
export async function openPullRequest(scratch: string, workflow: string, change: Change): Promise<PullRequest> {
  const files = join(scratch, 'files');
  await cp(join(examples, 'orders'), files, { recursive: true });
  // A stored baseline is only valid where it was recorded.
  await rm(join(files, '.allocgate'), { recursive: true, force: true });
  await mkdir(join(files, '.github', 'workflows'), { recursive: true });
  await writeFile(join(files, '.github', 'workflows', 'memory.yml'), workflow);
  return openPullRequestOn(scratch, files, change);
}

/** Creates a repository of these files below `scratch`, with a pull request on it. */
export async function openPullRequestOn(scratch: string, files: string, change: Change): Promise<PullRequest> {
  const repository = await Repository.create(join(scratch, 'shop'));
  const base = await repository.commitFolder(files, 'Base');
  await change(files);
  const head = await repository.commitFolder(files, 'Change');
  const merge = await repository.git(['commit-tree', `${head}^{tree}`, '-p', base, '-p', head, '-m', 'Merge']);
  await repository.git(['update-ref', 'refs/heads/main', base]);
  await repository.git(['update-ref', '--no-deref', 'HEAD', merge]);
  await repository.git(['switch', '--quiet', '--detach', '--discard-changes', merge]);

  const event = join(scratch, 'event.json');
  await writeFile(event, JSON.stringify(pullRequestEvent({ base, head }).payload));
  return { folder: repository.folder, base, head, merge, event };
}
