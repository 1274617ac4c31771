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

/** The contents of the log that act writes with `--json`. */
export interface ActLog {
  /** `success` or `failure`; `undefined` if no job ended. */
  readonly jobResult: string | undefined;
  /** The outputs of all steps. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly annotations: ActionRun['annotations'];
  /** act's messages, for a reader. */
  readonly text: string;
}

/** Parses act's log. Lines that aren't JSON count as messages. */
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
    // act's own parser of their properties stops at a second `=`, unlike GitHub's runner.
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
