import type { Format } from '../core/report/formats.ts';
import type { OptionName } from '../options.ts';
import type { exitCodes } from './exit-code.ts';

type ExitName = keyof typeof exitCodes;

/** Everything that the command line, the help and the shell completions know about one command. */
export interface CommandSpec {
  /** The arguments, as the help shows them after the command's name. */
  readonly usage: string;
  readonly what: string;
  readonly options: readonly OptionName[];
  /** The formats that the command supports. If it is absent, the command supports every format. */
  readonly formats?: readonly Format[];
  /** Flags that only this command has. */
  readonly own?: Readonly<Record<string, OwnOption>>;
  /** Whether Go build flags and test arguments can follow `--`. */
  readonly builds?: true;
  /** The words that the command accepts as its argument. */
  readonly words?: readonly string[];
  /** The exit codes of the command, besides those for an interruption and for a bug, which every command has. */
  readonly codes: readonly Exclude<ExitName, 'internal' | 'interrupted'>[];
  /** The meaning of exit code 3, if it isn't the usual one (something could not be measured). */
  readonly inconclusive?: string;
}

export interface OwnOption {
  /** The placeholder for the flag's value; absent for a switch. */
  readonly value?: string;
  readonly what: string;
  readonly choices?: readonly string[];
}

const judging = [
  'bench',
  'mode',
  'count',
  'threshold',
  'metrics',
  'strict',
  'fail-on',
  'on-removed',
  'leaks',
  'blind-spots',
] as const;
const building = ['timeout', 'prepare', 'copy', 'config', 'test-args'] as const;
const baselines = ['baseline', 'baseline-file', 'baseline-branch'] as const;
const printing = ['format', 'output', 'verbose'] as const;
const gating = [
  ...(['base', 'head', 'event', 'config-base'] as const),
  ...baselines,
  ...judging,
  ...building,
  ...(['benchmark-timeout', 'confirm-timeout', 'explain-timeout'] as const),
  ...(['explain', 'skip', 'representatives', 'profiles'] as const),
];
const sharding = ['shard', 'shard-times'] as const;
const behindDashes = '[-- go build flags [-args test arguments]]';

