import { readdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { PullRequestOfRun } from '../adapters/github/pull-request.ts';
import { storedHeadLines } from '../core/report/head-lines.ts';
import type { GateReport } from '../core/report/model.ts';
import { withProgram } from '../core/report/program-words.ts';
import { renderText } from '../core/report/render-text.ts';
import { untrusted } from '../core/report/untrusted.ts';
import { mostShards } from '../core/shard/shard.ts';
import { readReport } from '../entry/read-report.ts';
import { GateError } from '../errors.ts';
import { mergeShards } from '../merge.ts';
import { defaults } from '../options.ts';
import { type Channel, comment } from './comment.ts';
import type { Conversation } from './conversation.ts';
import { inWorkflowWords } from './input-words.ts';
import type { Inputs } from './inputs.ts';
import { logWidth, tell } from './log.ts';
import { publish } from './publish.ts';

export interface MergeRun {
  /** The value of GITHUB_WORKSPACE. */
  readonly workspace: string;
  /** The command that runs the same release of allocgate in a terminal. */
  readonly program: string;
  readonly pull: PullRequestOfRun | undefined;
  readonly conversation: Conversation | undefined;
}

/**
 * `mergeStage` merges the reports of all shards, judges the whole run, publishes the report, and comments on the pull
 * request. The shards ran the code of the pull request, so the comment contains only the parts of the report that
 * `untrusted` keeps. `mergeStage` checks nothing out. Errors: `usage`.
 */
export async function mergeStage(inputs: Inputs, env: NodeJS.ProcessEnv, run: MergeRun): Promise<GateReport> {
  const { workspace, program, pull, conversation } = run;
  const report = withProgram(inWorkflowWords(mergeShards(await readReports(inputs, workspace))), program);
  const { format, verbose, output } = { ...defaults, output: undefined, ...inputs.explicit };
  tell(renderText(report, { width: logWidth, colour: false, verbose }));
  const channel: Channel = {
    pull,
    conversation,
    headLine: pull === undefined ? () => undefined : storedHeadLines(report, pull.headSha),
    when: inputs.comment.when,
    suggest: false,
    ...(pull === undefined ? {} : { origin: pull.fromFork ? ('fork' as const) : ('job' as const) }),
  };
  const file = output === undefined ? undefined : { format, verbose, path: resolve(workspace, output) };
  await publish(report, env, { ...channel, when: 'never' }, file);
  if (pull !== undefined) {
    const shown = withProgram(untrusted(report, pull.fromFork ? 'fork' : 'job'), program);
    await comment(shown, channel, env);
  }
  return report;
}

async function readReports(
  { reports: given }: Inputs,
  workspace: string,
): Promise<readonly { readonly name: string; readonly report: GateReport }[]> {
  if (given === undefined)
    throw new GateError(
      'usage',
      'stage: merge needs the input `reports`.',
      'Set `reports` to the folder with the JSON reports of all shards.',
    );
  const folder = resolve(workspace, given);
  const paths = await jsonFiles(folder, given);
  if (paths.length === 0 || paths.length > mostShards)
    throw new GateError(
      'usage',
      `The folder ${given} has ${paths.length} JSON files, but a run has 1 to ${mostShards} shards.`,
      'Download the reports of all shards, and nothing else, to that folder.',
    );
  const reports = [];
  for (const path of paths) {
    const name = relative(workspace, path);
    reports.push({ name, report: await readReport(path, name) });
  }
  return reports;
}

/** `jsonFiles` returns the JSON files below a folder. Errors: `usage`. */
async function jsonFiles(folder: string, name: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new GateError(
      'usage',
      `Cannot read the folder ${name}: ${reason}`,
      'Download the reports to it first.',
      error,
    );
  }
}
