import { readFile } from 'node:fs/promises';

/** Go identifiers can't be escaped, so a test file without these bytes declares no benchmark. */
const NAME = Buffer.from('Benchmark');

/** `mayHaveBenchmarks` reports whether a Go file may declare a benchmark; a file that can't be read may. */
export async function mayHaveBenchmarks(path: string): Promise<boolean> {
  return readFile(path).then(
    (content) => content.includes(NAME),
    () => true,
  );
}
