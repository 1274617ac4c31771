import { GateError } from '../errors.ts';
import { systemRefusal } from '../system-error.ts';

/** The streams, environment and folder of the program, passed in so that tests can supply their own. */
export interface Streams {
  readonly stdin: AsyncIterable<Uint8Array | string> & { readonly isTTY?: boolean | undefined };
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Whether to suppress progress. */
  readonly quiet?: boolean;
  /** The command with which the reader starts this program; printed commands begin with it. */
  readonly program: string;
}

export interface OutputStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string, done?: (error?: Error | null) => void): boolean;
}

/**
 * `writeFully` writes to standard output and waits until the text is written. Errors: `usage` if it couldn't be written
 * in full.
 */
export async function writeFully(stdout: OutputStream, text: string): Promise<void> {
  const failure = await written(stdout, text);
  if (failure === undefined) return;
  const code = (failure as NodeJS.ErrnoException).code;
  const reason = code === 'EPIPE' ? 'its reader closed the pipe' : (systemRefusal(failure)?.message ?? failure.message);
  throw new GateError(
    'usage',
    `The output could not be written in full: ${reason}.`,
    'Redirect it to a place with enough room, or name a file with --output.',
    failure,
  );
}

/** `writeIfPossible` writes text and waits until the write has succeeded or failed. It ignores a failure. */
export async function writeIfPossible(stream: OutputStream, text: string): Promise<void> {
  await written(stream, text);
}

function written(stream: OutputStream, text: string): Promise<Error | undefined> {
  return new Promise((resolve) => {
    stream.write(text, (error) => {
      resolve(error ?? undefined);
    });
  });
}

/**
 * `wantsColour` reports whether to use colours: on a terminal, unless NO_COLOR, FORCE_COLOR or TERM says otherwise
 * (https://no-color.org).
 */
export function wantsColour(stream: OutputStream, env: Streams['env']): boolean {
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  if ((env['FORCE_COLOR'] ?? '') !== '' && env['FORCE_COLOR'] !== '0') return true;
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}
