import type { Coverage } from '../../core/blind-spots/coverage.ts';
import type { ListedPackage, Ports } from '../../ports.ts';
import { mapLimit } from '../pool.ts';
import type { ChangedCode } from './changed-code.ts';
import type { Asked } from './find-blind-spots.ts';

export interface CoverageRun {
  /** Packages whose benchmarks can't be built or run. */
  readonly failed: readonly string[];
  /** Whether time ran out. */
  readonly late: boolean;
}

/**
 * `runWithCoverage` rebuilds the packages whose benchmarks can reach the change, with coverage counters in the changed
 * packages. It then runs one iteration of each benchmark.
 */
export async function runWithCoverage(
  ports: Ports,
  request: Asked,
  code: ChangedCode,
  coverage: Coverage,
  deadline: number,
): Promise<CoverageRun> {
  const { settings, work } = request;
  const packages = changedPackages(request);
  if (packages.length === 0) return { failed: [], late: false };
  const left = (): number => Math.round(deadline - ports.clock.now());
  const isLate = (): boolean => left() <= 0;
  if (isLate()) return { failed: [], late: true };
  const cover = new Set(code.functions.flatMap(({ file }) => code.packageOf(file) ?? []));
  const build = await ports.go.build({
    side: 'head',
    packages,
    buildFlags: settings.buildFlags,
    work,
    variant: { name: 'cover', replace: new Map(), cover: [...cover].toSorted(), limitMs: left() },
  });
  if (isLate()) return { failed: [], late: true };
  const failed = build.failures.map(({ importPath }) => importPath);
  await mapLimit(build.binaries, ports.go.parallelism, async (binary) => {
    if (isLate()) return;
    const { profile } = await ports.analysis.coverage({
      binary,
      args: ['-test.run=^$', `-test.bench=${settings.bench}`, '-test.benchtime=1x', '-test.count=1', '-test.timeout=0'],
      gomaxprocs: undefined,
      timeoutMs: Math.min(settings.timeoutMs, Math.max(left(), 1)),
    });
    if (profile === undefined || !coverage.add(profile)) failed.push(binary.importPath);
  });
  return { failed, late: isLate() };
}

/**
 * `changedPackages` returns the packages that have benchmarks and whose inputs differ from base's: no other package can
 * reach the change.
 */
function changedPackages({ base, head, own }: Asked): readonly ListedPackage[] {
  return [...head.packages.values()].filter(
    ({ importPath, key, benchmarks }) =>
      own?.has(importPath) !== false && benchmarks?.length !== 0 && base.packages.get(importPath)?.key !== key,
  );
}
