import { matchBenchmarkFunction, matchBenchmarkName } from '../core/benchfmt/index.ts';
import { summarize } from '../core/benchmath/summary.ts';
import type { GateReport } from '../core/report/model.ts';
import type { ListedPackage, Ports } from '../ports.ts';
import { type Base, figuresOfStored, storedPackages } from './base.ts';
import type { Comparison, Sides } from './run.ts';
import { only, type SideUnderTest } from './side.ts';
import { insideRoot } from './stored-text.ts';

/** Packages that are neither built nor run on either side, as the report lists them. */
export type Identical = NonNullable<GateReport['identical']>;

export type SkipRequest = Comparison & Sides;

/** Both sides without the packages that are not measured. */
export interface Remaining extends Sides {
  readonly identical: Identical;
  readonly notes: readonly string[];
}

/** The reason that the report gives for packages that are not measured. */
export const identicalReason = 'nothing that the benchmarks can read differs between base and head';

/**
 * `skipIdentical` removes from both sides the packages whose benchmarks can read nothing that differs. It removes none
 * if the change edits the configuration or the stored baseline, because then the figures are needed.
 */
export async function skipIdentical(ports: Ports, request: SkipRequest): Promise<Remaining> {
  const { head, base, inForce, snapshots } = request;
  const { settings } = inForce;
  const found = identicalPackages(head, base);
  const isAsked =
    settings.skip &&
    settings.mode === 'fast' &&
    found.length > 0 &&
    base.kind === 'measured' &&
    snapshots.base !== undefined;
  const edited = isAsked ? await editedPolicy(ports, request) : undefined;
  if (!isAsked || edited !== undefined) {
    const notes = edited === undefined ? [] : [`No package was skipped, because the change edits ${edited}.`];
    return { head, base, identical: [], notes };
  }
  const names = new Set(found.map(({ importPath }) => importPath));
  const stored = new Map([...base.stored].filter(([importPath]) => !names.has(importPath)));
  const others = ({ packages }: SideUnderTest): Set<string> =>
    new Set([...packages.keys()].filter((name) => !names.has(name)));
  return {
    head: only(head, others(head)),
    base: { ...base, side: only(base.side, others(base.side)), stored },
    identical: found.flatMap((listed) => describe(listed, base, settings.bench)),
    notes: [],
  };
}

/** `identicalPackages` returns the packages of head whose benchmarks can read nothing that differs from base. */
export function identicalPackages(head: SideUnderTest, base: Base): readonly ListedPackage[] {
  if (base.kind !== 'measured') return [];
  const failed = [...head.incidents, ...base.side.incidents].map((incident) => incident.package);
  return [...head.packages.values()].filter(({ importPath, key, benchmarks }) => {
    const other = base.side.packages.get(importPath);
    return key === other?.key && benchmarks !== undefined && !failed.includes(importPath);
  });
}

/**
 * `describe` returns the report's entry for a package: its benchmarks one by one if stored figures name them, otherwise
 * its benchmark functions.
 */
function describe({ importPath, benchmarks = [] }: ListedPackage, base: Base, bench: string): Identical {
  const stored = storedPackages(base).get(importPath);
  const names = Object.keys(stored?.benchmarks ?? {}).filter((name) => matchBenchmarkName(bench, name));
  const functions = benchmarks.filter((name) => matchBenchmarkFunction(bench, name));
  if (functions.length === 0) return [];
  return [
    {
      package: importPath,
      reason: identicalReason,
      benchmarks:
        names.length === 0
          ? functions.map((benchmark) => ({ benchmark }))
          : names.map((benchmark) => ({ benchmark, figures: mediansOf(base, importPath, benchmark) })),
    },
  ];
}

function mediansOf(base: Base, importPath: string, benchmark: string): Record<string, number> {
  const stored = storedPackages(base).get(importPath);
  const baseline = base.kind === 'measured' ? base.baseline : undefined;
  if (stored === undefined || baseline === undefined) return {};
  const medians = [...(figuresOfStored(baseline, stored, benchmark) ?? [])].flatMap(([unit, figures]) => {
    const summary = summarize(figures);
    return summary === undefined ? [] : [[unit, summary.median] as const];
  });
  return Object.fromEntries(medians);
}

/**
 * `editedPolicy` returns the configuration file or stored baseline that the change edits, because these decide how
 * figures are judged; `undefined` if it edits none of them.
 */
async function editedPolicy(ports: Ports, { revisions, snapshots, inForce }: SkipRequest): Promise<string | undefined> {
  const roots = [snapshots.base ?? '', snapshots.head];
  const { standing, head: own } = inForce.sources;
  const stored = insideRoot(revisions.prefix, inForce.settings.baselineFile);
  const paths = [standing?.path, own?.path, stored].filter((path) => path !== undefined);
  for (const path of new Set(paths)) {
    const [before, after] = await Promise.all(roots.map((root) => ports.repository.readSnapshot(root, path)));
    if (before !== after) return path;
  }
  return undefined;
}
