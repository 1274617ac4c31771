import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { operations } from './openapi/operations.ts';
import { trimmed } from './openapi/trim.ts';

/**
 * Cuts GitHub's OpenAPI description down to the operations that are used. test/support/github checks requests against
 * it.
 *
 * The package takes 390 MB on disk, so it is not a dependency. To use a newer one, run `npm pack
 * @octokit/openapi@VERSION`, unpack it, and pass `--from package/generated/api.github.com.json --version VERSION` to
 * this script.
 */
const { values } = parseArgs({ options: { from: { type: 'string' }, version: { type: 'string' } } });
const { from, version } = values;
if (from === undefined || version === undefined)
  throw new Error('usage: trim-openapi.ts --from FILE --version VERSION');

const source = readFileSync(from);
const document = trimmed(JSON.parse(source.toString('utf8')) as Parameters<typeof trimmed>[0], operations);
const provenance = {
  package: `@octokit/openapi@${version}`,
  file: 'generated/api.github.com.json',
  license: 'MIT',
  sha256: createHash('sha256').update(source).digest('hex'),
  script: 'scripts/trim-openapi.ts',
};
const target = new URL('../test/support/github/openapi.json', import.meta.url);
writeFileSync(target, `${JSON.stringify({ 'x-provenance': provenance, ...document })}\n`);
