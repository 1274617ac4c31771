import { parseArgs, type ParseArgsConfig } from 'node:util';
import { GateError } from '../errors.ts';
import { nearest } from '../core/policy/nearest.ts';
import { readOptions, type Said, splitList } from '../entry/read-options.ts';
import { shellWords } from '../entry/shell-words.ts';
import type { OptionName, Options } from '../options.ts';
import { type Command, commonOptions, shortOptions, specOf } from './commands.ts';

/** A parsed command line. `explicit` contains only the options that were given; defaults are applied later. */
export interface Arguments {
  readonly folder: string;
  readonly explicit: Partial<Options>;
  readonly positionals: readonly string[];
  /** Flags that only this command has, by name. */
  readonly own: Readonly<Record<string, string | boolean>>;
}

const switches = new Set<OptionName>(['strict', 'explain', 'skip', 'representatives', 'verbose']);
const lists = new Set<OptionName>(['metrics', 'copy']);

/**
 * `parseArguments` parses the arguments after the command's name. Errors: `usage`; for a typo, the error suggests the
 * nearest option.
 */
export function parseArguments(command: Command, argv: readonly string[]): Arguments {
  const { before, behind, testArgs } = split(argv);
  if (command !== 'explain') refuseAllocs([...before, ...behind]);
  const flags = before.filter((arg) => !isAllocs(arg));
  const buildFlags = behind.filter((arg) => !isAllocs(arg));
  if (buildFlags.length + testArgs.length > 0 && specOf(command).builds !== true) {
    throw usage(
      `${command} builds nothing, so it takes no Go build flags or test arguments after --.`,
      'Leave them out.',
    );
  }
  const { values, positionals } = parse(command, flags);
  const { own, common, options: given } = sorted(command, values);
  const { 'test-args': named, ...options } = given;
  const { chdir } = common;
  if (named !== undefined && testArgs.length > 0) {
    throw usage('Test arguments are given twice, with --test-args and after -args.', 'Give them in one place.');
  }
  const said: Said = {
    ...Object.fromEntries(Object.entries(options).map(([name, value]) => [name, inLists(value)])),
    ...(buildFlags.length > 0 ? { 'build-flags': buildFlags } : {}),
    ...(typeof named === 'string' ? { 'test-args': shellWords(named, '--test-args') } : {}),
    ...(testArgs.length > 0 ? { 'test-args': testArgs } : {}),
  };
  const explicit = readOptions(said, {
    nameOf: (name) => `--${name}`,
    remedy: `\`allocgate ${command} --help\` lists the values that each option accepts.`,
  });
  return { folder: typeof chdir === 'string' ? chdir : '.', explicit, positionals, own };
}

/**
 * `sorted` separates the command's own flags, the flags that every command has, and the options of the gate. Errors:
 * `usage` if a value is not among the flag's choices.
 */
function sorted(
  command: Command,
  values: Values,
): { readonly own: Record<string, string | boolean>; readonly common: Values; readonly options: Values } {
  const { own: known = {} } = specOf(command);
  const [own, common, options]: [Record<string, string | boolean>, Values, Values] = [{}, {}, {}];
  for (const [name, value] of Object.entries(values)) {
    const option = Object.hasOwn(known, name) ? known[name] : undefined;
    if (option !== undefined && (typeof value === 'string' || typeof value === 'boolean')) {
      if (option.choices !== undefined && !option.choices.includes(String(value))) {
        throw usage(
          `--${name} ${JSON.stringify(value)}: expected one of ${option.choices.join(', ')}.`,
          `\`allocgate ${command} --help\` lists the values that each option accepts.`,
        );
      }
      own[name] = value;
    } else if (Object.hasOwn(commonOptions, name) || name === 'color') common[name] = value;
    else options[name] = value;
  }
  return { own, common, options };
}

/**
 * `split` separates three groups of arguments: those before `--`, the build flags after it, and the test arguments
 * after `-args`, as with `go test`.
 */
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
  const args = argv.map(likeLong);
  const options: NonNullable<ParseArgsConfig['options']> = { color: { type: 'boolean' } };
  const { options: names, own = {} } = specOf(command);
  for (const [name, { value, short }] of Object.entries(commonOptions)) {
    if (!name.startsWith('no-')) options[name] = { type: value === undefined ? 'boolean' : 'string', ...letter(short) };
  }
  for (const [name, { value }] of Object.entries(own)) {
    options[name] = { type: value === undefined ? 'boolean' : 'string' };
  }
  for (const name of names) {
    const type = switches.has(name) ? 'boolean' : 'string';
    options[name] = { type, multiple: lists.has(name), ...letter(shortOptions[name]) };
  }
  refuseOneDash(command, argv);
  try {
    return parseArgs({ args, options, allowPositionals: true, allowNegative: true });
  } catch (error) {
    throw misunderstood(command, argv, error);
  }
}

