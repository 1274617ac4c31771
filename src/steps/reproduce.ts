import { shellWord } from '../core/report/shell-word.ts';
import type { OptionName, Options } from '../options.ts';
import type { EventKind, Revisions } from '../ports.ts';

/**
 * How an option appears in the command: as a flag, in a position of its own, or not at all because the verdict doesn't
 * depend on it.
 */
type Place = 'flag' | 'own-place' | 'no-verdict';

/** How each option appears in the command. The type ensures that a new option can't be forgotten. */
const places: Readonly<Record<OptionName, Place>> = {
  base: 'own-place',
  head: 'own-place',
  event: 'own-place',
  packages: 'own-place',
  'build-flags': 'own-place',
  'test-args': 'own-place',
  'config-base': 'own-place',
  baseline: 'flag',
  'baseline-branch': 'flag',
  'baseline-file': 'flag',
  bench: 'flag',
  mode: 'flag',
  count: 'flag',
  threshold: 'flag',
  metrics: 'flag',
  strict: 'flag',
  'fail-on': 'flag',
  'on-removed': 'flag',
  leaks: 'flag',
  'blind-spots': 'flag',
  timeout: 'flag',
  'benchmark-timeout': 'flag',
  'confirm-timeout': 'flag',
  'explain-timeout': 'flag',
  prepare: 'flag',
  copy: 'flag',
  config: 'flag',
  explain: 'no-verdict',
  skip: 'flag',
  // The command runs the whole check: one shard has no verdict of its own.
  shard: 'no-verdict',
  'shard-times': 'no-verdict',
  representatives: 'flag',
  profiles: 'no-verdict',
  format: 'no-verdict',
  output: 'no-verdict',
  verbose: 'no-verdict',
};

export interface ReproduceRequest {
  readonly revisions: Revisions;
  /** The options that flags or inputs set. The configuration isn't repeated, because the commits contain it. */
  readonly explicit: Partial<Options>;
  /** The folder to start in, relative to the folder in which the command will be run. */
  readonly folder: string;
  /** The event whose rules applied; absent in a terminal. */
  readonly event: EventKind | undefined;
  /** See `PolicyInForce`. */
  readonly configBase: string | undefined;
}

/**
 * `reproduceCommand` returns the command that reproduces the verdict in a terminal, quoted for bash. It returns
 * `undefined` if the base was unavailable, because in a clone that has the base, the verdict would be different.
 */
export function reproduceCommand(request: ReproduceRequest): string | undefined {
  const { revisions, explicit, folder, event, configBase } = request;
  if (revisions.base.kind === 'missing' && revisions.base.blocking) return undefined;
  const { base, head } = revisions;
  const { packages = [], 'build-flags': buildFlags = [], 'test-args': testArgs = [] } = explicit;
  const options = Object.entries(explicit) as [OptionName, Options[OptionName]][];
  const words = [
    'allocgate',
    'check',
    ...(folder === '' || folder === '.' ? [] : ['-C', folder.startsWith('-') ? `./${folder}` : folder]),
    ...(base.kind === 'commit' ? ['--base', base.commit] : []),
    ...(head.commit !== undefined && (head.kind === 'commit' || !head.dirty) ? ['--head', head.commit] : []),
    ...(event === undefined ? [] : ['--event', event]),
    ...(configBase === undefined ? [] : ['--config-base', configBase]),
    ...options.flatMap(([name, value]) => (places[name] === 'flag' ? flag(name, value) : [])),
    ...packages,
    ...(buildFlags.length + testArgs.length === 0 ? [] : ['--', ...buildFlags]),
    ...(testArgs.length === 0 ? [] : ['-args', ...testArgs]),
  ];
  return words.map(shellWord).join(' ');
}

function flag(name: OptionName, value: Options[OptionName]): string[] {
  if (value === undefined) return [];
  if (typeof value === 'boolean') return [value ? `--${name}` : `--no-${name}`];
  const text = Array.isArray(value) ? value.join(',') : String(value);
  return text === '' || text.startsWith('-') ? [`--${name}=${text}`] : [`--${name}`, text];
}
