/**
 * Prints the section of CHANGELOG.md for a tag (`npm run release:notes -- v1.4.0`). Exits with 1 if the tag,
 * package.json and the changelog don't match.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { releaseNotes } from './release/notes.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const [, , tag = ''] = process.argv;
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
process.stdout.write(releaseNotes(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), tag, version));
