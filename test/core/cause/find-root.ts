import { rootOf } from '../../../src/core/cause/root.ts';
import type { Root, RootRequest } from '../../../src/core/cause/root/request.ts';
import { atomsBetween, lines, site } from './builders.ts';

/** A file of the package `order`. */
export const source = (...body: readonly string[]): string => lines('package order', '', ...body);

/** The root for a change between two trees, as the finder and place. */
export function root(
  trees: readonly [base: Readonly<Record<string, string>>, head: Readonly<Record<string, string>>],
  request: Partial<RootRequest>,
): readonly [by: Root['by'], place: string] | undefined {
  const { atoms } = atomsBetween(...trees);
  const found = rootOf({
    site: site('runtime.newobject'),
    atoms,
    facts: undefined,
    escape: undefined,
    newlySaid: [],
    proven: false,
    ...request,
  });
  return found && [found.by, `${found.file}:${found.line}`];
}
