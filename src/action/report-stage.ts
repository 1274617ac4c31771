import * as core from '@actions/core';
import { describeFailure } from '../adapters/github/api/describe-failure.ts';
import type { GitHubApi } from '../adapters/github/api/client.ts';
import { readArtifact } from '../adapters/github/artifact/read-artifact.ts';
import type { PullRequestOfRun } from '../adapters/github/pull-request.ts';
import { type MeasuredRun, measuredRun } from '../adapters/github/report-stage/measured-run.ts';
import { resolvePull } from '../adapters/github/report-stage/resolve-pull.ts';
import { storedHeadLines } from '../core/report/head-lines.ts';
import type { GateReport } from '../core/report/model.ts';
import type { Origin } from '../core/report/origin.ts';
import { withProgram } from '../core/report/program-words.ts';
import { parseReport } from '../core/report/render-json.ts';
import { beyondLimits } from '../core/report/report-limits.ts';
import { untrusted } from '../core/report/untrusted.ts';
import { GateError } from '../errors.ts';
import { comment } from './comment.ts';
import { connect } from './connect.ts';
import { openConversation, runOf } from './conversation.ts';
import type { Inputs } from './inputs.ts';
import { tell } from './log.ts';

/** The name of the report in the artifact; the path in the output report-path ends with it. */
const reportFile = 'report.json';

/** The event that triggered this run. */
interface RunEvent {
  readonly name: string;
  readonly payload: unknown;
  /** The pull request that the event belongs to, if any. */
  readonly pull: PullRequestOfRun | undefined;
}

/** The run that measured the commit: another run, or an earlier job of this run. */
type Measurement = Pick<MeasuredRun, 'id' | 'attempt' | 'workflow' | 'repository'> & {
  readonly pullRequest: (api: GitHubApi) => Promise<PullRequestOfRun | undefined>;
};

/**
 * `reportStage` comments on the pull request with the report of a job that has no write access. It runs in the second
 * workflow for forks, or in the second job of the strict setup. `reportStage` checks nothing out, and uses only the
 * figures and names in a fork's report. Errors: `usage`; any other failure becomes a log line or a warning.
 */
export async function reportStage(
  inputs: Inputs,
  event: RunEvent,
  env: NodeJS.ProcessEnv,
  program: string,
  signal: AbortSignal,
): Promise<void> {
  if (inputs.token === undefined) {
    throw new GateError('usage', 'stage: report needs the input `github-token`.', 'Leave github-token at its default.');
  }
  const run = event.pull === undefined ? otherRun(event, inputs) : ownRun(event.pull, env);
  if (run === undefined) {
    tell('No comment: the run that triggered this one measured no pull request, or belongs to another workflow.');
    return;
  }
  try {
    await tellOf(run, connect(inputs.token, env, signal), inputs, env, program, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    const { message } = describeFailure(error, 'actions: read` and `pull-requests: write', false);
    core.warning(`No comment: the report of run ${run.id} cannot be used: ${message}.`);
  }
}

function otherRun({ name, payload }: RunEvent, { reportStage: { workflow } }: Inputs): Measurement | undefined {
  const run = measuredRun(name, payload, workflow);
  return run === undefined ? undefined : { ...run, pullRequest: (api) => resolvePull(api, run) };
}

function ownRun(pull: PullRequestOfRun, env: NodeJS.ProcessEnv): Measurement {
  const [id, attempt] = runOf(env);
  const { GITHUB_WORKFLOW: workflow = '' } = env;
  return { id, attempt, workflow, repository: pull.repository, pullRequest: () => Promise.resolve(pull) };
}

async function tellOf(
  run: Measurement,
  api: GitHubApi,
  inputs: Inputs,
  env: NodeJS.ProcessEnv,
  program: string,
  signal: AbortSignal,
): Promise<void> {
  const pull = await run.pullRequest(api);
  if (pull === undefined) {
    tell(`No comment: run ${run.id} measured a commit that doesn't match exactly one open pull request.`);
    return;
  }
  const place = { repository: run.repository, run: run.id, artifact: inputs.reportStage.artifact, file: reportFile };
  const text = await readArtifact(api, place, signal);
  if (text === undefined) {
    tell(`No comment: run ${run.id} uploaded no artifact named ${inputs.reportStage.artifact}.`);
    return;
  }
  const measured = { ...env, GITHUB_WORKFLOW: run.workflow };
  const conversation = { ...openConversation(api, inputs, measured), run: [run.id, run.attempt] as const };
  const origin: Origin = pull.fromFork ? 'fork' : 'job';
  const report = withProgram(untrusted(limited(parseReport(text)), origin), program);
  const channel = {
    pull,
    conversation,
    headLine: storedHeadLines(report, pull.headSha),
    when: inputs.comment.when,
    suggest: false,
    origin,
  };
  await comment(report, channel, env);
}

/** `limited` returns a report unchanged, or throws an error if the report is larger than any that a run can produce. */
function limited(report: GateReport): GateReport {
  const reason = beyondLimits(report);
  if (reason !== undefined) throw new Error(reason);
  return report;
}
