import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Repository } from '../real-modules/repository.ts';
import type { Planted } from './case.ts';
import { type Answer, answerOf, checkCommits, troublesOf } from './check.ts';

const run = promisify(execFile);

/** Number of packages that one check measures, so that answers arrive along the way. */
const atOnce = 16;

/** Checks our own cases, all those of one language version in one module, and reports what could not be measured. */
export async function* checkOwn(
  cases: readonly Planted[],
  say: (line: string) => void,
): AsyncGenerator<readonly Answer[]> {
  for (const go of ['1.22', '1.25'] as const) {
    const chosen = cases.filter((one) => one.go === go && (!one.cgo || hasCompiler));
    for (const { name } of cases.filter((one) => one.go === go && !chosen.includes(one)))
      say(`skipped without a C compiler: ${name}`);
    if (chosen.length > 0) yield* checkModule(go, chosen, say);
  }
}

const hasCompiler = await run('go', ['env', 'CGO_ENABLED']).then(
  ({ stdout }) => stdout.trim() === '1',
  () => false,
);

async function* checkModule(
  go: string,
  cases: readonly Planted[],
  say: (line: string) => void,
): AsyncGenerator<readonly Answer[]> {
  const folder = await mkdtemp(join(tmpdir(), 'allocgate-leaks-'));
  try {
    const repository = await Repository.create(folder);
    const commit = async (side: 'base' | 'head'): Promise<string> => {
      const files = cases.flatMap((one) => Object.entries(one[side]));
      for (const [path, text] of [['go.mod', `module example.com/planted\n\ngo ${go}\n`] as const, ...files]) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), text);
      }
      return repository.commitFolder(folder, side);
    };
    const commits = { base: await commit('base'), head: await commit('head') };
    for (let first = 0; first < cases.length; first += atOnce) {
      const some = cases.slice(first, first + atOnce);
      const report = await checkCommits(folder, commits, ...some.map(({ name }) => `./${name}/...`));
      for (const trouble of troublesOf(report)) say(trouble);
      yield some.map((one) =>
        answerOf(one, report, (path) => `${path}/`.startsWith(`example.com/planted/${one.name}/`)),
      );
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