/** The commands, in the order in which a reader meets them. */
export const commands = {
  check: {
    usage: `[options] [packages…] ${behindDashes}`,
    what: 'Gate: measure head against base, confirm every change, and report whether memory use regressed.',
    options: [...gating, ...sharding, ...printing],
    builds: true,
    codes: ['pass', 'fail', 'usage', 'unmeasurable'],
  },
  record: {
    usage: `[options] [packages…] ${behindDashes}`,
    what: 'Measure head and store its figures as the baseline.',
    options: ['head', 'bench', 'mode', 'count', 'metrics', ...building, 'benchmark-timeout', 'output', 'verbose'],
    builds: true,
    codes: ['pass', 'usage', 'unmeasurable'],
  },
  compare: {
    usage: '[options] BASE HEAD',
    what: 'Compare two files and judge the difference. Each is Go benchmark output, a report or a baseline; - stands for standard input. Nothing is measured.',
    options: ['threshold', 'metrics', 'strict', 'fail-on', 'on-removed', 'config', ...printing],
    codes: ['pass', 'fail', 'usage', 'unmeasurable'],
  },
  explain: {
    usage: `[options] BENCHMARK [packages…] ${behindDashes}`,
    what: 'List where a benchmark allocates, line by line, and why, whether or not it regressed. BENCHMARK is a -bench expression.',
    options: ['base', 'head', ...building, 'profiles', ...printing],
    own: { leaks: { what: 'list the goroutines and memory that operations leave behind, instead of allocations' } },
    formats: ['text', 'markdown', 'json', 'html'],
    builds: true,
    codes: ['pass', 'usage', 'unmeasurable'],
  },
  bisect: {
    usage: `[options] BENCHMARK --good REV [--bad REV] [packages…] ${behindDashes}`,
    what: 'Find, with few measurements, the commit that made a benchmark worse. Then explain the regression and prove its cause.',
    options: [
      ...(['count', ...building, 'confirm-timeout', 'explain-timeout', 'explain', 'profiles'] as const),
      'baseline-branch',
      ...printing,
    ],
    own: {
      good: { value: 'REV', what: 'commit at which the figure was still good; an ancestor of the bad commit' },
      bad: { value: 'REV', what: 'commit at which the figure is too high (default: HEAD)' },
      metric: { value: 'UNIT', what: 'unit to compare (default: allocs/op if it got worse, otherwise B/op)' },
      above: { value: 'N', what: 'figures above N are bad (default: halfway between the good and the bad figure)' },
    },
    formats: ['text', 'markdown', 'json'],
    builds: true,
    codes: ['pass', 'usage', 'unmeasurable'],
  },
  history: {
    usage: `[options] [BENCHMARK] [packages…] ${behindDashes}`,
    what: 'List each step (a change in a benchmark’s figures) and its commit, from the records of the baseline branch. Nothing is measured without --backfill. --format html writes a site.',
    options: ['baseline-branch', 'metrics', 'count', ...building, ...printing],
    own: {
      backfill: {
        value: 'WHICH',
        what: 'also measure commits without a record: tags (released versions), merges (the first-parent line) or commits (every commit)',
        choices: ['tags', 'merges', 'commits'],
      },
      range: {
        value: 'A..B',
        what: 'commits that --backfill measures: those reachable from B but not from A (default: ..HEAD)',
      },
      'backfill-store': { value: 'DIR', what: 'folder for the results of --backfill (default: in the cache)' },
    },
    formats: ['text', 'markdown', 'json', 'csv', 'html'],
    builds: true,
    codes: ['pass', 'usage', 'unmeasurable'],
    inconclusive: 'inconclusive: there are no records, or none matches',
  },
  merge: {
    usage: '[options] REPORT.json…',
    what: 'Join the JSON reports of all shards of a run (`check --shard`) into one report and one verdict.',
    options: printing,
    codes: ['pass', 'fail', 'usage', 'unmeasurable'],
  },
  report: {
    usage: '[options] REPORT.json',
    what: 'Render a stored JSON report in another format.',
    options: printing,
    codes: ['pass', 'usage'],
  },
  scaffold: {
    usage: '[options] FUNCTION',
    what: 'Write a benchmark for FUNCTION to a new file. FUNCTION is F, Type.Method, ./pkg.F or import/path.(*Type).Method.',
    options: ['verbose'],
    codes: ['pass', 'usage', 'unmeasurable'],
    inconclusive: 'incomplete: the new file has TODOs to fill in',
  },
  init: {
    usage: '[options]',
    what: 'Write a workflow for GitHub Actions and a starter configuration. Existing files stay as they are.',
    options: [],
    own: {
      workflow: {
        value: 'KIND',
        what: 'basic: one job measures and comments; strict: the job that runs the change has a read-only token; none: no workflow (default: ask in a terminal, otherwise basic, or none if another CI system is found and no workflow exists)',
        choices: ['basic', 'strict', 'none'],
      },
      record: { what: 'also measure and store a first baseline; --no-record: don’t, and don’t ask' },
      'dry-run': { what: 'show what would be written, and write nothing' },
    },
    codes: ['pass', 'usage', 'unmeasurable'],
  },
  config: {
    usage: '[options] [packages…]',
    what: 'Show the settings that `check` with the same flags would use, and where each comes from.',
    options: [...gating, ...printing],
    formats: ['text', 'json'],
    codes: ['pass', 'usage'],
  },
  demo: {
    usage: '[options]',
    what: 'Run the gate on a bundled Go module and a change that makes it allocate more, in a throwaway repository.',
    options: printing,
    codes: ['pass', 'usage', 'unmeasurable'],
  },
  completion: {
    usage: 'bash|zsh|fish',
    what: 'Print completions for a shell. To load them in bash, zsh or fish:\nsource <(allocgate completion bash)\nsource <(allocgate completion zsh)\nallocgate completion fish | source',
    options: [],
    words: ['bash', 'zsh', 'fish'],
    codes: ['pass', 'usage'],
  },
} as const satisfies Record<string, CommandSpec>;

export type Command = keyof typeof commands;

export const commandNames = Object.keys(commands) as readonly Command[];

/** `specOf` returns the specification of a command. */
export function specOf(command: Command): CommandSpec {
  return commands[command];
}

/** `asCommand` returns `name` as a command, or `undefined` if there is no such command. */
export function asCommand(name: string | undefined): Command | undefined {
  return name !== undefined && Object.hasOwn(commands, name) ? (name as Command) : undefined;
}

/** Flags that every command accepts. */
export const commonOptions: Readonly<Record<string, OwnOption & { readonly short?: string }>> = {
  chdir: { short: 'C', value: 'DIR', what: 'start in another folder' },
  quiet: { short: 'q', what: 'show no progress' },
  'no-color': { what: 'print without colours, as with NO_COLOR=1' },
  help: { short: 'h', what: 'show this text' },
};

/** One-letter forms of options. */
export const shortOptions: Readonly<Partial<Record<OptionName, string>>> = { output: 'o', verbose: 'v' };
