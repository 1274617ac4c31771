import { resolve } from 'node:path';
import * as core from '@actions/core';
import { type Failure, failureOf } from '../entry/failure.ts';
import { now, realPorts } from '../entry/real-ports.ts';
import type { GateReport } from '../core/report/model.ts';
import { commandWords, withProgram } from '../core/report/program-words.ts';
import { visibleLines } from '../core/report/visible.ts';
import { GateError } from '../errors.ts';
import { defaults } from '../options.ts';
import { acceptances } from './acceptances.ts';
import { connect } from './connect.ts';
import { openConversation } from './conversation.ts';
import { headLines } from './head-lines.ts';
import { inputMessage, inputWords, inWorkflowWords } from './input-words.ts';
import { type Inputs, readInputs } from './inputs.ts';
import { judge } from './judge.ts';
import { createActionLog } from './log.ts';
import { publish } from './publish.ts';
import { createVerdictLog, failStep, isSuccess } from './verdict-log.ts';

/** The exit codes of the step: `internal` is for a bug in allocgate, `interrupted` for a cancelled job. */
const exitCodes = { success: 0, failure: 1, internal: 4, interrupted: 130 } as const;

/** What a step runs in. */
export interface Runner {
  readonly env: NodeJS.ProcessEnv;
  /** The terminal command that runs this release, for messages. */
  readonly program: string;
  readonly signal: AbortSignal;
  /** The result of `lookForGo`, if it has begun. */
  readonly withoutGo: Promise<Error | undefined> | undefined;
}

/**
 * `main` runs one step and returns the exit code. It never throws: any error fails the job with a message that says
 * why.
 */
export async function main(runner: Runner): Promise<number> {
  const { signal, program } = runner;
  try {
    const inputs = readInputs((name) => core.getInput(name));
    if (inputs.token !== undefined) core.setSecret(inputs.token);
    return await run(inputs, runner);
  } catch (error) {
    if (signal.aborted) return exitCodes.interrupted;
    const failure = failureOf(error);
    core.setFailed(describe(failure, program));
    return failure.kind === 'internal' ? exitCodes.internal : exitCodes.failure;
  }
}

async function run(inputs: Inputs, { env, program, signal, withoutGo }: Runner): Promise<number> {
  const { pullRequest, pullRequestOf, payload, eventName } = await loadContext();
  const repository = env['GITHUB_REPOSITORY'] ?? '';
  const pull = pullRequestOf(repository);
  if (inputs.stage === 'report') {
    const { reportStage } = await import('./report-stage.ts');
    await reportStage(inputs, { name: eventName, payload, pull }, env, program, signal);
    return exitCodes.success;
  }
  const log = createActionLog(inputs.explicit.verbose ?? false, now);
  const { token } = inputs;
  const server = env['GITHUB_SERVER_URL'] ?? 'https://github.com';
  const credentials = token === undefined ? undefined : { server, token };
  const conversation = token === undefined ? undefined : openConversation(connect(token, env, signal), inputs, env);
  const ports = realPorts({
    env,
    log,
    signal,
    credentials,
    withoutGo,
    pullRequest:
      conversation === undefined
        ? pullRequest
        : { ...pullRequest, acceptances: () => acceptances(conversation, { pull, payload, repository }) },
  });
  const workspace = env['GITHUB_WORKSPACE'] ?? process.cwd();
  if (inputs.stage === 'merge') {
    const { mergeStage } = await import('./merge-stage.ts');
    const merged = await mergeStage(inputs, env, { workspace, program, pull, conversation });
    failStep(merged);
    return exitCodeOf(merged);
  }
  if (inputs.stage === 'record') {
    const { recordStage } = await import('./record-stage.ts');
    const { GITHUB_REF: ref = '', GITHUB_SHA: commit = '' } = env;
    await recordStage(ports, conversation?.api, inputs, {
      event: eventName,
      payload,
      repository,
      ref,
      commit,
      workspace,
    });
    return exitCodes.success;
  }
  const verdictLog = createVerdictLog(log, program, inputs.explicit.verbose ?? false);
  const judged = await judge(ports, inputs, workspace, verdictLog.verdict).finally(() => {
    log.end();
  });
  verdictLog.finish(judged);
  const report = withProgram(inWorkflowWords(judged), program);
  const { base, head, output } = inputs.explicit;
  const { format, verbose } = { ...defaults, ...inputs.explicit };
  const request = { folder: resolve(workspace, inputs.workingDirectory), base, head };
  const channel = {
    pull,
    conversation,
    headLine: pull === undefined ? () => undefined : await headLines(ports, request, pull.headSha, report),
    // A shard writes no comment, because the job that merges the shards' reports writes one for the whole run.
    when: inputs.explicit.shard === undefined ? inputs.comment.when : 'never',
    suggest: inputs.comment.suggest,
  };
  const file = output === undefined ? undefined : { format, verbose, path: resolve(workspace, output) };
  await publish(report, env, channel, file);
  return exitCodeOf(report);
}

/** `loadContext` loads the module that reads the event. Errors: `usage` if the event is damaged. */
async function loadContext(): Promise<typeof import('../adapters/github/context.ts')> {
  try {
    return await import('../adapters/github/context.ts');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new GateError(
      'usage',
      `The event of this workflow run cannot be read: ${reason}`,
      'Check the file that GITHUB_EVENT_PATH names; the runner writes it.',
      cause,
    );
  }
}

function exitCodeOf(report: GateReport): number {
  return isSuccess(report) ? exitCodes.success : exitCodes.failure;
}

function describe(failure: Failure, program: string): string {
  if (failure.kind === 'internal') return `allocgate: ${visibleLines(failure.message).join('\n')}`;
  const remedy = commandWords(inputWords(failure.remedy), program);
  return visibleLines(`allocgate: ${inputMessage(failure.message)}\n${remedy}`).join('\n');
}
