import { parseArgs, type ParseArgsConfig } from 'node:util';
import { GateError } from '../errors.ts';
import { nearest } from '../core/policy/nearest.ts';
import { readOptions, type Said, splitList } from '../entry/read-options.ts';
import { shellWords } from '../entry/shell-words.ts';
import type { OptionName, Options } from '../options.ts';

/** A command line, understood. Only what was said stands in `explicit`; defaults come later. */
export interface Arguments {
  readonly folder: string;
  readonly explicit: Partial<Options>;
  readonly positionals: readonly string[];
}

const switches = new Set<OptionName>(['strict', 'verbose']);
const lists = new Set<OptionName>(['metrics', 'copy']);

/** Options that each command takes beside `-C` and `--help`. */
export const commandOptions = {
  check: [
    ...([
      'base',
      'head',
      'event',
      'config-base',
      'baseline',
      'baseline-file',
      'baseline-branch',
      'bench',
      'mode',
      'count',
      'threshold',
      'metrics',
    ] as const),
    ...([
      'strict',
      'fail-on',
      'on-removed',
      'timeout',
      'confirm-budget',
      'budget',
      'prepare',
      'copy',
      'config',
    ] as const),
    ...(['test-args', 'profiles', 'format', 'output', 'verbose'] as const),
  ],
  record: [
    ...(['head', 'bench', 'mode', 'count', 'metrics', 'timeout', 'prepare', 'copy', 'config'] as const),
    ...(['test-args', 'output', 'verbose'] as const),
  ],
  compare: ['threshold', 'metrics', 'strict', 'fail-on', 'on-removed', 'config', 'format', 'output', 'verbose'],
  explain: [
    ...(['base', 'head', 'timeout', 'prepare', 'copy', 'config', 'test-args', 'profiles'] as const),
    ...(['format', 'output', 'verbose'] as const),
  ],
  report: ['format', 'output', 'verbose'],
  demo: ['format', 'output', 'verbose'],
} as const satisfies Record<string, readonly OptionName[]>;

export type Command = keyof typeof commandOptions;

/** Reads the arguments behind the command's name. Errors: `usage`, with the nearest option for a typo. */
export function parseArguments(command: Command, argv: readonly string[]): Arguments {
  const { before, behind, testArgs } = split(argv);
  if (command !== 'explain') refuseAllocs([...before, ...behind]);
  const own = before.filter((arg) => !isAllocs(arg));
  const buildFlags = behind.filter((arg) => !isAllocs(arg));
  if (buildFlags.length + testArgs.length > 0 && command !== 'check' && command !== 'record' && command !== 'explain') {
    throw usage(
      `${command} builds nothing, so Go build flags and test arguments behind -- make no sense.`,
      'Leave them out.',
    );
  }
  const { values, positionals } = parse(command, own);
  const { chdir, 'test-args': named, ...options } = values;
  if (named !== undefined && testArgs.length > 0) {
    throw usage('Test arguments are given twice, with --test-args and behind -args.', 'Give them in one place.');
  }
  const said: Said = {
    ...Object.fromEntries(Object.entries(options).map(([name, value]) => [name, inLists(value)])),
    ...(buildFlags.length > 0 ? { 'build-flags': buildFlags } : {}),
    ...(typeof named === 'string' ? { 'test-args': shellWords(named, '--test-args') } : {}),
    ...(testArgs.length > 0 ? { 'test-args': testArgs } : {}),
  };
  const explicit = readOptions(said, {
    nameOf: (name) => `--${name}`,
    remedy: `\`allocgate ${command} --help\` lists what each option takes.`,
  });
  return { folder: typeof chdir === 'string' ? chdir : '.', explicit, positionals };
}

/** Behind `--` come build flags, and behind `-args` among them what goes to the tests, as with `go test`. */
function split(argv: readonly string[]): Readonly<Record<'before' | 'behind' | 'testArgs', readonly string[]>> {
  const end = argv.indexOf('--');
  const behind = end === -1 ? [] : argv.slice(end + 1);
  const args = behind.findIndex((arg) => /^--?args$/.test(arg));
  return {
    before: end === -1 ? argv : argv.slice(0, end),
    behind: args === -1 ? behind : behind.slice(0, args),
    testArgs: args === -1 ? [] : behind.slice(args + 1),
  };
}

type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

function parse(command: Command, argv: readonly string[]): { values: Values; positionals: string[] } {
  const options: NonNullable<ParseArgsConfig['options']> = { chdir: { type: 'string', short: 'C' } };
  for (const name of commandOptions[command]) {
    options[name] = { type: switches.has(name) ? 'boolean' : 'string', multiple: lists.has(name) };
  }
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, allowNegative: true });
  } catch (error) {
    throw misunderstood(command, argv, error);
  }
}

function misunderstood(command: Command, argv: readonly string[], error: unknown): GateError {
  const said = error instanceof Error ? error.message : String(error);
  const ambiguous = /^Option '.*(--[\w-]+).*' argument is ambiguous/.exec(said)?.[1];
  if (ambiguous !== undefined) {
    return usage(
      `${ambiguous} has no value, or one that begins with a dash.`,
      `Give it a value; one that begins with a dash goes behind an equals sign: ${ambiguous}=VALUE.`,
      error,
    );
  }
  const sentence = said.split(/\.(?:\s|$)/)[0] ?? said;
  const { message, hint } = sentence.startsWith('Unknown option')
    ? unknownOption(command, argv, sentence)
    : { message: sentence, hint: '' };
  return usage(`${message}.${hint}`, `\`allocgate ${command} --help\` lists the options.`, error);
}

/** Flags of Go have one dash, and who comes from `go test` writes ours so too. */
function unknownOption(
  command: Command,
  argv: readonly string[],
  message: string,
): { readonly message: string; readonly hint: string } {
  const known: readonly string[] = commandOptions[command];
  for (const arg of argv) {
    const [, dashes, name = ''] = /^(--?)([A-Za-z][\w-]*)/.exec(arg) ?? [];
    if (dashes === '-' && name.length > 1 && !name.startsWith('C')) {
      const hint = known.includes(name) ? ` Did you mean --${name}?` : ' Go build flags go behind --.';
      return { message: `Unknown option '-${name}'`, hint };
    }
    const wrong = name.replace(/^no-/, '');
    if (dashes !== '--' || wrong === 'chdir' || known.includes(wrong)) continue;
    const near = nearest(wrong, known);
    return { message, hint: near === undefined ? '' : ` Did you mean --${near}?` };
  }
  return { message, hint: '' };
}

function inLists(value: Values[string]): string | boolean | string[] | undefined {
  return Array.isArray(value) ? value.flatMap((item) => splitList(String(item))) : value;
}

/** Go has no such flag, though guides write it; passing it on would only make `go test` fail. */
function refuseAllocs(argv: readonly string[]): void {
  if (!argv.some(isAllocs)) return;
  throw usage(
    'Go has no -allocs flag (`go test` answers "flag provided but not defined"), so it is not passed on.',
    '`allocgate explain BENCHMARK` lists the allocation sites, which is what it stands for; here leave it out.',
  );
}

function isAllocs(arg: string): boolean {
  return /^--?(?:test\.)?allocs(?:=|$)/.test(arg);
}

function usage(message: string, remedy: string, cause?: unknown): GateError {
  return new GateError('usage', message, remedy, cause);
}
