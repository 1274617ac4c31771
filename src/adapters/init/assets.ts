import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { GateError } from '../../errors.ts';

/**
 * Candidates for the folder of the example workflows: next to the bundle, or in the repository if the program runs from
 * its sources.
 */
const places = ['./init', '../init', '../../../examples/workflows'];

/** `workflowExample` returns the text of an example workflow. Errors: `usage` if the bundle was copied without it. */
export function workflowExample(kind: 'basic' | 'strict'): string {
  for (const place of places) {
    const path = fileURLToPath(new URL(`${place}/${kind}.yml`, import.meta.url));
    if (existsSync(path)) return readFileSync(path, 'utf8');
  }
  throw new GateError(
    'usage',
    'The workflow templates are missing: the folder dist/init was not copied with the program.',
    'Copy the whole dist folder.',
  );
}

/** Candidates for the package's manifest: above the bundle, its chunks, or the sources. */
const manifests = ['../package.json', '../../package.json', '../../../package.json'];

/**
 * `ownRepository` returns the `owner/name` of the repository that this program was released from, or `undefined` if
 * that is unknown.
 */
export function ownRepository(): string | undefined {
  for (const place of manifests) {
    const path = fileURLToPath(new URL(place, import.meta.url));
    if (!existsSync(path)) continue;
    const { name, repository } = JSON.parse(readFileSync(path, 'utf8')) as {
      readonly name?: unknown;
      readonly repository?: { readonly url?: unknown };
    };
    if (name !== 'allocgate') continue;
    const [, found] = /^git\+https:\/\/github\.com\/([\w.-]+\/[\w.-]+)\.git$/.exec(String(repository?.url)) ?? [];
    return found?.startsWith('OWNER/') === true ? undefined : found;
  }
  return undefined;
}
