import { readFile } from 'node:fs/promises';

/** Go identifiers can't be escaped, so a test file that doesn't contain these bytes declares no benchmark. */
const NAME = Buffer.from('Benchmark');

/**
 * `mayHaveBenchmarks` reports whether a Go file may declare a benchmark. It returns true for a file that can't be read.
 */
export async function mayHaveBenchmarks(path: string): Promise<boolean> {
  return readFile(path).then(
    (content) => content.includes(NAME),
    () => true,
  );
}

/**
 * `functionsOf` returns the names of the benchmark functions that a Go file declares, or `undefined` if they can't be
 * determined.
 */
export async function functionsOf(path: string): Promise<readonly string[] | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const names = [...text.matchAll(/^func[ \t]+(Benchmark[\p{L}\p{N}_]*)[ \t]*\(/gmu)].map(([, name = '']) => name);
  // A declaration can also have a comment or a line break between `func` and the name.
  const odd = /\bfunc\b(?:\s|\/\*[^]*?\*\/|\/\/[^\n]*\n)+Benchmark/.test(text.replaceAll(/^func[ \t]+Benchmark/gm, ''));
  return odd ? undefined : names;
}
