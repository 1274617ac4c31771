/**
 * Writes the name of the repository into package.json, the documents and the example workflows (`npm run owner --
 * octo/allocgate`). The release workflow does so with its own GITHUB_REPOSITORY, so that the package of a fork refers
 * to the fork.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesForReaders, renamed, repositoryName } from './owner/references.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const [, , name = process.env['GITHUB_REPOSITORY'] ?? ''] = process.argv;
if (!/^[\w.-]+\/[\w.-]+$/.test(name)) {
  throw new Error('Name the repository: npm run owner -- OWNER/NAME, or set GITHUB_REPOSITORY.');
}
const before = repositoryName(root);
for (const path of filesForReaders(root)) {
  const file = join(root, path);
  const text = readFileSync(file, 'utf8');
  const filled = renamed(text, before, name);
  if (filled === text) continue;
  writeFileSync(file, filled);
  process.stdout.write(`${path}\n`);
}
