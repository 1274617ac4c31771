import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';

const manifestSchema = z.looseObject({ repository: z.looseObject({ url: z.string() }) });

/** `repositoryName` returns this repository's `owner/name`. package.json is the only place that determines it. */
export function repositoryName(root: string): string {
  const { repository } = manifestSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const [, name] = /^git\+https:\/\/github\.com\/([\w.-]+\/[\w.-]+)\.git$/.exec(repository.url) ?? [];
  if (name === undefined) throw new Error(`package.json names no repository on GitHub: ${repository.url}`);
  return name;
}

/**
 * `filesForReaders` lists the tracked documents, workflows and manifests; sources, tests and built files name no
 * repository.
 */
export function filesForReaders(root: string): string[] {
  const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0');
  return tracked.filter(
    (path) => /\.(?:md|ya?ml|json)$/.test(path) && !/^(?:assets|build|dist|schema|scripts|src|test)\//.test(path),
  );
}

/** Matches the name of a repository in a workflow's step, in a command for npx, or in a URL. */
const reference = /(?<=uses: |github:|github\.com\/|githubusercontent\.com\/)[\w.-]+\/[\w-]+(?:\.(?!git\b)[\w-]+)*/g;

/**
 * `namesIn` returns the names that a text uses for the repository `name`, or for a fork of it: every reference with the
 * same last part.
 */
export function namesIn(text: string, name: string): string[] {
  return [...text.matchAll(reference)].map(([found]) => found).filter((found) => basename(found) === basename(name));
}

/** `renamed` returns a text in which references to the repository use its new name. */
export function renamed(text: string, from: string, to: string): string {
  return text.replaceAll(reference, (found) => (found === from ? to : found));
}
