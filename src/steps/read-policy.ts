import { checkBenchExpression } from '../core/benchfmt/index.ts';
import type { Config } from '../core/policy/config-schema.ts';
import { stricterBlindSpotLevel } from '../core/blind-spots/levels.ts';
import { parseDuration } from '../core/policy/duration.ts';
import type { PackageName } from '../core/policy/package-pattern.ts';
import type { LeakLevel } from '../core/policy/leak-level.ts';
import { buildNeeds } from '../core/policy/differences.ts';
import { createPolicy, type Policy } from '../core/policy/policy.ts';
import { parseShard } from '../core/shard/shard.ts';
import { GateError } from '../errors.ts';
import { defaults, type Options } from '../options.ts';
import type { Ports, Revisions } from '../ports.ts';
import { configPaths, findConfig } from './config-files.ts';
import { editedWorkflow } from './edited-workflow.ts';
import type { RunSettings } from './settings.ts';
import { standingConfig } from './standing-config.ts';
import type { Subject } from './subject.ts';
import { folderOf } from '../core/patch/folder-of.ts';

/** Everything that decides a run: flags, the configuration of base and head, and the defaults, combined. */
export interface PolicyInForce {
  readonly policy: Policy;
  readonly settings: RunSettings;
  /** The requested folder in the user's checkout. */
  readonly folder: string;
  /** The folder of the configuration, relative to the root. */
  readonly configFolder: string;
  readonly notes: readonly string[];
  /** The configuration files from which the policy was made. */
  readonly sources: ConfigSources;
  readonly gomaxprocs: (subject: Subject) => number;
  readonly excludes: (name: PackageName) => boolean;
  /** The value of the option `config-base` that leads to the same policy; absent if it isn't needed. */
  readonly configBase: string | undefined;
  /**
   * Whether a gate already exists, which the change must not loosen. In a workflow run, a gate exists unless the change
   * introduces it.
   */
  readonly gateStands: boolean;
  /** Whether the change itself sets `prepare`, `copy` or `test-args` for both sides. */
  readonly setsUpBoth: boolean;
}

/** The configuration files that decide a run. */
export interface ConfigSources {
  readonly standing: ConfigSource | undefined;
  /** Head's file, which the author of the change can correct. */
  readonly head: ConfigSource | undefined;
  /** Whether the defaults decide instead of head's file if there is no standing file. */
  readonly defaultsStand: boolean;
}

export interface ConfigSource {
  readonly config: Config;
  /** The path relative to the top of the repository. */
  readonly path: string;
}

export interface PolicyRequest {
  readonly folder: string;
  readonly explicit: Partial<Options>;
}

/**
 * `readPolicy` reads the configuration of both sides. Flags take precedence over the configuration, and the
 * configuration over the defaults. Errors: `usage` if head's configuration is invalid, or if the file that the option
 * `config` names is missing.
 */
export async function readPolicy(ports: Ports, revisions: Revisions, request: PolicyRequest): Promise<PolicyInForce> {
  const { folder, explicit } = request;
  const head = await findConfig(
    ports,
    revisions,
    headOf(ports, revisions),
    configPaths(revisions.prefix, explicit.config),
  );
  if (explicit.config !== undefined && head === undefined) {
    throw new GateError(
      'usage',
      `There is no configuration file ${explicit.config}.`,
      'Name a file that exists on head.',
    );
  }
  const headConfig = head?.config();
  const standing = await standingConfig(ports, revisions, { folder, explicit, headPath: head?.path });
  const policy = createPolicy({ explicit: explicitOf(explicit), base: standing.config, head: headConfig, defaults });
  const gateStands = ports.pullRequest !== undefined && standing.config !== undefined;
  return {
    policy,
    settings: settingsOf(explicit, standing.config ?? headConfig ?? {}, headConfig ?? {}),
    folder,
    configFolder: folderOf(standing.path ?? head?.path ?? `${revisions.prefix}/`),
    notes: [...standing.notes, ...policy.differences, ...(await editedWorkflow(ports, revisions))],
    sources: {
      standing: standing.path === undefined ? undefined : { config: standing.config ?? {}, path: standing.path },
      head: head && { config: headConfig ?? {}, path: head.path },
      defaultsStand: standing.path === undefined && standing.config !== undefined,
    },
    gomaxprocs: (subject) => policy.gomaxprocs(subject),
    excludes: (name) => policy.excludes(name),
    configBase: standing.configBase,
    gateStands,
    setsUpBoth: buildNeeds.some(
      (key) =>
        standing.config !== undefined &&
        standing.config[key] === undefined &&
        explicit[key] === undefined &&
        headConfig?.[key] !== undefined,
    ),
  };
}

