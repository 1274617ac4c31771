import { leastShare } from '../../core/cause/effect.ts';
import { rankAtoms } from '../../core/cause/rank-atoms.ts';
import { unitsOf } from '../../core/cause/units.ts';
import type { ListedPackage, Ports, TestBinary } from '../../ports.ts';
import type { SideUnderTest } from '../side.ts';
import { readImports } from './declarations.ts';
import {
  distinctSites,
  type ExplainContext,
  type Experiments,
  type Gathered,
  type MeasuredFix,
  siteKey,
} from './evidence.ts';
import { type Bench, boundedBench, experiment, measureOnce, type MeasuredFigures } from './experiment.ts';
import { measureFixes } from './fixes.ts';
import { hintsOf } from './hints.ts';
import { type Proof, prove } from './prove.ts';
import type { Regressed } from './regressed.ts';
import { type RegressedRow, sharesOf } from './shares.ts';
import { soundnessBy } from './soundness.ts';

/** Builds that one package gets, for proofs and for fixes (design.md, "Prove"). */
const mostBuilds = { proof: 16, fixes: 12 };
/** Share of the time that proofs may take, so that a proven cause can come with a fix. */
const proofShare = 0.9;
/** A regression that shows less than this share at the pinned iterations needs longer runs than an experiment has. */
const leastVisible = 0.5;

/** `runExperiments` reverts changes, then tries fixes, within one budget. */
export async function runExperiments(
  ports: Ports,
  context: ExplainContext,
  listed: ListedPackage,
  regressed: readonly Regressed[],
  evidence: Gathered,
): Promise<Experiments> {
  const { base, head, change, settings, work } = context;
  const { importPath } = listed;
  const nothing = { proof: undefined, fixes: new Map<string, MeasuredFix>(), disturbed: false };
  if (evidence.profiled.length === 0) return nothing;
  const [headBinary, baseBinary] = await Promise.all([binaryOf(head, importPath), binaryOf(base, importPath)]);
  if (headBinary === undefined) return nothing;
  const { buildFlags, timeoutMs } = settings;
  const plans = regressed.map(({ plan }) => plan);
  const now = ports.clock.now();
  const deadline = now + settings.budgetMs;
  const limits = { buildFlags, work, timeoutMs, deadline };
  const whole: Bench = { side: 'head', listed, root: head.root, ...limits, plans, isReported: reportedIn(regressed) };
  const figures = {
    base: baseBinary === undefined ? undefined : await measureOnce(ports, whole, baseBinary),
    head: await measureOnce(ports, whole, headBinary),
  };
  const bench = boundedBench(whole, ports.clock.now() - now);
  const sites = distinctSites(evidence.profiled.flatMap(({ diff }) => diff.sites));
  const hints = hintsOf(
    sites,
    sites.map((site) => evidence.facts.get(siteKey(site))),
    evidence.compiler.newlySaid,
  );
  const ranked = rankAtoms({
    atoms: change.atoms,
    sites: evidence.profiled.flatMap(({ diff }) => diff.sites),
    hints,
    declarationAt: (place) => evidence.declarations.at(place),
  });
  const scores = new Map(ranked.map(({ atom, score }) => [atom, score]));
  const rows = rowsOf(regressed, figures);
  let proof: Proof | undefined;
  if (
    base !== undefined &&
    rows.length > 0 &&
    change.atoms.length > 0 &&
    base.environment.goVersion === head.environment.goVersion
  ) {
    const imports = await readImports(ports, listed, base.root, change.sources.base.keys());
    const headNames = new Map(
      change.files.flatMap((file) => (file.kind === 'modified' ? [[file.head, file.base] as const] : [])),
    );
    proof = await prove(ports, {
      bench,
      change: { ...change, importsOf: (file) => imports.get(headNames.get(file) ?? file) ?? [] },
      units: unitsOf(ranked, (place) => evidence.declarations.at(place)),
      rows,
      budget: { builds: mostBuilds.proof, deadline: now + proofShare * settings.budgetMs },
      score: (atom) => scores.get(atom) ?? 0,
      soundnessOf: soundnessBy(ports, bench, headBinary),
    });
  }
  if (proof !== undefined && proof.parts.length > 0 && !(await isUndisturbed(ports, bench, rows)))
    return { ...nothing, disturbed: true };
  const fixes = await measureFixes(ports, {
    bench,
    context,
    regressed,
    evidence: { ...evidence, proof, disturbed: false },
    budget: { builds: mostBuilds.fixes, deadline },
  });
  return { proof, fixes, disturbed: false };
}

/**
 * `isUndisturbed` reports whether head itself still has its figures. Tests and benchmarks run in the snapshot's
 * folders; one that writes into sources would otherwise be mistaken for the reverted change.
 */
async function isUndisturbed(ports: Ports, bench: Bench, rows: readonly RegressedRow[]): Promise<boolean> {
  const control = await experiment(ports, bench, new Map());
  return (
    control.kind === 'measured' &&
    [...sharesOf(rows, control.figures).values()].every((share) => Math.abs(share) < leastShare)
  );
}

function reportedIn(regressed: readonly Regressed[]): Bench['isReported'] {
  return (benchmark, unit) =>
    regressed.some(
      ({ plan, units }) =>
        plan.benchmark === benchmark && units.some((of) => of.unit === unit && of.finding.head?.reported === true),
    );
}

async function binaryOf(side: SideUnderTest | undefined, importPath: string): Promise<TestBinary | undefined> {
  return (await side?.binaries([importPath]))?.get(importPath);
}

/**
 * `rowsOf` returns what an experiment can restore: figures that differ at the pinned iterations nearly as much as when
 * they were confirmed.
 */
function rowsOf(
  regressed: readonly Regressed[],
  figures: { readonly base: MeasuredFigures | undefined; readonly head: MeasuredFigures },
): readonly RegressedRow[] {
  return regressed.flatMap(({ plan: { benchmark }, units }) =>
    units.flatMap(({ unit, finding }) => {
      const [base, head] = [figures.base?.get(benchmark)?.get(unit), figures.head.get(benchmark)?.get(unit)];
      if (base === undefined || head === undefined || finding.base === null || finding.head === null) return [];
      const confirmed = finding.head.median - finding.base.median;
      return head - base < leastVisible * confirmed ? [] : [{ benchmark, unit, base, head }];
    }),
  );
}
