import type { EffectiveConfig } from './core/policy/effective-config.ts';
import type { Options } from './options.ts';
import type { Ports } from './ports.ts';
import { effectiveConfig } from './steps/effective-config.ts';
import { readPolicy } from './steps/read-policy.ts';

export interface ConfigRequest {
  /** The absolute path of the folder that `check` would run in. */
  readonly folder: string;
  readonly explicit: Partial<Options>;
}

/**
 * `readConfig` returns the settings that `check` with the same flags would use. Nothing is measured. Errors: `usage`.
 */
export async function readConfig(ports: Ports, { folder, explicit }: ConfigRequest): Promise<EffectiveConfig> {
  const { base, head } = explicit;
  const revisions = await ports.repository.resolve({ folder, base, head, event: await ports.pullRequest?.event() });
  const inForce = await readPolicy(ports, revisions, { folder, explicit });
  return effectiveConfig(revisions, inForce, explicit, ports.clock.today());
}
