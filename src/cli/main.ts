import { exitCodes } from './exit-code.ts';
import { visibleLines } from '../core/report/visible.ts';
import { GateError } from '../errors.ts';
import { commandOptions, type Command } from './arguments.ts';
import { version } from '../version.ts';
import { type Streams, writeFully } from './streams.ts';

/** Runs one command line; gives the exit code. Nothing is thrown: an error of ours is told, any other is a bug and says so. */
export async function main(argv: readonly string[], streams: Streams, signal: AbortSignal): Promise<number> {
  try {
    return await dispatch(argv, streams, signal);
  } catch (error) {
    if (signal.aborted) return exitCodes.interrupted;
    await writeFully(streams.stderr, describe(error));
    return error instanceof GateError && error.code !== 'usage' ? exitCodes.unmeasurable : exitCodes.usage;
  }
}

async function dispatch(argv: readonly string[], streams: Streams, signal: AbortSignal): Promise<number> {
  const [name, ...rest] = argv;
  const beforeFlags = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    const { helpText } = await import('./help.ts');
    await writeFully(streams.stdout, await helpText(asCommand(rest[0]), streams.env));
    return exitCodes.pass;
  }
  if (name === 'version' || name === '--version' || name === '-v') {
    await writeFully(streams.stdout, `allocgate ${version}\n`);
    return exitCodes.pass;
  }
  const command = asCommand(name);
  if (command === undefined) {
    throw new GateError('usage', `Unknown command ${JSON.stringify(name)}.`, 'allocgate --help lists the commands.');
  }
  if (beforeFlags.includes('--help') || beforeFlags.includes('-h')) {
    const { helpText } = await import('./help.ts');
    await writeFully(streams.stdout, await helpText(command, streams.env));
    return exitCodes.pass;
  }
  const run = await load(command);
  return run(rest, streams, signal);
}

type Run = (argv: readonly string[], streams: Streams, signal: AbortSignal) => Promise<number>;

/** Commands are loaded when asked for: `--help` needs neither zod nor YAML. */
async function load(command: Command): Promise<Run> {
  switch (command) {
    case 'check':
      return (await import('./check.ts')).check;
    case 'record':
      return (await import('./record.ts')).record;
    case 'compare':
      return (await import('./compare.ts')).compare;
    case 'explain':
      return (await import('./explain.ts')).explain;
    case 'report':
      return (await import('./report.ts')).report;
    case 'demo':
      return (await import('./demo.ts')).demo;
    default:
      return command satisfies never;
  }
}

function asCommand(name: string | undefined): Command | undefined {
  return name !== undefined && Object.hasOwn(commandOptions, name) ? (name as Command) : undefined;
}

function describe(error: unknown): string {
  if (error instanceof GateError) {
    return `allocgate: ${visibleLines(error.message).join('\n')}\n  ${visibleLines(error.remedy).join('\n')}\n`;
  }
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `allocgate: internal error, please report it: ${told}\n`;
}
