import type { Place } from '../../core/patch/line-map.ts';
import type { AllocationPath } from '../../core/profile/site.ts';
import type { Ports } from '../../ports.ts';

/** Text of a line of one side; empty where it cannot be read. */
export type LineText = (side: 'base' | 'head', place: Place) => string;

/** Reads the files that sites lie in, once each. */
export async function readSiteLines(
  ports: Ports,
  roots: Readonly<Record<'base' | 'head', string | undefined>>,
  paths: Readonly<Record<'base' | 'head', readonly AllocationPath[]>>,
): Promise<LineText> {
  const texts = new Map<string, readonly string[]>();
  for (const side of ['base', 'head'] as const) {
    const root = roots[side];
    if (root === undefined) continue;
    const files = new Set(paths[side].flatMap(({ frames, site }) => frames[site]?.file ?? []));
    for (const file of files) {
      const text = await ports.repository.readSnapshot(root, file).catch(() => undefined);
      texts.set(`${side}:${file}`, text?.split('\n') ?? []);
    }
  }
  return (side, { file, line }) => texts.get(`${side}:${file}`)?.[line - 1]?.trim() ?? '';
}
