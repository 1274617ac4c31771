import { GateError } from '../errors.ts';
import { systemRefusal } from '../system-error.ts';

/** Where the program reads and writes. The program is a function of these and returns its exit code. */
export interface Streams {
  readonly stdin: AsyncIterable<Uint8Array | string> & { readonly isTTY?: boolean | undefined };
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Whether to print no progress. */
  readonly quiet?: boolean;
  /** Words that start this program for the reader; printed commands begin with them. */
  readonly program: string;
}

export interface OutputStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string, done?: (error?: Error | null) => void): boolean;
}

/**
 * `writeFully` writes to standard output and waits until the text is out. Errors: `usage` if not all of it could be
 * written.
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

/**
 * `writeIfPossible` writes what can be lost without harm, such as progress, and waits until the stream has dealt with
 * it.
 */
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

/** `wantsColour` reports whether to colour: for a terminal that wants it (https://no-color.org, FORCE_COLOR). */
export function wantsColour(stream: OutputStream, env: Streams['env']): boolean {
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  if ((env['FORCE_COLOR'] ?? '') !== '' && env['FORCE_COLOR'] !== '0') return true;
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}
