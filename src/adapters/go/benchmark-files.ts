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

/** `functionsOf` returns the names of the benchmark functions that a Go file declares; `undefined` if it can't tell. */
export async function functionsOf(path: string): Promise<readonly string[] | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const names = [...text.matchAll(/^func[ \t]+(Benchmark[\p{L}\p{N}_]*)[ \t]*\(/gmu)].map(([, name = '']) => name);
  // Another way of writing it: a comment between the words, or a line of its own.
  const odd = /\bfunc\b(?:\s|\/\*[^]*?\*\/|\/\/[^\n]*\n)+Benchmark/.test(text.replaceAll(/^func[ \t]+Benchmark/gm, ''));
  return odd ? undefined : names;
}
