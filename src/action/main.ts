import * as core from '@actions/core';
import { now, realPorts } from '../entry/real-ports.ts';
import { headline } from '../core/report/headline.ts';
import type { GateReport } from '../core/report/model.ts';
import { renderText } from '../core/report/render-text.ts';
import { tableOf } from '../core/report/table.ts';
import { visibleLines } from '../core/report/visible.ts';
import { GateError } from '../errors.ts';
import type { PullRequest } from '../ports.ts';
import { type Inputs, readInputs } from './inputs.ts';
import { judge } from './judge.ts';
import { createActionLog, tell } from './log.ts';
import { publish } from './publish.ts';

/** Columns of the report in the log. */
const logWidth = 120;

/** Exit codes of the step: a job goes on, fails, or was cancelled. */
const exitCodes = { success: 0, failure: 1, interrupted: 130 } as const;

/** Runs one step; gives the exit code. Nothing is thrown: whatever goes wrong fails the job and says why. */
export async function main(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<number> {
  try {
    const inputs = readInputs((name) => core.getInput(name));
    if (inputs.token !== undefined) core.setSecret(inputs.token);
    const report = await run(inputs, env, signal);
    tell(renderText(report, { width: logWidth, colour: false, verbose: inputs.explicit.verbose ?? false }));
    await publish(report, env);
    return conclude(report);
  } catch (error) {
    if (signal.aborted) return exitCodes.interrupted;
    core.setFailed(describe(error));
    return exitCodes.failure;
  }
}

async function run(inputs: Inputs, env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<GateReport> {
  const pullRequest = await loadPullRequest();
  const log = createActionLog(inputs.explicit.verbose ?? false, now);
  const { token } = inputs;
  const server = env['GITHUB_SERVER_URL'] ?? 'https://github.com';
  const credentials = token === undefined ? undefined : { server, token };
  const ports = realPorts({ env, log, signal, pullRequest, credentials });
  try {
    return await judge(ports, inputs, env['GITHUB_WORKSPACE'] ?? process.cwd());
  } finally {
    log.end();
  }
}

/** Loading the module reads the event. Errors: `usage` where that is damaged. */
async function loadPullRequest(): Promise<PullRequest> {
  try {
    return (await import('../adapters/github/context.ts')).pullRequest;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new GateError(
      'usage',
      `The event of this workflow run cannot be read: ${reason}`,
      'See what the file that GITHUB_EVENT_PATH names holds; the runner writes it.',
      cause,
    );
  }
}

/** The conclusion is the job's own failure, which needs no permission; an advisory run stays green. */
function conclude(report: GateReport): number {
  if (report.conclusion === 'pass' || report.advisory) return exitCodes.success;
  core.setFailed(visibleLines(`allocgate: ${headline(report, tableOf(report))}`).join('\n'));
  return exitCodes.failure;
}

function describe(error: unknown): string {
  if (error instanceof GateError) return visibleLines(`allocgate: ${error.message}\n${error.remedy}`).join('\n');
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `allocgate: internal error, please report it: ${visibleLines(told).join('\n')}`;
}
