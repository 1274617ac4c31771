import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { causeNames } from '../../src/core/causes/list.ts';
import { runChange } from './commits.ts';
import type { CaseResult } from './planted.ts';
import { commitSides } from './repository.ts';
import type { Truth } from './score.ts';

const schema = z.object({
  name: z.string(),
  package: z.string(),
  benchmark: z.string(),
  lines: z.array(z.object({ file: z.string(), lines: z.array(z.number()) })).min(1),
  function: z.string(),
  cause: z.array(z.enum(causeNames)).min(1),
});

/** A regression that somebody planted in a git repository with two commits, and what they know about it. */
export interface RepositoryCase extends z.infer<typeof schema> {
  /** The repository. */
  readonly folder: string;
}

/**
 * Reads the cases in a folder: `NAME.json` beside the repository `NAME`. Any of the words must be in the name, if there
 * are any. Errors: a file is not of this form.
 */
export function repositoryCases(folder: string, words: readonly string[]): readonly RepositoryCase[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && (words.length === 0 || words.some((word) => name.includes(word))))
    .toSorted()
    .map((name) => ({
      ...schema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))),
      folder: join(folder, name.slice(0, -'.json'.length)),
    }));
}

/** Writes the files of one commit of a case into a folder. */
export function layOutCommit({ folder: from }: RepositoryCase, side: 'base' | 'head', to: string): Promise<void> {
  const index = join(mkdtempSync(join(tmpdir(), 'allocgate-index-')), 'index');
  try {
    execFileSync(
      'git',
      ['--work-tree', to, 'checkout', '--quiet', '--force', side === 'base' ? 'HEAD~1' : 'HEAD', '--', '.'],
      {
        cwd: from,
        env: { ...process.env, GIT_DIR: join(from, '.git'), GIT_INDEX_FILE: index },
      },
    );
  } finally {
    rmSync(dirname(index), { recursive: true });
  }
  return Promise.resolve();
}

/** Runs the built program on one case. */
export function runRepository(cli: string, one: RepositoryCase, cache: string): Promise<CaseResult> {
  const { name, package: pattern, benchmark, cause } = one;
  return runChange(
    cli,
    {
      name,
      heldOut: true,
      cause: cause.join(' or '),
      package: pattern,
      benchmark,
      commit: () => commitSides((side, to) => layOutCommit(one, side, to)),
      truth: (explanation) => truthOf(one, explanation?.sites[0]?.cause),
    },
    cache,
  );
}

/** Returns the truth about a case. If the program names one of its accepted causes, that one is the truth. */
function truthOf({ lines, cause, function: name }: RepositoryCase, said: string | undefined): Truth {
  const right = cause.find((one) => one === said) ?? cause[0] ?? '';
  return { roots: lines.map((of) => ({ ...of, cause: right, function: name })) };
}
