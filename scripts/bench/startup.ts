import { execFileSync } from 'node:child_process';
import { chmod, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pullRequestEvent } from '../../test/e2e/action/payloads.ts';
import { runAction } from '../../test/support/run-action.ts';
import { median } from '../accuracy/agreement.ts';
import { atMost, type Bench, type BenchContext } from './bench.ts';
import { costOf, inTurn } from './cost.ts';

/** How often each start is measured; the median counts. */
const times = 15;
/** The number of starts that are measured as one. */
const startsAtOnce = 10;

/**
 * Measures how long the program takes to start, compared with a script that does nothing, and how much processor time
 * the action uses until it calls the go command for the first time.
 */
export const startup: Bench = {
  name: 'startup',
  run: async (context) => {
    const { node, cli, scratch } = context;
    const empty = join(scratch, 'empty.js');
    await writeFile(empty, '');
    const printed = join(scratch, 'printed');
    // GNU time counts in hundredths of a second, of which one start takes only a few.
    const starts = (...args: readonly string[]): ReturnType<typeof costOf> =>
      costOf('sh', ['-c', `for start in $(seq ${startsAtOnce}); do "$@" > '${printed}'; done`, 'sh', node, ...args]);
    const { one, other } = await inTurn(
      times,
      () => starts(cli, '--version'),
      () => starts(empty),
    );
    const empties = other.cpu / startsAtOnce;
    const ofAction = await actionStart(context);
    return [
      atMost(
        'CPU time of allocgate --version, relative to Node.js running an empty script',
        one.cpu / other.cpu,
        1.2,
        'x',
      ),
      atMost(
        "the action's own CPU time until its first go command",
        1000 * (ofAction - empties),
        100,
        ' ms',
        `${(1000 * ofAction).toFixed(0)} ms with ${(1000 * empties).toFixed(0)} ms for starting Node.js`,
      ),
    ];
  },
};

/**
 * A stand-in for the go command: its first call notes the processor time, in seconds, that its caller has used. It stops
 * the caller meanwhile, which would otherwise go on working while the shell starts.
 */
const standIn = (note: string): string => `#!/bin/sh
kill -STOP $PPID
[ -s '${note}' ] || cat /proc/$PPID/task/*/schedstat | awk '{ sum += $1 } END { print sum / 1e9 }' > '${note}'
kill -CONT $PPID
exit 1
`;

/** Returns the median processor time, in seconds, that the action uses in a pull request until it calls go. */
async function actionStart({ cli, scratch }: BenchContext): Promise<number> {
  const origin = join(scratch, 'origin');
  const pull = await pullRequest(origin);
  const folder = join(scratch, 'bin');
  const note = join(scratch, 'cpu');
  await mkdir(folder);
  await writeFile(join(folder, 'go'), standIn(note));
  await chmod(join(folder, 'go'), 0o755);
  const found: number[] = [];
  for (let time = 0; time < times; time++) {
    const workspace = join(scratch, `workspace-${time}`);
    await cp(origin, workspace, { recursive: true });
    await rm(note, { force: true });
    await runAction({
      main: join(dirname(cli), 'action.js'),
      workspace,
      runner: join(scratch, `runner-${time}`),
      event: pullRequestEvent(pull),
      env: { PATH: `${folder}:${process.env['PATH'] ?? ''}`, ALLOCGATE_CACHE: join(scratch, `cache-${time}`) },
    });
    found.push(Number(await readFile(note, 'utf8')));
  }
  return median(found);
}

/** Creates a repository in which the merge commit of a pull request is checked out, as on a runner. */
async function pullRequest(folder: string): Promise<{ readonly base: string; readonly head: string }> {
  await mkdir(folder);
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com', ...args], {
      cwd: folder,
      encoding: 'utf8',
    }).trim();
  const commit = async (file: string, text: string): Promise<string> => {
    await writeFile(join(folder, file), text);
    git('add', '--all');
    git('commit', '--quiet', '--message', file);
    return git('rev-parse', 'HEAD');
  };
  git('init', '--quiet', '--initial-branch=main');
  const base = await commit('go.mod', 'module example.com/m\n\ngo 1.22\n');
  git('checkout', '--quiet', '-b', 'topic');
  const head = await commit('m.go', 'package m\n');
  git('checkout', '--quiet', '--detach', base);
  git('merge', '--quiet', '--no-ff', '--message', 'Merge', head);
  return { base, head };
}
