import { checkPackagePattern, matchPackage } from '../../core/policy/package-pattern.ts';
import { GateError } from '../../errors.ts';
import type { Ports, Revisions } from '../../ports.ts';

/** `packageFilter` returns whether a recorded package is one of the patterns; folders count from the module's go.mod. Errors: `usage`. */
export async function packageFilter(
  { repository }: Ports,
  revisions: Revisions,
  patterns: readonly string[],
): Promise<(importPath: string) => boolean> {
  for (const pattern of patterns) {
    const fault = checkPackagePattern(pattern);
    if (fault !== undefined) throw new GateError('usage', `${fault}.`, 'Name packages as for the go command.');
  }
  const wanted = patterns.filter((pattern) => pattern !== './...');
  if (wanted.length < patterns.length || patterns.length === 0) return () => true;
  const { prefix } = revisions;
  const file = await repository.readHeadFile(revisions, prefix === '' ? 'go.mod' : `${prefix}/go.mod`);
  const module = /^module\s+"?([^\s"]+)/m.exec(file ?? '')?.[1];
  if (module === undefined && wanted.some((pattern) => pattern.startsWith('.'))) {
    throw new GateError(
      'usage',
      'There is no go.mod in this folder that folders could be counted from.',
      'Name packages by import path, or start in the folder of the module (-C DIR).',
    );
  }
  return (importPath) => {
    const path = importPath === module ? '.' : `./${importPath.slice((module ?? '').length + 1)}`;
    const isInside = module !== undefined && (path === '.' || importPath.startsWith(`${module}/`));
    const name = { importPath, path: isInside ? path : '../..' };
    return wanted.some((pattern) => matchPackage(pattern, name));
  };
}
