import { exitCodes } from './exit-code.ts';
import { commandWords } from '../core/report/program-words.ts';
import { visibleLines } from '../core/report/visible.ts';
import { type Failure, failureOf } from '../entry/failure.ts';
import { GateError } from '../errors.ts';
import { commandOptions, type Command } from './arguments.ts';
import { version } from '../version.ts';
import { type Streams, writeFully, writeIfPossible } from './streams.ts';

/** Runs one command line; gives the exit code. Nothing is thrown: an error is explained, and a bug says that it is one. */
export async function main(argv: readonly string[], streams: Streams, signal: AbortSignal): Promise<number> {
  try {
    return await dispatch(argv, streams, signal);
  } catch (error) {
    if (signal.aborted) return exitCodes.interrupted;
    const failure = failureOf(error);
    await writeIfPossible(streams.stderr, describe(failure, streams.program));
    return exitCodes[failure.kind];
  }
}

async function dispatch(argv: readonly string[], streams: Streams, signal: AbortSignal): Promise<number> {
  const [name, ...rest] = argv;
  const beforeFlags = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    const { helpText } = await import('./help.ts');
    await writeFully(streams.stdout, await helpText(asCommand(rest[0]), streams));
    return exitCodes.pass;
  }
  if (name === 'version' || name === '--version' || name === '-v') {
    await writeFully(streams.stdout, `allocgate ${version}\n`);
    return exitCodes.pass;
  }
  const command = asCommand(name);
  if (command === undefined) {
    throw new GateError('usage', `Unknown command ${JSON.stringify(name)}.`, '`allocgate help` lists the commands.');
  }
  if (beforeFlags.includes('--help') || beforeFlags.includes('-h')) {
    const { helpText } = await import('./help.ts');
    await writeFully(streams.stdout, await helpText(command, streams));
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

function describe(failure: Failure, program: string): string {
  const message = visibleLines(failure.message).join('\n');
  return failure.kind === 'internal'
    ? `allocgate: ${message}\n`
    : `allocgate: ${message}\n  ${visibleLines(commandWords(failure.remedy, program)).join('\n')}\n`;
}
