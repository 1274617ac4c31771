import { exitCodes } from './exit-code.ts';
import { commandWords } from '../core/report/program-words.ts';
import { visibleLines } from '../core/report/visible.ts';
import { type Failure, failureOf } from '../entry/failure.ts';
import { GateError } from '../errors.ts';
import { nearest } from '../core/policy/nearest.ts';
import { asCommand, type Command, commandNames } from './commands.ts';
import { mannersOf } from './manners.ts';
import { isVersionCommand, versionLine } from '../version.ts';
import { type Streams, writeFully, writeIfPossible } from './streams.ts';

/**
 * `main` runs one command line and returns the exit code. It never throws: it prints an error with its remedy or, if
 * the error is a bug, with a request to report it.
 */
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

async function dispatch(argv: readonly string[], given: Streams, signal: AbortSignal): Promise<number> {
  const [name, ...rest] = argv;
  const beforeFlags = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest;
  const streams = mannersOf(beforeFlags, given);
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    const [topic] = rest.filter((word) => !word.startsWith('-'));
    return help(topic === undefined || topic === 'help' ? undefined : named(topic), streams);
  }
  if (isVersionCommand(name)) {
    await writeFully(streams.stdout, versionLine);
    return exitCodes.pass;
  }
  const command = named(name);
  if (beforeFlags.includes('--help') || beforeFlags.includes('-h')) return help(command, streams);
  const run = await load(command);
  return run(rest, streams, signal);
}

async function help(command: Command | undefined, streams: Streams): Promise<number> {
  const { helpText } = await import('./help.ts');
  await writeFully(streams.stdout, await helpText(command, streams));
  return exitCodes.pass;
}

/** `named` returns the command with this name. Errors: `usage`; for a typo, the error suggests the nearest command. */
function named(name: string): Command {
  const command = asCommand(name);
  if (command !== undefined) return command;
  if (name.startsWith('-')) {
    throw new GateError(
      'usage',
      `There is no command before ${JSON.stringify(name)}.`,
      'Put the command first, as in `allocgate check`; `allocgate help` lists the commands.',
    );
  }
  const near = nearest(name, commandNames) ?? (/^\.{1,2}(?:\/|$)/.test(name) ? `check ${name}` : undefined);
  const hint = near === undefined ? '' : ` Did you mean \`allocgate ${near}\`?`;
  throw new GateError(
    'usage',
    `Unknown command ${JSON.stringify(name)}.`,
    `${hint} \`allocgate help\` lists the commands.`.trim(),
  );
}

type Run = (argv: readonly string[], streams: Streams, signal: AbortSignal) => Promise<number>;

/** `load` imports a command on demand, so that `--help` loads neither zod nor YAML. */
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
    case 'bisect':
      return (await import('./bisect.ts')).bisect;
    case 'history':
      return (await import('./history.ts')).history;
    case 'merge':
      return (await import('./merge.ts')).merge;
    case 'report':
      return (await import('./report.ts')).report;
    case 'scaffold':
      return (await import('./scaffold.ts')).scaffold;
    case 'init':
      return (await import('./init.ts')).init;
    case 'config':
      return (await import('./config.ts')).config;
    case 'demo':
      return (await import('./demo.ts')).demo;
    case 'completion':
      return (await import('./completion.ts')).completion;
    default:
      return command satisfies never;
  }
}

function describe(failure: Failure, program: string): string {
  const message = visibleLines(failure.message).join('\n');
  return failure.kind === 'internal'
    ? `allocgate: ${message}\n`
    : `allocgate: ${message}\n  ${visibleLines(commandWords(failure.remedy, program)).join('\n')}\n`;
}
