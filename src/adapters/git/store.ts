import { createHash } from 'node:crypto';
import { access, mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Checkout } from './checkout.ts';
import type { GitContext } from './context.ts';
import { withoutTransport } from './environment.ts';
import type { GitCall, GitOutcome } from './git.ts';
import { lineOf } from './git-failure.ts';
import { repositoryId } from './layout.ts';
import { removeOldStores } from './old-stores.ts';
import { refuseLink } from './own-files.ts';
import { removeTree } from '../remove-tree.ts';
import { damageOfStore, type StoreForm } from './store-health.ts';
import { readTransport, type Transport } from './transport-settings.ts';

/**
 * git attributes that override every .gitattributes file. No filter runs. git doesn't expand `$Id$`, whose expansion
 * would differ between base and head in every changed file. Go sources keep the bytes of their objects, because patches
 * and suggestions refer to them.
 */
export const attributes = '* -ident -filter\n*.go -text -crlf !eol !working-tree-encoding\n';

type StoreCall = Pick<GitCall, 'args' | 'input' | 'limitBytes' | 'timeoutMs'> & {
  readonly env?: NodeJS.ProcessEnv;
  /** The folder to run the command in; the default is the store itself. */
  readonly folder?: string;
};

/**
 * A bare repository of our own that can read the user's objects and keeps the objects that we fetch. git writes here
 * what it would otherwise write to the user's repository.
 */
export interface ObjectStore {
  readonly folder: string;
  readonly transport: Transport;
  /** Runs git in the store. In a partial clone, git may fetch blobs into the store. */
  run(call: StoreCall): Promise<GitOutcome>;
  /** Runs git in the store without any transport. */
  runOffline(call: StoreCall): Promise<GitOutcome>;
  /** Returns the environment variables for a git command that also reads objects from another folder. */
  reading(objects: string): NodeJS.ProcessEnv;
  /**
   * Returns the environment variables for a git command in the user's repository that uses one of our indexes and reads
   * objects from the repository, the store and `objects`.
   */
  objectVariables(index: string, objects: string): NodeJS.ProcessEnv;
}

/**
 * `openStore` opens the store of a repository, or creates it on first use. Each state of a shallow clone's boundary has
 * a store of its own. A damaged store is recreated, and its fetched objects are fetched again.
 */
export async function openStore(context: GitContext, checkout: Checkout): Promise<ObjectStore> {
  const shallow = await checkout.shallowCommits();
  const state = shallow === '' ? 'complete' : createHash('sha256').update(shallow).digest('hex').slice(0, 12);
  const folder = join(context.cacheFolder, repositoryId(checkout.commonFolder), `store-${state}`);
  await create(context, checkout, folder, shallow);
  const transport = await readTransport(checkout, context.credentials);
  const alternate = quotedForPathList(join(checkout.commonFolder, 'objects'));
  const run = async (call: StoreCall, env: NodeJS.ProcessEnv): Promise<GitOutcome> =>
    context.git({
      ...call,
      folder: call.folder ?? folder,
      env: {
        ...context.env,
        ...env,
        GIT_DIR: folder,
        GIT_ALTERNATE_OBJECT_DIRECTORIES: alternate,
        ...call.env,
      },
    });
  const reading = (objects: string): NodeJS.ProcessEnv => ({
    GIT_ALTERNATE_OBJECT_DIRECTORIES: `${alternate}:${quotedForPathList(objects)}`,
  });
  return {
    folder,
    transport,
    run: async (call) => run(call, { GIT_CONFIG_PARAMETERS: transport.parameters }),
    runOffline: async (call) => run(call, withoutTransport),
    reading,
    objectVariables: (index, objects) => ({
      GIT_INDEX_FILE: index,
      GIT_OBJECT_DIRECTORY: join(folder, 'objects'),
      ...reading(objects),
    }),
  };
}

/**
 * `discardStore` removes a store, so that the next store to be opened starts empty. Another run that is using the
 * removed store fails, and then discards it too.
 */
export async function discardStore(folder: string): Promise<void> {
  const draft = draftBeside(folder);
  await rename(folder, draft).catch(() => undefined);
  await removeTree(draft);
}

/** `draftBeside` returns the path of a draft next to a folder. A leftover draft is removed together with old stores. */
function draftBeside(folder: string): string {
  return join(dirname(folder), `draft-${process.pid}-${Math.random().toString(36).slice(2)}`);
}

async function create(context: GitContext, checkout: Checkout, folder: string, shallow: string): Promise<void> {
  const parent = dirname(folder);
  const form = await formOf(checkout);
  await refuseLink(parent);
  await refuseLink(folder);
  await mkdir(parent, { recursive: true });
  if (await exists(folder)) {
    const damage = await damageOfStore(folder, form);
    if (damage === undefined) {
      const now = new Date();
      await utimes(join(folder, 'HEAD'), now, now);
      await keepAttributes(folder);
      return;
    }
    context.log.info(`The store of fetched commits in ${folder} was damaged (${damage}), so it is rebuilt.`);
    await discardStore(folder);
  }
  await removeOldStores(parent, folder);
  const draft = draftBeside(folder);
  await mkdir(join(draft, 'info'), { recursive: true });
  await mkdir(join(draft, 'objects', 'pack'), { recursive: true });
  await mkdir(join(draft, 'refs'));
  for (const [name, text] of form.files) await writeFile(join(draft, name), text);
  await writeFile(join(draft, 'info', 'attributes'), attributes);
  if (shallow !== '') await writeFile(join(draft, 'shallow'), shallow);
  try {
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // If the folder exists now, another run created the store first.
    if (!(await exists(folder))) throw error;
  }
}

async function formOf(checkout: Checkout): Promise<StoreForm> {
  const format = lineOf(await checkout.read({ args: ['rev-parse', '--show-object-format'] })) ?? 'sha1';
  const extension = format === 'sha1' ? '' : `[extensions]\n\tobjectFormat = ${format}\n`;
  return {
    hash: format === 'sha256' ? 'sha256' : 'sha1',
    files: new Map([
      ['HEAD', 'ref: refs/heads/none\n'],
      ['config', `[core]\n\trepositoryformatversion = 1\n\tbare = true\n${extension}`],
    ]),
  };
}

/**
 * `keepAttributes` rewrites the store's attributes file if it differs from `attributes`. Another version of allocgate
 * may have created the store, and damaged attributes would change what is laid out.
 */
async function keepAttributes(folder: string): Promise<void> {
  const path = join(folder, 'info', 'attributes');
  if ((await readFile(path, 'utf8').catch(() => undefined)) === attributes) return;
  const draft = `${path}-${process.pid}`;
  await writeFile(draft, attributes);
  await rename(draft, path);
}

async function exists(folder: string): Promise<boolean> {
  return access(folder).then(
    () => true,
    () => false,
  );
}

/**
 * `quotedForPathList` quotes a path for git's list of object folders, in which git unquotes entries that begin with a
 * quote.
 */
function quotedForPathList(path: string): string {
  return /[:"\\\n]/.test(path)
    ? `"${path.replaceAll(/["\\]/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`)}"`
    : path;
}
