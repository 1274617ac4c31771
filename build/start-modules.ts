import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');

/** The sources that the command line loads before it knows what is asked, relative to the repository's top. */
export const startModules: ReadonlySet<string> = reachable('src/cli/start.ts');

/** `reachable` follows the imports that are neither of types alone nor made later. */
function reachable(entry: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(entry)) return found;
  found.add(entry);
  const source = readFileSync(join(root, entry), 'utf8');
  for (const [, path = ''] of source.matchAll(/^(?:import|export) (?!type )[^;]*? from '(\.[^']+)';/gm))
    reachable(relative(root, join(root, dirname(entry), path)), found);
  return found;
}
