import { outputOf } from './git-failure.ts';
import type { History } from './history.ts';
import type { ObjectStore } from './store.ts';

/** Maximum size of a file to read, in bytes. */
const largestFile = 16 * 1024 * 1024;
/** Maximum number of bytes and files to read with one git command. */
const mostBytes = 16 * 1024 * 1024;
const mostFiles = 200;

/**
 * `readAllFiles` yields the text of each file in a commit, reading a few megabytes at a time. The text is `undefined`
 * if there is no such file or it is too large.
 */
export async function* readAllFiles(
  history: History,
  commit: string,
  paths: readonly string[],
): AsyncGenerator<readonly [path: string, text: string | undefined]> {
  const store = await history.store();
  for (const group of inGroups(await sizesOf(store, commit, paths))) {
    const wanted = group.filter(({ size }) => size !== undefined && size <= largestFile);
    const texts = await readGroup(
      store,
      commit,
      wanted.map(({ path }) => path),
    );
    for (const { path } of group) yield [path, texts.get(path)];
  }
}

interface SizedFile {
  readonly path: string;
  /** The size in bytes; `undefined` if there is no such file. */
  readonly size: number | undefined;
}

async function sizesOf(store: ObjectStore, commit: string, paths: readonly string[]): Promise<readonly SizedFile[]> {
  if (paths.length === 0) return [];
  const outcome = await store.run({
    args: ['cat-file', '--batch-check=%(objecttype) %(objectsize)'],
    input: requests(commit, paths),
  });
  const answers = outputOf(outcome, 'looking for files').toString().split('\n');
  return paths.map((path, index) => {
    const size = /^blob (\d+)$/.exec(answers[index] ?? '')?.[1];
    return { path, size: size === undefined ? undefined : Number(size) };
  });
}

function inGroups(files: readonly SizedFile[]): readonly (readonly SizedFile[])[] {
  const groups: SizedFile[][] = [];
  let bytes = Infinity;
  for (const file of files) {
    const size = file.size === undefined || file.size > largestFile ? 0 : file.size;
    const group = groups.at(-1);
    if (group === undefined || bytes + size > mostBytes || group.length === mostFiles) {
      groups.push([file]);
      bytes = size;
    } else {
      group.push(file);
      bytes += size;
    }
  }
  return groups;
}

async function readGroup(
  store: ObjectStore,
  commit: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  if (paths.length === 0) return texts;
  const args = ['cat-file', '--batch=%(objectsize)'];
  const limitBytes = 2 * mostBytes;
  const output = outputOf(await store.run({ args, input: requests(commit, paths), limitBytes }), 'reading files');
  let at = 0;
  for (const path of paths) {
    const start = output.indexOf(10, at) + 1;
    const size = Number(output.subarray(at, start - 1).toString('latin1'));
    // git's answer has no size if a file is missing, and then the rest of the output can't be matched to paths.
    if (start === 0 || !Number.isSafeInteger(size)) break;
    texts.set(path, output.subarray(start, start + size).toString());
    at = start + size + 1;
  }
  return texts;
}

/**
 * `requests` returns git's input, with one line for each file. The paths come from a listing of records, whose names
 * contain no line breaks.
 */
function requests(commit: string, paths: readonly string[]): string {
  return paths.map((path) => `${commit}:${path}\n`).join('');
}
