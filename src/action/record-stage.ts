import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as core from '@actions/core';
import * as z from 'zod';
import { describeFailure } from '../adapters/github/api/describe-failure.ts';
import type { GitHubApi } from '../adapters/github/api/client.ts';
import { type Appended, appendRecord } from '../adapters/github/baseline-branch/append-record.ts';
import { ApiError } from '../adapters/github/api/api-error.ts';
import { conditionsFolder } from '../adapters/store/branch.ts';
import { escapeMarkdown } from '../core/report/escape-markdown.ts';
import { count } from '../core/report/wording.ts';
import { GateError } from '../errors.ts';
import { defaults } from '../options.ts';
import type { Ports } from '../ports.ts';
import { type Recorded, recordBaseline, type RecordPlace } from '../record.ts';
import type { Inputs } from './inputs.ts';
import { tell } from './log.ts';

/** The facts about the run that decide whether it may write a record, and where. */
export interface RecordRun {
  readonly event: string;
  readonly payload: unknown;
  /** The values of GITHUB_REPOSITORY, GITHUB_REF and GITHUB_SHA. */
  readonly repository: string;
  readonly ref: string;
  readonly commit: string;
  /** The value of GITHUB_WORKSPACE. */
  readonly workspace: string;
}

/** Events on which a run may write records, provided that it runs on the default branch. */
const trusted = new Set(['push', 'schedule', 'workflow_dispatch']);

/**
 * `recordStage` measures a commit of the default branch and writes its record to the baseline branch; a scheduled run
 * also removes outdated records. Errors: `usage` if the run's event or branch may not write records, or if the baseline
 * branch can't be written; also those of `recordBaseline`.
 */
export async function recordStage(
  ports: Ports,
  api: GitHubApi | undefined,
  inputs: Inputs,
  run: RecordRun,
): Promise<void> {
  if (api === undefined)
    throw new GateError('usage', 'stage: record needs the input `github-token`.', 'Leave github-token at its default.');
  refuseOthers(run);
  const { explicit, workingDirectory } = inputs;
  const branch = explicit['baseline-branch'] ?? defaults['baseline-branch'];
  if (run.ref === `refs/heads/${branch}`)
    throw new GateError(
      'usage',
      `stage: record can't store records on ${branch}, because this workflow runs on that branch.`,
      'Set the input baseline-branch to a branch that is used only for records.',
    );
  let appended: Appended | undefined;
  const recorded = await recordBaseline(ports, {
    folder: resolve(run.workspace, workingDirectory),
    // Measure the commit, not what earlier steps left in the workspace.
    explicit: { ...explicit, head: explicit.head ?? run.commit },
    store: ({ revisions, conditions, commit }: RecordPlace) => ({
      read: async () => {
        const found = await ports.branchRecord(revisions, branch, { conditions, commit: undefined });
        return found.kind === 'record' ? found : undefined;
      },
      write: async (text) => {
        const record = {
          conditions: conditionsFolder(conditions),
          commit: commit ?? run.commit,
          text,
          message: `Record ${(commit ?? run.commit).slice(0, 12)}: ${conditions.name}`,
        };
        appended = await append(api, run, branch, record);
      },
    }),
  });
  await tellOf(recorded, branch, appended);
  core.setOutput('baseline-commit', run.commit);
}

/**
 * `refuseOthers` rejects a run whose event isn't in `trusted` or whose branch isn't the default branch. Errors:
 * `usage`.
 */
function refuseOthers({ event, payload, ref }: RecordRun): void {
  const remedy =
    'Run stage: record in a separate workflow, on the event push (to the default branch), schedule or workflow_dispatch.';
  if (!trusted.has(event))
    throw new GateError(
      'usage',
      `stage: record does not run on ${event}: only the default branch may write baselines.`,
      remedy,
    );
  const parsed = z.object({ repository: z.object({ default_branch: z.string() }) }).safeParse(payload);
  // A scheduled run is always on the default branch, but its payload may not name that branch.
  if (!parsed.success && event === 'schedule') return;
  const main = parsed.data?.repository.default_branch;
  const name = main === undefined ? '' : ` ${main}`;
  if (main === undefined || ref !== `refs/heads/${main}`)
    throw new GateError(
      'usage',
      `stage: record was started ${ref === '' ? `without a branch; it needs the default branch${name}` : `on ${ref}, not on the default branch${name}`}.`,
      remedy,
    );
}

async function append(
  api: GitHubApi,
  { repository, event }: RecordRun,
  branch: string,
  record: Parameters<typeof appendRecord>[1]['record'],
): Promise<Appended> {
  try {
    return await appendRecord(api, {
      repository,
      branch,
      record,
      compact: event === 'schedule',
      sleep,
      random: Math.random,
    });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { message } = describeFailure(error, 'contents: write', false);
    throw new GateError(
      'usage',
      `The record could not be written to the branch ${branch}: ${message}.`,
      'Give the job `permissions: contents: write`, and make sure that the rules of that branch allow it.',
      error,
    );
  }
}

async function tellOf(recorded: Recorded, branch: string, appended: Appended | undefined): Promise<void> {
  for (const { package: importPath, benchmark, kind, message } of recorded.problems)
    core.warning(`${kind} ${importPath ?? ''} ${benchmark ?? ''}: ${message}`);
  if (appended === undefined) return;
  const { kind, path, removed } = appended;
  const line =
    kind === 'known'
      ? `The branch ${branch} already has a record of this commit: ${path}.`
      : `Recorded ${count(recorded.benchmarks, 'benchmark')} of ${count(recorded.packages, 'package')} on the branch ${branch}: ${path}.`;
  const lines = removed === 0 ? [line] : [line, `Removed ${count(removed, 'old record')}.`];
  tell(lines.join('\n'));
  await core.summary
    .addRaw(`${escapeMarkdown(lines.join(' '))}\n`)
    .write()
    .catch(() => undefined);
}
