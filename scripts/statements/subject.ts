import { execFileSync } from 'node:child_process';
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCorpus } from '../../test/attribution/corpus.ts';
import { layOut, loadCases, moduleFolder } from '../../test/causes/load.ts';
import { type ExplanationCase, loadExplanationCases } from '../../test/explanations/case.ts';
import { layOutCommit, repositoryCases } from '../attribution/repositories.ts';
import { downloadRelease } from '../real-modules/checkout.ts';

/** A change whose report is checked. */
export interface Subject {
  readonly name: string;
  /** Writes one side of the change into a folder, which then becomes the repository's root. */
  readonly lay: (side: 'base' | 'head', folder: string) => Promise<void>;
  /** The module's folder below the repository's root. */
  readonly module: string;
  readonly package: string;
  /** A `-bench` expression. */
  readonly bench: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly expected?: ExplanationCase['expected'];
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** `subjects` returns the planted cases that regress, the real corpus, the demo and the cases of whole modules. */
export async function subjects(words: readonly string[]): Promise<readonly Subject[]> {
  const all = [...(await planted()), ...trees(), demo(), ...real()];
  return words.length === 0 ? all : all.filter(({ name }) => words.some((word) => name.includes(word)));
}

/** `repositorySubjects` returns a subject for each regression that is planted in a repository below a folder. */
export function repositorySubjects(folder: string, words: readonly string[]): readonly Subject[] {
  return repositoryCases(folder, words).map((one) => ({
    name: one.name,
    lay: (side, to) => layOutCommit(one, side, to),
    module: '',
    package: one.package,
    bench: benchOf(one.benchmark),
  }));
}

async function planted(): Promise<readonly Subject[]> {
  return (await loadCases()).flatMap((one) =>
    one.header.cause === 'none'
      ? []
      : [
          {
            name: `planted ${one.name}`,
            lay: (side, folder) => layOut(one, side, folder),
            module: moduleFolder(one),
            package: one.header.package,
            bench: benchOf(one.header.benchmark),
          } satisfies Subject,
        ],
  );
}

function trees(): readonly Subject[] {
  return loadExplanationCases().map(({ name, folder: from, package: pattern, bench, env, expected }) => ({
    name: `case ${name}`,
    lay: (side, folder) => cp(join(from, side), folder, { recursive: true }),
    module: '',
    package: pattern,
    bench,
    ...(env === undefined ? {} : { env }),
    expected,
  }));
}

/** Returns one subject for each package of the real corpus, with all benchmarks of the package. */
function real(): readonly Subject[] {
  const steps = new Map(loadCorpus().map((one) => [`${one.module}@${one.from}..${one.to} ${one.package}`, one]));
  return [...steps].map(([name, one]) => ({
    name: `real ${name}`,
    lay: async (side, folder) => {
      const version = side === 'base' ? one.from : one.to;
      await cp(await downloadRelease(`${one.module}@${version}`, folder), folder, { recursive: true });
      // The module cache is read-only, and so are copies of it.
      execFileSync('chmod', ['-R', 'u+w', folder]);
    },
    module: '',
    package: one.package,
    bench: '.',
  }));
}

function demo(): Subject {
  const examples = here('../../examples');
  return {
    name: 'demo',
    lay: async (side, folder) => {
      await mkdir(folder, { recursive: true });
      await cp(join(examples, 'orders'), folder, { recursive: true });
      if (side === 'head') await cp(join(examples, 'pull-request'), folder, { recursive: true });
    },
    module: '',
    package: './...',
    bench: '.',
  };
}

/** Returns an expression that matches one benchmark, and maybe others below it. */
function benchOf(benchmark: string): string {
  return benchmark
    .split('/')
    .map((part) => `^${part.replaceAll(/[\\^$.|?*+()[\]{}]/g, String.raw`\$&`)}$`)
    .join('/');
}
