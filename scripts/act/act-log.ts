import * as z from 'zod';
import { type ActionRun, annotationsIn } from '../../test/support/run-action.ts';

const entrySchema = z.looseObject({
  msg: z.string(),
  command: z.string().optional(),
  name: z.string().optional(),
  arg: z.string().optional(),
  /** The line of a workflow command, as the step wrote it. */
  raw: z.string().optional(),
  content: z.string().optional(),
  jobResult: z.string().optional(),
});

/** What act says of a run with `--json`. */
export interface ActLog {
  /** `success` or `failure`; `undefined` where no job ended. */
  readonly jobResult: string | undefined;
  /** Outputs of all steps. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly annotations: ActionRun['annotations'];
  /** Its words, for a reader. */
  readonly text: string;
}

/** Reads act's log; lines that are no JSON are words too. */
export function readActLog(log: string): ActLog {
  const entries = log
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(readLine);
  const of = (command: string): typeof entries => entries.filter((entry) => entry.command === command);
  return {
    jobResult: entries.findLast(({ jobResult }) => jobResult !== undefined)?.jobResult,
    outputs: Object.fromEntries(of('set-output').map(({ name = '', arg = '' }) => [name, arg])),
    summary: of('summary')
      .map(({ content = '' }) => content)
      .join(''),
    // act's own reading of their properties stops at a second `=`, unlike GitHub's runner.
    annotations: annotationsIn(entries.map(({ raw = '' }) => raw).join('\n')),
    text: entries.map(({ msg }) => msg.trimEnd()).join('\n'),
  };
}

function readLine(line: string): z.infer<typeof entrySchema> {
  try {
    return entrySchema.parse(JSON.parse(line));
  } catch {
    return { msg: line };
  }
}
