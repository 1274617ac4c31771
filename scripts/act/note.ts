import { readFile } from 'node:fs/promises';
import * as z from 'zod';

const noteSchema = z.strictObject({
  /** Version of the Node that runs `run:` steps and, under act, actions. */
  node: z.string(),
  /** Every file of the job's workspace. */
  workspace: z.record(z.string(), z.string()),
  /** The outcome and outputs of the action's step, if it has run. */
  step: z
    .strictObject({
      outcome: z.string(),
      outputs: z.record(z.string(), z.string()),
      /** The conclusion in the file that `report-path` names. */
      reported: z.string().optional(),
    })
    .optional(),
});

/** The note that a probe takes in the job. */
export type Note = z.infer<typeof noteSchema>;

/** Reads a probe's note, or returns `undefined` if the probe has not run. */
export async function readNote(path: string): Promise<Note | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : noteSchema.parse(JSON.parse(text));
}
