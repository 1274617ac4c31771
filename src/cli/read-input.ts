import { resolve } from 'node:path';
import { decodeInput } from '../adapters/store/decode-input.ts';
import { inputTooLarge, largestInput, readInputFile } from '../adapters/store/input-file.ts';
import { fileChunks, readLines } from '../adapters/store/input-lines.ts';
import type { Streams } from './streams.ts';

/** `readInput` returns the text of an input file; `-` is stdin. Errors: `usage`. */
export async function readInput(name: string, folder: string, streams: Streams): Promise<string> {
  return name === '-' ? readStdin(streams) : readInputFile(resolve(folder, name), name);
}

/**
 * `readInputLines` returns the lines of an input file, in batches. If `isWhole` accepts the beginning of the file, it
 * returns the whole text instead. Errors: `usage`.
 */
export async function readInputLines(
  name: string,
  folder: string,
  { stdin }: Streams,
  isWhole: (start: string) => boolean,
): ReturnType<typeof readLines> {
  return name === '-'
    ? readLines(stdin, 'stdin', isWhole)
    : readLines(fileChunks(resolve(folder, name), name), name, isWhole);
}

async function readStdin(streams: Streams): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of streams.stdin) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    size += bytes.length;
    if (size > largestInput) throw inputTooLarge('stdin');
    parts.push(bytes);
  }
  return decodeInput(Buffer.concat(parts), 'stdin');
}
