import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { type ActLog, readActLog } from './act-log.ts';
import type { PullRequest } from './pull-request.ts';

/** The result of running a workflow with act. */
export interface ActRun extends ActLog {
  readonly code: number | null;
}

export interface ActOptions {
  /** Path of the act program. */
  readonly act: string;
  readonly pullRequest: PullRequest;
  /** Address of GitHub's API. */
  readonly api: string;
  /** Folders of the actions, by the `owner/name@ref` that a workflow uses; nothing is fetched. */
  readonly actions: Readonly<Record<string, string>>;
  /** A folder for the files that the runner keeps. */
  readonly scratch: string;
  /** Further flags that select the workflow, the job and the part of its matrix to run. By default, all of them run. */
  readonly only?: readonly string[];
}

/** Runs the workflows of a pull request on this machine, without a container. */
export async function runAct({ act, pullRequest, api, actions, scratch, only = [] }: ActOptions): Promise<ActRun> {
  const home = join(scratch, 'home');
  const programs = join(scratch, 'bin');
  await mkdir(home, { recursive: true });
  await mkdir(programs);
  await mkdir(join(scratch, 'tmp'));
  await writeFile(join(programs, 'node'), node, { mode: 0o755 });
  const options = [
    ['--directory', pullRequest.folder],
    ['--eventpath', pullRequest.event],
    ['--platform', 'ubuntu-latest=-self-hosted'],
    ['--action-cache-path', join(scratch, 'runner')],
    ['--env', 'GITHUB_REPOSITORY=octo/shop'],
    ['--env', `ALLOCGATE_CACHE=${join(scratch, 'cache')}`],
    ['--env', `GITHUB_API_URL=${api}`],
    ['--secret', 'GITHUB_TOKEN=a-token-for-nothing'],
    ...Object.entries(actions).map(([uses, folder]) => ['--local-repository', `${uses}=${folder}`]),
  ].flat();
  const child = spawn(act, ['pull_request', '--json', '--no-cache-server', ...options, ...only], {
    // An interrupted job may leave files, which are removed together with the scratch folder.
    env: { ...(await environment(home, programs)), TMPDIR: join(scratch, 'tmp') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (log += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...readActLog(log) };
}

/**
 * act starts actions with the first `node` on PATH, whatever `using` says. If a program fails, act closes the program's
 * terminal without reading it to the end, so the last lines are lost unless act has read them before.
 */
const node = `#!/bin/sh
"${process.execPath}" "$@"
code=$?
sleep 1
exit $code
`;

/**
 * Matches variables that say where Go and npm keep their files and how they reach their registries. `npm run` adds
 * npm's own variables to the environment.
 */
const isKept =
  /^(?:GO[A-Z0-9]*|npm_config_(?:cache|userconfig|globalconfig|cafile|registry|noproxy|(?:https_)?proxy)|(?:https?|no)_proxy|NODE_EXTRA_CA_CERTS)$/i;

const goSettings = z.record(z.string(), z.string());

/**
 * Returns an environment with a home folder of its own, so that no settings of act or git on this machine apply. Go and
 * npm keep their caches and settings.
 */
async function environment(home: string, programs: string): Promise<NodeJS.ProcessEnv> {
  const { stdout } = await promisify(execFile)('go', ['env', '-json', 'GOENV', 'GOPATH', 'GOCACHE', 'GOMODCACHE']);
  const kept = Object.entries(process.env).filter(([name]) => isKept.test(name));
  return {
    ...Object.fromEntries(kept),
    ...goSettings.parse(JSON.parse(stdout)),
    HOME: home,
    XDG_CONFIG_HOME: home,
    XDG_CACHE_HOME: home,
    PATH: [programs, process.env['PATH'] ?? ''].join(delimiter),
  };
}
