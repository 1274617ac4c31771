import type { Cost } from './cost.ts';
import type { AllocationPath } from './site.ts';

/** `lineKey` returns the key of a line in a file. */
export function lineKey(file: string, line: number): string {
  return `${file}:${line}`;
}

/**
 * `lineCosts` returns what each line of user code allocates per operation, including everything that it calls. A line
 * that occurs twice on a path counts once, as in `pprof -list`.
 */
export function lineCosts(paths: readonly AllocationPath[]): ReadonlyMap<string, Cost> {
  const costs = new Map<string, Cost>();
  for (const { frames, objectsPerOp, bytesPerOp } of paths) {
    const lines = frames.flatMap(({ owner, file, line }) => (owner === 'user' ? [lineKey(file, line)] : []));
    for (const key of new Set(lines)) {
      const { objects, bytes } = costs.get(key) ?? { objects: 0, bytes: 0 };
      costs.set(key, { objects: objects + objectsPerOp, bytes: bytes + bytesPerOp });
    }
  }
  return costs;
}
