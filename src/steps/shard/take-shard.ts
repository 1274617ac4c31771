import { matchBenchmarkFunction } from '../../core/benchfmt/index.ts';
import { fingerprint } from '../../core/report/fingerprint.ts';
import { isOfShard, type Shard } from '../../core/shard/shard.ts';
import { type Base, sideOf, storedPackages } from '../base.ts';
import type { Sides } from '../run.ts';
import { only, type SideUnderTest } from '../side.ts';

/** Estimated times in milliseconds: for building a package's binaries, and for running one of its benchmarks. */
const estimates = { package: 1000, benchmark: 20 } as const;

export interface TakenShard extends Sides {
  /** The packages of all shards, sorted. */
  readonly packages: readonly string[];
  readonly own: readonly string[];
  /** A digest of everything that the benchmarks of all packages can read on both sides. */
  readonly sources: string;
}

export interface TakeShardRequest extends Sides {
  /** The shard to measure; `undefined` if the run isn't split into shards. */
  readonly shard: Shard | undefined;
  readonly bench: string;
  /** Milliseconds that the benchmarks of a package took in an earlier run. */
  readonly times: ReadonlyMap<string, number>;
}

/**
 * `takeShard` returns both sides with only the packages of one shard, or `undefined` if the run isn't split into
 * shards. The split depends only on what all shards have in common: the packages of both sides, stored figures, and the
 * times of an earlier run. Failures of other packages are removed from both sides, because their own shards report
 * them.
 */
export function takeShard(request: TakeShardRequest): TakenShard | undefined {
  const { head, base, shard } = request;
  if (shard === undefined) return undefined;
  const side = sideOf(base);
  const stored = storedPackages(base);
  const incidents = [...head.incidents, ...(side?.incidents ?? [])];
  const packages = [
    ...new Set([
      ...head.packages.keys(),
      ...(side?.packages.keys() ?? []),
      ...stored.keys(),
      ...incidents.flatMap((incident) => incident.package ?? []),
    ]),
  ].toSorted();
  const isOwn = isOfShard(
    packages.map((importPath) => weightOf(importPath, request)),
    shard,
  );
  const own = packages.filter((_, index) => isOwn[index] === true);
  const names = new Set(own);
  for (const { incidents: all } of side === undefined ? [head] : [head, side]) {
    const kept = all.filter((incident) => incident.package === undefined || names.has(incident.package));
    all.splice(0, all.length, ...kept);
  }
  return {
    head: only(head, names),
    base: baseOf(base, names),
    packages,
    own,
    sources: fingerprint(
      packages.flatMap((importPath) => [importPath, keyOf(side, importPath), keyOf(head, importPath)]),
    ),
  };
}

function keyOf(side: SideUnderTest | undefined, importPath: string): string {
  return side?.packages.get(importPath)?.key ?? '';
}

function baseOf(base: Base, names: ReadonlySet<string>): Base {
  switch (base.kind) {
    case 'none':
      return base;
    case 'measured': {
      const stored = new Map([...base.stored].filter(([importPath]) => names.has(importPath)));
      return { ...base, side: only(base.side, names), stored };
    }
    case 'pinned': {
      const packages = Object.entries(base.baseline.packages).filter(([importPath]) => names.has(importPath));
      const baseline = { ...base.baseline, packages: Object.fromEntries(packages) };
      return { ...base, baseline, side: base.side && only(base.side, names) };
    }
    default:
      return base satisfies never;
  }
}

/** `weightOf` estimates the time that a package takes. A package without a selected benchmark isn't built. */
function weightOf(importPath: string, { head, base, bench, times }: TakeShardRequest): number {
  const listed = head.packages.get(importPath) ?? sideOf(base)?.packages.get(importPath);
  const functions = listed?.benchmarks?.filter((name) => matchBenchmarkFunction(bench, name)).length ?? 1;
  if (functions === 0) return 0;
  const known = Object.keys(storedPackages(base).get(importPath)?.benchmarks ?? {}).length;
  return estimates.package + (times.get(importPath) ?? estimates.benchmark * Math.max(functions, known));
}
