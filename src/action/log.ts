import * as core from '@actions/core';
import { progressLine } from '../entry/progress-line.ts';
import { visibleLines, withoutOrders } from '../core/report/visible.ts';
import type { Log } from '../ports.ts';

/** The width of the report in the log, in columns. */
export const logWidth = 120;

/** The minimum time between progress lines of one stage, in milliseconds. */
const progressEvery = 15_000;

export interface ActionLog extends Log {
  /** Closes the open group, if there is one. */
  end(): void;
}

/** `createActionLog` returns the log of a workflow run: plain lines, with each stage in a group that can be folded. */
export function createActionLog(verbose: boolean, now: () => number): ActionLog {
  let stage: string | undefined;
  let started = 0;
  let last = -Infinity;
  const end = (): void => {
    if (stage !== undefined) core.endGroup();
    stage = undefined;
  };
  return {
    info: tell,
    debug(message) {
      if (verbose) tell(message);
    },
    progress(progress) {
      if (progress.stage !== stage) {
        end();
        stage = progress.stage;
        started = now();
        last = -Infinity;
        core.startGroup(`allocgate: ${stage}`);
      }
      if (progress.done !== progress.total && now() - last < progressEvery) return;
      last = now();
      tell(progressLine(progress, now() - started));
    },
    end,
  };
}

/**
 * `tell` prints text that may contain output of Go, git and benchmarks. Nothing in the text can act as a workflow
 * command.
 */
export function tell(text: string): void {
  for (const line of visibleLines(text)) core.info(withoutOrders(line));
}
