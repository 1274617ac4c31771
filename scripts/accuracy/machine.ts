import { availableParallelism, cpus, tmpdir } from 'node:os';
import * as z from 'zod';
import { runChild } from './child.ts';

export const machineSchema = z.strictObject({
  go: z.string(),
  platform: z.string(),
  cpu: z.string(),
  processors: z.number(),
  date: z.string(),
});
/** The machine that a part was measured on, and the date. */
export type Machine = z.infer<typeof machineSchema>;

/** Describes this machine, with today's date. */
export async function thisMachine(): Promise<Machine> {
  const { stdout } = await runChild('go', ['env', 'GOVERSION', 'GOOS', 'GOARCH'], { cwd: tmpdir() });
  const [go = '', os = '', architecture = ''] = stdout.trim().split('\n');
  return {
    go,
    platform: `${os}/${architecture}`,
    cpu: cpus()[0]?.model ?? 'unknown',
    processors: availableParallelism(),
    date: new Date().toISOString().slice(0, 10),
  };
}
