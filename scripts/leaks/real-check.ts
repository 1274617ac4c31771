import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRelease } from '../real-modules/checkout.ts';
import { type Answer, answerOf, checkCommits, troublesOf } from './check.ts';
import type { RealEdit, RealPlanted } from './real-case.ts';

/**
 * Checks the cases of one module. Each edit is a commit of its own on top of the release. Errors: if the file doesn't
 * contain an edit's text exactly once.
 */
export async function* checkReal(
  cases: readonly RealPlanted[],
  say: (line: string) => void,
): AsyncGenerator<readonly Answer[]> {
  const [first] = cases;
  if (first === undefined) return;
  const folder = await mkdtemp(join(tmpdir(), 'allocgate-leaks-'));
  try {
    const { repository, base } = await openRelease(`${first.module}@${first.version}`, folder);
    for (const one of cases) {
      const right = new Set<string>();
      for (const change of one.edits) for (const line of await apply(change, folder)) right.add(line);
      const head = await repository.commitFolder(folder, one.name);
      const report = await checkCommits(folder, { base, head }, '--bench', one.benchmark, one.package);
      for (const trouble of troublesOf(report)) say(trouble);
      const name = `${first.module.replace(/^.*?\//, '')}: ${one.name}`;
      yield [answerOf({ name, leaks: one.leaks, right }, report, () => true)];
      await repository.git(['reset', '--quiet', '--hard', base]);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Applies an edit, and returns the lines that are right answers, as `file:line`. */
async function apply({ file, from, to, isCause }: RealEdit, folder: string): Promise<readonly string[]> {
  const text = await readFile(join(folder, file), 'utf8');
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`${file} has this text ${parts.length - 1} times: ${from}`);
  await writeFile(join(folder, file), parts.join(to));
  if (!isCause) return [];
  const start = (parts[0] ?? '').split('\n').length;
  const [before, after] = [from.split('\n'), to.split('\n')];
  return after.flatMap((line, index) => (before.includes(line) ? [] : [`${file}:${start + index}`]));
}