function letter(short: string | undefined): { readonly short?: string } {
  return short === undefined ? {} : { short };
}

function misunderstood(command: Command, argv: readonly string[], error: unknown): GateError {
  const said = error instanceof Error ? error.message : String(error);
  const ambiguous = /^Option '.*(--[\w-]+).*' argument is ambiguous/.exec(said)?.[1];
  if (ambiguous !== undefined) {
    return usage(
      `${ambiguous} has no value, or one that begins with a dash.`,
      `Give it a value; one that begins with a dash goes after an equals sign: ${ambiguous}=VALUE.`,
      error,
    );
  }
  const sentence = said.split(/\.(?:\s|$)/)[0] ?? said;
  const { message, hint } = sentence.startsWith('Unknown option')
    ? unknownOption(command, argv, sentence)
    : { message: sentence, hint: '' };
  return usage(`${message}.${hint}`, `\`allocgate ${command} --help\` lists the options.`, error);
}

/**
 * `likeLong` turns `-o=FILE` into `-oFILE` and `-C=DIR` into `-CDIR`, because people who know Go's flags write an
 * equals sign.
 */
function likeLong(arg: string): string {
  return arg.replace(/^(-[Co])=/, '$1');
}

/** `refuseOneDash` rejects `-output`, which would be parsed as `-o` with the value `utput`. Errors: `usage`. */
function refuseOneDash(command: Command, argv: readonly string[]): void {
  const known = longNames(command);
  const wrong = argv.find((arg) => known.includes(/^-([a-z][\w-]+)(?:=|$)/.exec(arg)?.[1] ?? ''));
  if (wrong !== undefined) throw misunderstood(command, [wrong], new Error(`Unknown option '${wrong}'`));
}

/**
 * `unknownOption` returns the message and a hint for an unknown option. The option may have one dash, because people
 * who are used to `go test` write our options that way too.
 */
function unknownOption(
  command: Command,
  argv: readonly string[],
  message: string,
): { readonly message: string; readonly hint: string } {
  const known = longNames(command);
  for (const arg of argv) {
    const [, dashes, name = ''] = /^(--?)([A-Za-z][\w-]*)/.exec(arg) ?? [];
    if (dashes === '-' && name.length > 1 && (known.includes(name) || !/^(?:C|o|[hqv]+$)/.test(name))) {
      const hint = known.includes(name) ? ` Did you mean --${name}?` : ' Go build flags go after --.';
      return { message: `Unknown option '-${name}'`, hint };
    }
    const wrong = name.replace(/^no-/, '');
    if (dashes !== '--' || known.includes(wrong)) continue;
    const near = nearest(wrong, known);
    return { message, hint: near === undefined ? '' : ` Did you mean --${near}?` };
  }
  return { message, hint: '' };
}

/** `longNames` returns the long names of the options that a command accepts. */
function longNames(command: Command): readonly string[] {
  const { options, own = {} } = specOf(command);
  return [...options, ...Object.keys(own), ...Object.keys(commonOptions), 'color'];
}

function inLists(value: Values[string]): string | boolean | string[] | undefined {
  return Array.isArray(value) ? value.flatMap((item) => splitList(String(item))) : value;
}

/**
 * `refuseAllocs` rejects `-allocs`, which some guides mention but Go doesn't have: passing it on would only make `go
 * test` fail.
 */
function refuseAllocs(argv: readonly string[]): void {
  if (!argv.some(isAllocs)) return;
  throw usage(
    'Go has no -allocs flag (`go test` answers "flag provided but not defined"), so it is not passed on.',
    'Leave it out; `allocgate explain BENCHMARK` lists the allocation sites.',
  );
}

function isAllocs(arg: string): boolean {
  return /^--?(?:test\.)?allocs(?:=|$)/.test(arg);
}

function usage(message: string, remedy: string, cause?: unknown): GateError {
  return new GateError('usage', message, remedy, cause);
}

/** `refusePattern` rejects a package pattern as the first argument, which must be a benchmark. Errors: `usage`. */
export function refusePattern(command: Command, benchmark: string | undefined): void {
  if (benchmark === undefined || !/^\.\.?\/|\/\.\.\.$/.test(benchmark)) return;
  throw new GateError(
    'usage',
    `${benchmark} is a package pattern, but the first argument of \`allocgate ${command}\` is a benchmark.`,
    `Put the benchmark before it, or a dot for all: \`allocgate ${command} . ${benchmark}\`.`,
  );
}
