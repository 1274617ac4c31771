import { GateError } from '../../errors.ts';
import type { Surroundings } from './go-command.ts';
import { lastLines } from './messages.ts';
import { runProcess } from '../process/run-process.ts';

const OUTPUT = { limitBytes: 1024 * 1024, overflow: 'trim' } as const;
const SHOWN_LINES = 30;

/**
 * `runPrepare` runs the user's own shell command in a module folder. Errors: `prepare-failed`, with the end of the
 * command's output.
 */
export async function runPrepare(
  { env, signal }: Surroundings,
  command: string,
  folder: string,
  timeoutMs: number,
): Promise<void> {
  const outcome = await runProcess({
    command: 'sh',
    args: ['-c', command],
    folder,
    env,
    timeoutMs,
    signal,
    stdout: OUTPUT,
    stopSignal: 'SIGTERM',
  }).catch((error: unknown) => {
    if (error instanceof GateError) throw error;
    throw failed(`The prepare command could not be started (${(error as Error).message}).`, error);
  });
  const { exit } = outcome;
  if (exit.kind === 'code' && exit.code === 0) return;
  const how = {
    code: () => `exited with code ${exit.kind === 'code' ? exit.code : ''}`,
    signal: () => `was killed by ${exit.kind === 'signal' ? exit.signal : ''}`,
    timeout: () => `did not finish within ${timeoutMs / 1000} s`,
    'output-limit': () => 'printed too much output',
    'memory-limit': () => 'exceeded its memory limit',
    'not-started': () => 'was not started',
  }[exit.kind]();
  const output = [outcome.stdout, outcome.stderr]
    .map((text) => lastLines(text, SHOWN_LINES))
    .filter((text) => text !== '');
  throw failed([`The prepare command \`${command}\` ${how}.`, ...output].join('\n'));
}

function failed(message: string, cause?: unknown): GateError {
  return new GateError(
    'prepare-failed',
    message,
    'Fix the command. It runs with sh in the module folder of each snapshot, where untracked and ignored files are missing: name the ones it needs with `copy`.',
    cause,
  );
}
