import { describeOption } from '../options.ts';
import { formatMeasurement } from '../core/benchunit/index.ts';
import { listCache } from '../adapters/git/index.ts';
import { cacheFolder } from '../adapters/git/cache-folder.ts';
import { version } from '../version.ts';
import { type Command, commandOptions } from './arguments.ts';
import type { Streams } from './streams.ts';

type Reader = Pick<Streams, 'env' | 'program'>;

const usages: Readonly<Record<Command, { line: string; what: string }>> = {
  check: {
    line: 'allocgate check [options] [packages…] [-- go build flags [-args test arguments]]',
    what: 'Gate: measure head against base, confirm what moved, and say whether memory regressed.',
  },
  record: {
    line: 'allocgate record [options] [packages…] [-- go build flags [-args test arguments]]',
    what: 'Measure head and store its figures as the baseline.',
  },
  compare: {
    line: 'allocgate compare [options] BASE HEAD',
    what: 'Judge two files of Go benchmark output, reports or baselines; - is stdin. Nothing is measured.',
  },
  explain: {
    line: 'allocgate explain [options] BENCHMARK [packages…] [-- go build flags [-args test arguments]]',
    what: 'Where a benchmark allocates, line by line, and why, regressed or not (BENCHMARK is a -bench expression).',
  },
  report: { line: 'allocgate report [options] REPORT.json', what: 'Render a stored JSON report again.' },
  demo: {
    line: 'allocgate demo [options]',
    what: 'The whole story on a bundled Go module, in a throw-away repository.',
  },
};

const codes = `Exit codes: 0 pass, 1 fail, 2 usage or configuration (nothing was judged), 3 could not judge, 4 internal error (please report it), 130 interrupted.`;

/** What `--help` prints, for all commands or one. */
export async function helpText(command: Command | undefined, { env, program }: Reader): Promise<string> {
  if (command !== undefined) return commandHelp(command, program);
  const lines = Object.values(usages).map(({ line, what }) => `  ${line}\n      ${what}`);
  return `allocgate ${version}: the memory gate for Go benchmarks.

${lines.join('\n')}

${meaningOfName(program)}allocgate COMMAND --help lists the options of a command.
${codes}
Snapshots and test binaries are kept in ${await describeCache(env)}.
`;
}

/** Where the cache is and what is in it. */
async function describeCache(env: Streams['env']): Promise<string> {
  const folder = cacheFolder(env);
  const repositories = await listCache(folder);
  const bytes = repositories.reduce((sum, repository) => sum + repository.bytes, 0);
  return `${folder} (${formatMeasurement(bytes, 'B')} for ${repositories.length} repositories; bounded, and safe to remove)`;
}

function commandHelp(command: Command, program: string): string {
  const { line, what } = usages[command];
  const options = commandOptions[command].map((name): [string, string] => [`--${name}`, describeOption(name)]);
  const rows: [string, string][] = [['-C DIR', 'start in another folder'], ...options, ['--help', 'this text']];
  const width = Math.max(...rows.map(([name]) => name.length));
  const list = rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`).join('\n');
  return `${line}\n\n${what}\n\n${list}\n\n${meaningOfName(program)}${codes}\n`;
}

/** The reader's own command, where it isn't the name alone. */
function meaningOfName(program: string): string {
  return program === 'allocgate' ? '' : `Here allocgate stands for: ${program}\n`;
}
