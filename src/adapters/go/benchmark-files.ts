import { readFile } from 'node:fs/promises';

/** Go identifiers cannot be escaped, so a test file without these bytes declares no benchmark. */
const NAME = Buffer.from('Benchmark');

/** Whether a Go file may declare a benchmark; one that cannot be read may. */
export async function mayHaveBenchmarks(path: string): Promise<boolean> {
  return readFile(path).then(
    (content) => content.includes(NAME),
    () => true,
  );
}
