import { benchPattern } from '../../core/benchfmt/index.ts';
import { GateError } from '../../errors.ts';
import type { ListedPackage, Ports, Revisions } from '../../ports.ts';
import { harvestOnce } from '../harvest.ts';
import { planHead } from '../plan-head.ts';
import { prepareSides } from '../prepare.ts';
import type { PolicyInForce } from '../read-policy.ts';
import { type BenchmarkPlan, screenSide } from '../screen.ts';
import type { SideUnderTest } from '../side.ts';
import { subjectKey } from '../subject.ts';
import { atCommit } from './at-commit.ts';
import type { Probe, ProbeSource } from './search.ts';

export interface CommitMeasuring {
  readonly revisions: Revisions;
  readonly inForce: PolicyInForce;
  /** How the benchmark is measured, which is the same at every commit. */
  readonly plan: BenchmarkPlan;
  readonly unit: string;
  /** The benchmark's package as a pattern for the go command, and its folder relative to the top of the repository. */
  readonly place: PackagePlace;
  /** Results that are already known, by package key. */
  readonly known: Map<string, Probe>;
}

export interface PackagePlace {
  readonly pattern: string;
  readonly folder: string;
}

/** `placeOf` returns the pattern and the folder of a listed package. */
export function placeOf(side: Pick<SideUnderTest, 'root'>, { folder, moduleFolder }: ListedPackage): PackagePlace {
  const below = folder.slice(moduleFolder.length + 1);
  return { pattern: below === '' ? '.' : `./${below}`, folder: folder.slice(side.root.length + 1) };
}

/** `ownFaults` lists the error codes that concern a single commit, which is then skipped. */
export const ownFaults = new Set([
  'usage',
  'prepare-failed',
  'toolchain-too-old',
  'build-failed',
  'environment-failed',
]);

/**
 * `measureCommit` measures one benchmark at a commit, in a separate snapshot. If the package has the same sources as at
 * a commit that was measured before, that result is reused. Errors: those that don't concern this commit alone.
 */
export async function measureCommit(
  ports: Ports,
  request: CommitMeasuring,
  commit: string,
): Promise<{ readonly probe: Probe; readonly source: ProbeSource }> {
  const { folder } = request.place;
  if (folder !== '' && (await ports.repository.listFolder(request.revisions, commit, folder)).length === 0) {
    return measured({ kind: 'absent' });
  }
  try {
    return await inSnapshot(ports, request, commit);
  } catch (error) {
    if (!(error instanceof GateError)) throw error;
    if (error.code === 'no-benchmarks') return measured({ kind: 'absent' });
    if (ownFaults.has(error.code)) return measured({ kind: 'skipped', reason: error.message });
    throw error;
  }
}

async function inSnapshot(
  ports: Ports,
  request: CommitMeasuring,
  commit: string,
): Promise<{ readonly probe: Probe; readonly source: ProbeSource }> {
  const { inForce, place, known } = request;
  const { settings } = inForce;
  const revisions = atCommit(request.revisions, commit);
  const snapshots = await ports.repository.snapshot(revisions, { copy: settings.copy });
  try {
    await prepareSides(ports, revisions, snapshots, settings);
    const narrowed = { ...inForce, settings: { ...settings, patterns: [place.pattern] } };
    const side = await planHead(ports, { revisions, snapshots, inForce: narrowed });
    const listed = findPackage(side, request);
    if (listed === undefined) {
      const fault = side.incidents.find(({ kind }) => kind !== 'no-benchmarks');
      return measured(fault === undefined ? { kind: 'absent' } : { kind: 'skipped', reason: fault.message });
    }
    const same = known.get(listed.key);
    if (same !== undefined) return { probe: same, source: 'same-sources' };
    const probe = await measure(ports, side, listed, request);
    if (probe.kind !== 'skipped') known.set(listed.key, probe);
    return measured(probe);
  } finally {
    await snapshots[Symbol.asyncDispose]();
  }
}

function measured(probe: Probe): { readonly probe: Probe; readonly source: ProbeSource } {
  return { probe, source: 'measured' };
}

/** `findPackage` finds the package by its import path, or by its folder if the module had a different path. */
function findPackage(side: SideUnderTest, { plan, place }: CommitMeasuring): ListedPackage | undefined {
  return (
    side.packages.get(plan.importPath) ??
    [...side.packages.values()].find(({ folder }) => folder.slice(side.root.length + 1) === place.folder)
  );
}

async function measure(
  ports: Ports,
  side: SideUnderTest,
  { importPath }: ListedPackage,
  { inForce, plan, unit }: CommitMeasuring,
): Promise<Probe> {
  const { timeoutMs } = inForce.settings;
  const here: BenchmarkPlan = { ...plan, importPath, sides: ['head'] };
  const results = await screenSide(ports, side, [here], timeoutMs, 'bisect');
  const figure = results.get(subjectKey(here))?.figures.get(unit);
  if (figure !== undefined) return { kind: 'figure', figure };
  const [fault] = side.incidents;
  const binary = (await side.binaries([importPath])).get(importPath);
  if (binary === undefined) {
    return fault === undefined ? { kind: 'absent' } : { kind: 'skipped', reason: fault.message };
  }
  const select = { kind: 'expression', bench: benchPattern([plan.benchmark]) } as const;
  const { gomaxprocs } = plan;
  const [found] = await harvestOnce(ports.go, [{ binary, select, iterations: 1, count: 1, gomaxprocs, timeoutMs }]);
  const isThere =
    found === undefined ||
    found.failures.length > 0 ||
    found.skipped.size > 0 ||
    found.results.get(plan.benchmark)?.[0]?.figures.has(unit) === true;
  return isThere ? { kind: 'skipped', reason: fault?.message ?? 'the benchmark skips itself' } : { kind: 'absent' };
}
