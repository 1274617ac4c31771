import { GateError } from '../errors.ts';
import type { Options } from '../options.ts';

/**
 * `withEvent` returns the options of a command. If `--event` is set, it makes HEAD the default of `--head`, because a
 * workflow run judges a commit. Errors: `usage` for `--config-base` without `--event`.
 */
export function withEvent(said: Partial<Options>): Partial<Options> {
  if (said.event !== undefined) return { head: 'HEAD', ...said };
  if (said['config-base'] === undefined) return said;
  throw new GateError('usage', '--config-base needs --event.', 'Name the event too, or leave --config-base out.');
}
