import { GateError } from '../errors.ts';
import type { Options } from '../options.ts';

/** What `--event` adds to the options: a workflow run judges a commit. Errors: `usage` for `--config-base` without it. */
export function withEvent(said: Partial<Options>): Partial<Options> {
  if (said.event !== undefined) return { head: 'HEAD', ...said };
  if (said['config-base'] === undefined) return said;
  throw new GateError('usage', '--config-base is for --event.', 'Name the event too, or leave --config-base out.');
}
