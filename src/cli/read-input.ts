import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { GateError } from '../errors.ts';
import type { Streams } from './streams.ts';

/** Largest input file, in bytes. */
const largest = 64 * 1024 * 1024;

/** The text of an input file; `-` is stdin. Errors: `usage`. */
export async function readInput(name: string, folder: string, streams: Streams): Promise<string> {
  if (name === '-') return readStdin(streams);
  const path = resolve(folder, name);
  try {
    if ((await stat(path)).size > largest) throw tooLarge(name);
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof GateError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new GateError('usage', `Cannot read ${name}: ${reason}`, 'Name a file that exists, or - for stdin.', error);
  }
}

async function readStdin(streams: Streams): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of streams.stdin) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    size += bytes.length;
    if (size > largest) throw tooLarge('stdin');
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString('utf8');
}

function tooLarge(name: string): GateError {
  return new GateError('usage', `${name} is larger than 64 MiB.`, 'Give a smaller file.');
}
