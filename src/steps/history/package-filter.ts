import { checkPackagePattern, matchPackage } from '../../core/policy/package-pattern.ts';
import { GateError } from '../../errors.ts';
import type { Ports, Revisions } from '../../ports.ts';

/**
 * `packageFilter` returns a function that reports whether a recorded package matches one of the patterns; patterns for
 * folders are relative to the folder of the module's go.mod. Errors: `usage`.
 */
export async function packageFilter(
  { repository }: Pick<Ports, 'repository'>,
  revisions: Revisions,
  patterns: readonly string[],
): Promise<(importPath: string) => boolean> {
  for (const pattern of patterns) {
    const fault = checkPackagePattern(pattern);
    if (fault !== undefined)
      throw new GateError(
        'usage',
        `Package pattern ${JSON.stringify(pattern)}: ${fault}.`,
        'Name packages as you would for the go command.',
      );
  }
  const wanted = patterns.filter((pattern) => pattern !== './...');
  if (wanted.length < patterns.length || patterns.length === 0) return () => true;
  const module = await moduleOf({ repository }, revisions);
  if (module === undefined && wanted.some((pattern) => pattern.startsWith('.'))) {
    throw new GateError(
      'usage',
      "There is no go.mod here, so package folders can't be resolved.",
      'Name packages by import path, or start in the folder of the module (-C DIR).',
    );
  }
  return (importPath) => {
    const path = pathInModule(module, importPath) ?? '../..';
    return wanted.some((pattern) => matchPackage(pattern, { importPath, path }));
  };
}

/** `moduleOf` returns the path of the module in the requested folder. */
export async function moduleOf(
  { repository }: Pick<Ports, 'repository'>,
  revisions: Revisions,
): Promise<string | undefined> {
  const { prefix } = revisions;
  const file = await repository.readHeadFile(revisions, prefix === '' ? 'go.mod' : `${prefix}/go.mod`);
  return /^module\s+"?([^\s"]+)/m.exec(file ?? '')?.[1];
}

/**
 * `pathInModule` returns a package's folder relative to its go.mod, such as `.` or `./codec`, or `undefined` if the
 * package belongs to another module.
 */
export function pathInModule(module: string | undefined, importPath: string): string | undefined {
  if (module === undefined) return undefined;
  if (importPath === module) return '.';
  return importPath.startsWith(`${module}/`) ? `./${importPath.slice(module.length + 1)}` : undefined;
}