/**
 * `headOf` returns the commit that head's configuration is read from, or `undefined` for the working tree. A workflow
 * run judges the commit, so files that earlier steps left in the checkout don't count.
 */
function headOf({ pullRequest }: Ports, { head }: Revisions): string | undefined {
  return pullRequest === undefined ? undefined : head.commit;
}

function explicitOf({ threshold, strict, metrics, leaks }: Partial<Options>): {
  threshold: number | undefined;
  strict: boolean | undefined;
  metrics: readonly string[] | undefined;
  leaks: LeakLevel | undefined;
} {
  return { threshold, strict, metrics, leaks };
}

/**
 * `settingsOf` combines the settings. `config` decides; `head` counts only if it is stricter, or if it sets something
 * that the build needs and that `config` doesn't set.
 */
function settingsOf(explicit: Partial<Options>, config: Config, head: Config): RunSettings {
  const need = <K extends (typeof buildNeeds)[number]>(key: K): Config[K] => config[key] ?? head[key];
  const advisory = [config, head].every((side) => side['fail-on'] === 'never');
  const failsOnRemoved = [config, head].some((side) => side['on-removed'] === 'fail');
  const [standingSpots, ownSpots] = [config, head].map((side) => side['blind-spots'] ?? defaults['blind-spots']);
  const bench = explicit.bench ?? config.bench ?? defaults.bench;
  const fault = checkBenchExpression(bench);
  if (fault !== undefined)
    throw new GateError('usage', `--bench ${bench}: ${fault}`, 'See -bench in `go help testflag`.');
  return {
    mode: explicit.mode ?? config.mode ?? defaults.mode,
    bench,
    patterns: explicit.packages ?? defaults.packages,
    buildFlags: explicit['build-flags'] ?? defaults['build-flags'],
    testArgs: explicit['test-args'] ?? need('test-args') ?? defaults['test-args'],
    count: explicit.count ?? config.count ?? defaults.count,
    timeoutMs: milliseconds(explicit.timeout ?? config.timeout ?? defaults.timeout),
    benchmarkTimeoutMs: milliseconds(
      explicit['benchmark-timeout'] ?? config['benchmark-timeout'] ?? defaults['benchmark-timeout'],
    ),
    explainTimeoutMs: milliseconds(
      explicit['explain-timeout'] ?? config['explain-timeout'] ?? defaults['explain-timeout'],
    ),
    explain: explicit.explain ?? defaults.explain,
    skip: explicit.skip ?? defaults.skip,
    shard: explicit.shard === undefined ? undefined : parseShard(explicit.shard),
    representatives: explicit.representatives ?? defaults.representatives,
    profiles: explicit.profiles,
    confirmTimeoutMs: milliseconds(
      explicit['confirm-timeout'] ?? config['confirm-timeout'] ?? defaults['confirm-timeout'],
    ),
    prepare: explicit.prepare ?? need('prepare'),
    copy: explicit.copy ?? need('copy') ?? defaults.copy,
    baseline: explicit.baseline ?? defaults.baseline,
    baselineBranch: explicit['baseline-branch'] ?? defaults['baseline-branch'],
    baselineFile: explicit['baseline-file'] ?? defaults['baseline-file'],
    historyUrl: config['history-url'],
    advisory: explicit['fail-on'] === undefined ? advisory : explicit['fail-on'] === 'never',
    onRemoved: explicit['on-removed'] ?? (failsOnRemoved ? 'fail' : defaults['on-removed']),
    blindSpots:
      explicit['blind-spots'] ??
      stricterBlindSpotLevel(standingSpots ?? defaults['blind-spots'], ownSpots ?? defaults['blind-spots']),
  };
}

/**
 * `milliseconds` converts a duration that is known to be valid, because flags and configuration have already been
 * checked.
 */
function milliseconds(duration: string): number {
  return parseDuration(duration) ?? 0;
}
