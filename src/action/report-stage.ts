import * as core from '@actions/core';
import { describeFailure } from '../adapters/github/api/describe-failure.ts';
import { readArtifact } from '../adapters/github/artifact/read-artifact.ts';
import { type MeasuredRun, measuredRun } from '../adapters/github/report-stage/measured-run.ts';
import { resolvePull } from '../adapters/github/report-stage/resolve-pull.ts';
import { parseReport } from '../core/report/render-json.ts';
import { untrusted } from '../core/report/untrusted.ts';
import { GateError } from '../errors.ts';
import { comment } from './comment.ts';
import { connect } from './connect.ts';
import { openConversation } from './conversation.ts';
import type { Inputs } from './inputs.ts';
import { tell } from './log.ts';

/** File in the artifact, as the output report-path names it. */
const reportFile = 'report.json';
const origin =
  'Measured in a job without write access, which runs the code of the pull request: these are the figures that it reported.';

/**
 * The second workflow for forks: comments what a run without write access measured. Nothing is checked out, and of what
 * that run left only numbers and names are taken. Errors: `usage`; everything else is a line or a warning.
 */
export async function reportStage(
  inputs: Inputs,
  event: { readonly name: string; readonly payload: unknown },
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<void> {
  const run = measuredRun(event.name, event.payload, inputs.reportStage.workflow);
  if (inputs.token === undefined) {
    throw new GateError('usage', 'stage: report needs the input github-token.', 'Leave it as it is by default.');
  }
  if (run === undefined) {
    tell('Nothing to tell: that run measured no pull request, or is of another workflow.');
    return;
  }
  const api = connect(inputs.token, env, signal);
  try {
    await tellOf(run, inputs, { ...env, GITHUB_WORKFLOW: run.workflow }, api, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    const { message } = describeFailure(error, 'actions: read` and `pull-requests: write', false);
    core.warning(`No comment: the report of run ${run.id} cannot be used: ${message}.`);
  }
}

async function tellOf(
  run: MeasuredRun,
  inputs: Inputs,
  env: NodeJS.ProcessEnv,
  api: ReturnType<typeof connect>,
  signal: AbortSignal,
): Promise<void> {
  const pull = await resolvePull(api, run);
  if (pull === undefined) {
    tell(`Nothing to tell: no open pull request has ${run.headSha.slice(0, 12)} as its head, or more than one.`);
    return;
  }
  const place = { repository: run.repository, run: run.id, artifact: inputs.reportStage.artifact, file: reportFile };
  const text = await readArtifact(api, place, signal);
  if (text === undefined) {
    tell(`Nothing to tell: run ${run.id} left no artifact ${inputs.reportStage.artifact}.`);
    return;
  }
  const conversation = { ...openConversation(api, inputs, env), run: [run.id, run.attempt] as [number, number] };
  const channel = { pull, conversation, headLine: () => undefined, when: inputs.comment.when, origin };
  await comment(untrusted(parseReport(text)), channel, env);
}
