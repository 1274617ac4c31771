import { type Config, parseConfig } from '../core/policy/config.ts';
import { createPolicy, type Policy } from '../core/policy/policy.ts';
import { GateError } from '../errors.ts';
import { defaults, type Options, parseDuration } from '../options.ts';
import type { Ports, Revisions } from '../ports.ts';
import type { RunSettings } from './settings.ts';
import type { PackageName } from './side.ts';
import type { Subject } from './subject.ts';

/** What decides a run: flags, the configuration of base and head, and the defaults, in one. */
export interface PolicyInForce {
  readonly policy: Policy;
  readonly settings: RunSettings;
  /** The folder that was asked for, in the user's checkout. */
  readonly folder: string;
  /** Folder of the configuration below the root. */
  readonly configFolder: string;
  readonly notes: readonly string[];
  gomaxprocs(subject: Subject): number;
  excludes(name: PackageName): boolean;
}
