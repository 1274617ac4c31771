import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileChunks, readLines } from '../../../src/adapters/store/input-lines.ts';
import { LineSplitter } from '../../../src/adapters/store/line-splitter.ts';
import { temporaryFolder } from '../../support/git-repository.ts';

async function lines(chunks: AsyncIterable<Uint8Array>): Promise<readonly (string | number)[]> {
  const input = await readLines(chunks, 'f', (start) => start.startsWith('{'));
  if (typeof input === 'string') return [input];
  const all: (string | number)[] = [];
  for await (const batch of input) all.push(...batch);
  return all;
}

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

test('lines are those of the text, wherever chunks end', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.uint8Array({ maxLength: 6 }), fc.constantFrom(Buffer.from('\n'), Buffer.from('é€😀\n')))),
      (chunks) => {
        const splitter = new LineSplitter();
        const split = [...chunks.flatMap((chunk) => splitter.split(Buffer.from(chunk))), ...splitter.end()];
        const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(chunks));
        expect(split.map((line) => `${line}\n`).join('')).toBe(text === '' || text.endsWith('\n') ? text : `${text}\n`);
      },
    ),
  );
});

test('of a line longer than anybody reads, only the length is known', () => {
  const splitter = new LineSplitter();
  const chunk = Buffer.from('é'.repeat(1 << 19));
  for (let count = 0; count < 7; count++) expect(splitter.split(chunk)).toEqual([]);
  expect(splitter.split(Buffer.from('\nnext\n'))).toEqual([7 << 19, 'next']);
});

test.each(['utf8', 'utf16le'] as const)('%s with a byte-order mark, a byte at a time', async (encoding) => {
  expect(await lines(pieces(Buffer.from('\uFEFFone é\r\ntwo', encoding), 1))).toEqual(['one é\r', 'two']);
});

test('a file of benchmark output has no limit, a stored form has', async () => {
  const path = join(temporaryFolder(), 'f');
  writeFileSync(path, 'BenchmarkA\n');
  truncateSync(path, 64 * 1024 * 1024 + 1);
  expect(await lines(fileChunks(path, 'f'))).toEqual(['BenchmarkA', 64 * 1024 * 1024 + 1 - 11]);
  writeFileSync(path, '{\n');
  truncateSync(path, 64 * 1024 * 1024 + 1);
  await expect(lines(fileChunks(path, 'f'))).rejects.toThrow('f is larger than 64 MiB.');
  await expect(lines(fileChunks(`${path}x`, 'f'))).rejects.toThrow('Cannot read f: ENOENT');
});

test('a file that mixes encodings is refused, wherever chunks end', async () => {
  const mixed = Buffer.concat([Buffer.from('x'.repeat((1 << 16) - 3)), Buffer.from('Benchmark', 'utf16le')]);
  await expect(lines(pieces(mixed, 1 << 16))).rejects.toThrow('f mixes UTF-8 and UTF-16.');
});
