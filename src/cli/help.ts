import { defaults, describeOption, isOnByDefault, type OptionName, valueNames } from '../options.ts';
import { formatMeasurement } from '../core/benchunit/index.ts';
import { wrap } from '../core/report/visible.ts';
import { listCache } from '../adapters/git/index.ts';
import { cacheFolder } from '../adapters/git/cache-folder.ts';
import { version } from '../version.ts';
import { type Command, commandNames, commonOptions, shortOptions, specOf } from './commands.ts';
import { exitCodes } from './exit-code.ts';
import { widthOf } from './render-to.ts';
import type { Streams } from './streams.ts';

type Reader = Pick<Streams, 'env' | 'program' | 'stdout'>;

/** The names of the exit codes. */
type ExitName = keyof typeof exitCodes;

const codeWords: Readonly<Record<ExitName, string>> = {
  pass: 'pass',
  fail: 'fail: a benchmark regressed or is over its budget, or the run found something else that the settings forbid',
  usage: 'usage or configuration error, or the output can’t be written',
  unmeasurable: 'inconclusive: something could not be measured',
  internal: 'internal error: please report it',
  interrupted: 'interrupted',
};

/** `helpText` returns what `--help` prints, for all commands or one. */
export async function helpText(command: Command | undefined, reader: Reader): Promise<string> {
  const { env, program } = reader;
  const width = widthOf(reader);
  if (command !== undefined) return commandHelp(command, program, width);
  const lines = commandNames.flatMap((name) => {
    const { usage, what } = specOf(name);
    return [`  allocgate ${name} ${usage}`, ...paragraphs(what, width - 6).map((line) => `      ${line}`)];
  });
  return `allocgate ${version}: the memory gate for Go benchmarks.

${lines.join('\n')}

${meaningOfName(program)}allocgate COMMAND --help lists the options and exit codes of a command.

Exit codes:
${codeLines(Object.keys(exitCodes) as ExitName[], width).join('\n')}

${wrap(await describeCache(env), width).join('\n')}
`;
}

/** `describeCache` returns a sentence that says where the cache is and how large it is. */
async function describeCache(env: Streams['env']): Promise<string> {
  const folder = cacheFolder(env);
  const repositories = await listCache(folder);
  const bytes = repositories.reduce((sum, repository) => sum + repository.bytes, 0);
  return `The cache folder, ${folder}, holds snapshots during a run and keeps test binaries (${formatMeasurement(bytes, 'B')} for ${repositories.length} ${repositories.length === 1 ? 'repository' : 'repositories'}; limited in size, and safe to remove).`;
}

/** `paragraphs` wraps each line of `text` separately. */
function paragraphs(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((line) => wrap(line, width));
}

function commandHelp(command: Command, program: string, width: number): string {
  const { usage, what, options, own = {}, codes, inconclusive = codeWords.unmeasurable } = specOf(command);
  const rows: readonly Row[] = [
    ...Object.entries(own).map(([name, option]) => flagRow({ name, ...option })),
    ...options.map((name) => optionRow(name, command)),
    ...Object.entries(commonOptions).map(([name, option]) => flagRow({ name, ...option })),
  ];
  const endings = [...codes, 'internal', 'interrupted'] as const;
  const judges = codes.some((code) => code === 'fail');
  const words = { ...codeWords, ...(judges ? {} : { pass: 'done' }), unmeasurable: inconclusive };
  return `${[
    ...wrap(`allocgate ${command} ${usage}`, width),
    '',
    ...paragraphs(what, width),
    '',
    ...columns(rows, width),
    '',
    ...(program === 'allocgate' ? [] : [meaningOfName(program).trimEnd(), '']),
    'Exit codes:',
    ...codeLines(endings, width, words),
  ].join('\n')}\n`;
}

function codeLines(names: readonly ExitName[], width: number, words = codeWords): readonly string[] {
  return columns(
    names.map((name) => [String(exitCodes[name]), words[name]]),
    width,
  );
}

type Row = readonly [flag: string, words: string];

/** The maximum width of the flag column; the description of a longer flag starts on the next line. */
const widestFlag = 28;

function columns(rows: readonly Row[], width: number): readonly string[] {
  const widest = Math.min(widestFlag, Math.max(...rows.map(([flag]) => flag.length)));
  return rows.flatMap(([flag, words]) => {
    const lines = wrap(words, Math.max(20, width - widest - 4));
    const indented = lines.map((line) => `${' '.repeat(widest + 4)}${line}`);
    return flag.length > widest
      ? [`  ${flag}`, ...indented]
      : [`  ${flag.padEnd(widest)}  ${lines[0] ?? ''}`, ...indented.slice(1)];
  });
}

function optionRow(name: OptionName, command: Command): Row {
  const value = valueNames[name];
  const short = shortOptions[name];
  const long = isOnByDefault(name) ? `no-${name}` : name;
  return [
    flagRow({ name: long, ...(value === undefined ? {} : { value }), ...(short === undefined ? {} : { short }) })[0],
    describeFor(command, name),
  ];
}

/** `describeFor` returns the description of an option as it applies to this command. */
export function describeFor(command: Command, name: OptionName): string {
  const { formats } = specOf(command);
  if (name === 'format' && formats !== undefined) {
    return `${formats.slice(0, -1).join(', ')} or ${formats.at(-1) ?? ''} (default: text)`;
  }
  if (name === 'output' && command === 'history') {
    return 'file to write to, or with html the folder of the site (default: stdout)';
  }
  if (name === 'baseline-branch' && (command === 'history' || command === 'bisect')) {
    return `branch that holds the figures recorded for earlier commits (default: ${defaults['baseline-branch']})`;
  }
  if (name === 'output' && formats !== undefined) return 'file to write to (default: stdout)';
  if (name === 'output' && command === 'record')
    return `file to write to (default: ${defaults['baseline-file']} in the module’s folder)`;
  return describeOption(name);
}

interface Flag {
  readonly name: string;
  readonly short?: string;
  readonly value?: string;
  readonly what?: string;
}

function flagRow({ name, short, value, what = '' }: Flag): Row {
  return [`${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`, what];
}

/**
 * `meaningOfName` returns a line that says which command `allocgate` stands for in the help, or `''` if the reader's
 * command is `allocgate`.
 */
function meaningOfName(program: string): string {
  return program === 'allocgate' ? '' : `Here allocgate stands for: ${program}\n`;
}
