import { createUnitCatalog, type UnitSetting } from '../core/benchunit/index.ts';
import { checkBenchExpression } from '../core/benchfmt/index.ts';
import { parseConfig } from '../core/policy/config.ts';
import type { Config } from '../core/policy/config-schema.ts';
import { parseDuration } from '../core/policy/duration.ts';
import type { PackageName } from '../core/policy/package-pattern.ts';
import type { Better } from '../core/policy/units.ts';
import { createPolicy, type Policy } from '../core/policy/policy.ts';
import { GateError } from '../errors.ts';
import { defaults, type Options } from '../options.ts';
import type { Ports, Revisions } from '../ports.ts';
import type { RunSettings } from './settings.ts';
import type { Subject } from './subject.ts';

/** What decides the level of a row. */
export interface RowRules {
  readonly policy: Policy;
  /** Which way a unit is better; benchmarks may say so of their own units (`Unit … better=higher`). */
  readonly better: (unit: string) => Better;
}

/** What decides a run: flags, the configuration of base and head, and the defaults, in one. */
export interface PolicyInForce extends RowRules {
  readonly settings: RunSettings;
  /** The folder that was asked for, in the user's checkout. */
  readonly folder: string;
  /** Folder of the configuration below the root. */
  readonly configFolder: string;
  readonly notes: readonly string[];
  readonly gomaxprocs: (subject: Subject) => number;
  /** Takes note of what benchmarks say of their units. */
  readonly learnUnits: (settings: readonly UnitSetting[]) => void;
  readonly excludes: (name: PackageName) => boolean;
}

export interface PolicyRequest {
  readonly folder: string;
  readonly explicit: Partial<Options>;
}

/** Configuration files are looked for here, in the module's folder and then in the git root. */
const configName = '.allocgate.yml';

/**
 * Reads the configuration of both sides and puts flags before it and defaults behind it. Errors: `usage` for an invalid
 * one at head; an invalid one at base gives way to head's, with a note, so that the repair can land.
 */
export async function readPolicy(ports: Ports, revisions: Revisions, request: PolicyRequest): Promise<PolicyInForce> {
  const { folder, explicit } = request;
  const notes: string[] = [];
  const head = await findConfig(revisions.prefix, explicit.config, (path) =>
    ports.repository.readHeadFile(revisions, path),
  );
  if (explicit.config !== undefined && head === undefined) {
    throw new GateError('usage', `There is no configuration file ${explicit.config}.`, 'Name one that head has.');
  }
  const headConfig = head && parseConfig(head.text, head.path);
  const { base: from } = revisions;
  const base =
    from.kind === 'missing'
      ? undefined
      : await findConfig(revisions.prefix, explicit.config, (path) =>
          ports.repository.readFile(revisions, from.commit, path),
        );
  const baseConfig = base && readBaseConfig(base, notes);
  const policy = createPolicy({ explicit: explicitOf(explicit), base: baseConfig, head: headConfig, defaults });
  for (const difference of policy.differences) {
    notes.push(`The change edits the configuration: ${difference}`);
  }
  if (base === undefined && head !== undefined && from.kind === 'commit') {
    notes.push(`The base has no configuration: ${head.path} of head decides.`);
  }
  const config = baseConfig ?? headConfig ?? {};
  let units = createUnitCatalog([]);
  return {
    policy,
    settings: settingsOf(explicit, config),
    folder,
    configFolder: folderOf((baseConfig === undefined ? head?.path : base?.path) ?? `${revisions.prefix}/`),
    notes,
    gomaxprocs: (subject) => policy.gomaxprocs(subject),
    better: (unit) => units.better(unit) ?? 'lower',
    learnUnits: (settings) => {
      units = createUnitCatalog(settings);
    },
    excludes: (name) => policy.excludes(name),
  };
}

interface ConfigText {
  readonly path: string;
  readonly text: string;
}

async function findConfig(
  prefix: string,
  named: string | undefined,
  read: (path: string) => Promise<string | undefined>,
): Promise<ConfigText | undefined> {
  const inModule = prefix === '' ? '' : `${prefix}/`;
  const paths = named === undefined ? [`${inModule}${configName}`, configName] : [`${inModule}${named}`];
  for (const path of paths) {
    const text = await read(path);
    if (text !== undefined) return { path, text };
  }
  return undefined;
}

function readBaseConfig({ path, text }: ConfigText, notes: string[]): Config | undefined {
  try {
    return parseConfig(text, path);
  } catch (error) {
    if (!(error instanceof GateError)) throw error;
    notes.push(`Warning: the configuration at base is invalid, so head's decides: ${error.message}`);
    return undefined;
  }
}

function explicitOf({ threshold, strict, metrics }: Partial<Options>): {
  threshold: number | undefined;
  strict: boolean | undefined;
  metrics: readonly string[] | undefined;
} {
  return { threshold, strict, metrics };
}

function settingsOf(explicit: Partial<Options>, config: Config): RunSettings {
  const bench = explicit.bench ?? config.bench ?? defaults.bench;
  const fault = checkBenchExpression(bench);
  if (fault !== undefined)
    throw new GateError('usage', `--bench ${bench}: ${fault}`, 'See `go help testflag`, -bench.');
  return {
    mode: explicit.mode ?? config.mode ?? defaults.mode,
    bench,
    patterns: explicit.packages ?? defaults.packages,
    buildFlags: explicit['build-flags'] ?? defaults['build-flags'],
    testArgs: explicit['test-args'] ?? config['test-args'] ?? defaults['test-args'],
    count: explicit.count ?? config.count ?? defaults.count,
    timeoutMs: milliseconds(explicit.timeout ?? config.timeout ?? defaults.timeout),
    budgetMs: milliseconds(explicit.budget ?? config.budget ?? defaults.budget),
    profiles: explicit.profiles,
    confirmBudgetMs: milliseconds(explicit['confirm-budget'] ?? config['confirm-budget'] ?? defaults['confirm-budget']),
    prepare: explicit.prepare ?? config.prepare,
    copy: explicit.copy ?? config.copy ?? defaults.copy,
    baseline: explicit.baseline ?? defaults.baseline,
    baselineBranch: explicit['baseline-branch'] ?? defaults['baseline-branch'],
    baselineFile: explicit['baseline-file'] ?? defaults['baseline-file'],
    advisory: (explicit['fail-on'] ?? config['fail-on'] ?? defaults['fail-on']) === 'never',
    onRemoved: explicit['on-removed'] ?? config['on-removed'] ?? defaults['on-removed'],
  };
}

/** Both doors, flags and configuration, let through only durations. */
function milliseconds(duration: string): number {
  return parseDuration(duration) ?? 0;
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}
