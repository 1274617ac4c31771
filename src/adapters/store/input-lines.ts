import { type FileHandle, open } from 'node:fs/promises';
import { decodeInput, type Encoding, encodingOf, foreignWordLength, refuseMixed } from './decode-input.ts';
import { cannotRead, inputTooLarge, largestInput } from './input-file.ts';
import { LineSplitter } from './line-splitter.ts';

const chunkSize = 1 << 16;

/**
 * `readLines` reads an input of any length and returns its lines in batches. For a line that is too long to read, a
 * batch contains the line's length instead. If `isWhole` accepts the beginning of the input, the whole input is
 * returned as one string, whose size is limited. Errors: `usage`.
 */
export async function readLines(
  chunks: AsyncIterable<Uint8Array | string>,
  name: string,
  isWhole: (start: string) => boolean,
): Promise<string | AsyncIterable<readonly (string | number)[]>> {
  const rest = chunks[Symbol.asyncIterator]();
  const start = await take(rest, chunkSize);
  const encoding = encodingOf(start, name);
  if (!isWhole(new TextDecoder(encoding).decode(start))) return linesOf(start, rest, encoding, name);
  const all = Buffer.concat([start, await take(rest, largestInput + 1 - start.length)]);
  if (all.length > largestInput) throw inputTooLarge(name);
  return decodeInput(all, name);
}

/** `fileChunks` yields a file's content in chunks. Each chunk overwrites the one before it. Errors: `usage`. */
export async function* fileChunks(path: string, name: string): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(chunkSize);
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, chunkSize, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } catch (error) {
    throw cannotRead(name, error);
  } finally {
    await file?.close();
  }
}

/** `take` reads chunks until it has at least `least` bytes or the input ends, and returns what it read. */
async function take(chunks: AsyncIterator<Uint8Array | string>, least: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let size = 0; size < least;) {
    const next = await chunks.next();
    if (next.done === true) break;
    const part = Buffer.from(next.value);
    parts.push(part);
    size += part.length;
  }
  return Buffer.concat(parts);
}

async function* linesOf(
  start: Buffer,
  rest: AsyncIterator<Uint8Array | string>,
  encoding: Encoding,
  name: string,
): AsyncGenerator<readonly (string | number)[]> {
  const splitter = new LineSplitter();
  const decoder = new TextDecoder(encoding);
  let tail = Buffer.alloc(0);
  const split = (chunk: Buffer): readonly (string | number)[] => {
    refuseMixed(Buffer.concat([tail, chunk.subarray(0, foreignWordLength)]), encoding, name);
    refuseMixed(chunk, encoding, name);
    tail = Buffer.concat([tail, chunk.subarray(-foreignWordLength)]).subarray(-foreignWordLength);
    return splitter.split(encoding === 'utf-8' ? chunk : Buffer.from(decoder.decode(chunk, { stream: true })));
  };
  try {
    yield split(encoding === 'utf-8' && start.indexOf('\uFEFF') === 0 ? start.subarray(3) : start);
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
      yield split(typeof next.value === 'string' ? Buffer.from(next.value) : bufferOf(next.value));
    }
    yield [...splitter.split(Buffer.from(decoder.decode())), ...splitter.end()];
  } finally {
    await rest.return?.();
  }
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
