import { readFile, stat } from 'node:fs/promises';
import { GateError } from '../../errors.ts';
import { decodeInput } from './decode-input.ts';

/** Maximum size of an input file, in bytes. */
export const largestInput = 64 * 1024 * 1024;

/** `readInputFile` returns the text of a file that the user named. Errors: `usage`. */
export async function readInputFile(path: string, name: string): Promise<string> {
  try {
    if ((await stat(path)).size > largestInput) throw inputTooLarge(name);
    return decodeInput(await readFile(path), name);
  } catch (error) {
    throw cannotRead(name, error);
  }
}

/** `cannotRead` returns the error for an input that can't be read; a `GateError` is returned unchanged. */
export function cannotRead(name: string, error: unknown): GateError {
  if (error instanceof GateError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new GateError('usage', `Cannot read ${name}: ${reason}`, 'Name a file that exists.', error);
}

/** `inputTooLarge` returns the error for an input that is too large. */
export function inputTooLarge(name: string): GateError {
  return new GateError('usage', `${name} is larger than 64 MiB.`, 'Pass a smaller file.');
}
