import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { GateError } from '../../errors.ts';

/**
 * Candidates for the folder of the demo's files: next to the bundle, or in the repository if the program runs from its
 * sources.
 */
const places = ['./demo', '../demo', '../../../examples'];

/**
 * `demoAssets` returns the folder that contains `orders` and `pull-request`. Errors: `usage` if the bundle was copied
 * without that folder.
 */
export function demoAssets(): string {
  for (const place of places) {
    const folder = fileURLToPath(new URL(place, import.meta.url));
    if (existsSync(`${folder}/orders/go.mod`)) return folder;
  }
  throw new GateError(
    'usage',
    "The demo's files are missing: the folder dist/demo was not copied with the program.",
    'Copy the whole dist folder.',
  );
}
