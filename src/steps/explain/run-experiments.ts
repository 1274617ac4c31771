import { leastShare, rowKey } from '../../core/cause/effect.ts';
import { rankAtoms } from '../../core/cause/rank-atoms.ts';
import { takenData } from '../../core/cause/take-back.ts';
import { unitsOf } from '../../core/cause/units.ts';
import type { ListedPackage, Ports, TestBinary } from '../../ports.ts';
import type { SideUnderTest } from '../side.ts';
import { readImports } from './declarations.ts';
import {
  distinctSites,
  type ExplainContext,
  type Experiments,
  type Gathered,
  noExperiments,
  siteKey,
  type Variation,
} from './evidence.ts';
import { budgetOf } from './budget.ts';
import { type Bench, boundedBench, experiment, measureOnce, type MeasuredFigures } from './experiment.ts';
import { measureFixes } from './fixes.ts';
import { hintsOf } from './hints.ts';
import { profileReverted } from './profile-reverted.ts';
import { type Proof, prove } from './prove.ts';
import type { Regressed } from './regressed.ts';
import { type RegressedRow, sharesOf } from './shares.ts';
import { soundnessBy } from './soundness.ts';

/** The maximum number of builds for one package, for proofs and for fixes. */
const mostBuilds = { proof: 16, fixes: 12 };
/** The share of the time that proofs may take, so that some is left for fixes. */
const proofShare = 0.9;
/** If less than this share of a regression appears at the pinned iterations, experiments are too short to show it. */
const leastVisible = 0.5;

/** `runExperiments` first reverts parts of the change and then tries fixes, each with its own budget. */
export async function runExperiments(
  ports: Ports,
  context: ExplainContext,
  listed: ListedPackage,
  regressed: readonly Regressed[],
  evidence: Gathered,
): Promise<Experiments> {
  const { base, head, change, settings, work, deadline } = context;
  const { importPath } = listed;
  if (evidence.profiled.length === 0) return noExperiments;
  const [headBinary, baseBinary] = await Promise.all([binaryOf(head, importPath), binaryOf(base, importPath)]);
  if (headBinary === undefined) return noExperiments;
  const { buildFlags, timeoutMs } = settings;
  const plans = regressed.map(({ plan }) => plan);
  const now = ports.clock.now();
  const limits = { buildFlags, work, timeoutMs, deadline };
  const whole: Bench = {
    side: 'head',
    listed,
    root: head.root,
    baseRoot: base?.root,
    ...limits,
    plans,
    isReported: reportedIn(regressed),
  };
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
  const all = rowsOf(regressed, figures);
  const varying = new Map(varyingIn(all, await measureOnce(ports, bench, headBinary)));
  const rows = all.filter(({ benchmark }) => !varying.has(benchmark));
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
      budget: budgetOf(mostBuilds.proof, now + proofShare * (deadline - now)),
      score: (atom) => scores.get(atom) ?? 0,
      soundnessOf: soundnessBy(ports, bench, headBinary, context.testTurns),
    });
  }
  const checking = async (): Promise<ReadonlyMap<string, Variation>> => {
    if (proof === undefined || proof.parts.length === 0) return new Map();
    const control = await experiment(ports, bench, new Map(), 'control');
    if (control.kind !== 'build-failed') return varyingIn(rows, control.figures);
    return new Map(rows.map(({ benchmark }) => [benchmark, 'no build']));
  };
  const profiling = async (): Promise<Experiments['undone']> =>
    proof?.reverted === undefined
      ? noExperiments.undone
      : profileReverted(ports, context, bench, proof.reverted, evidence.profiled);
  // The profile may exchange data files, which the control experiment must not see.
  const exchangesData = takenData(proof?.reverted?.atoms ?? []).size > 0;
  const [moved, undone] = exchangesData
    ? [await checking(), await profiling()]
    : await Promise.all([checking(), profiling()]);
  const rewritten = moved.size === 0 ? [] : await rewrittenSources(ports, context);
  if (rewritten.length > 0) return { ...noExperiments, varying, rewritten };
  for (const [benchmark, how] of moved) varying.set(benchmark, how);
  const { fixes, untried } = await measureFixes(ports, {
    bench,
    binary: headBinary,
    context,
    regressed,
    evidence: { ...evidence, proof, varying, rewritten: [], undone },
    budget: budgetOf(mostBuilds.fixes, deadline),
  });
  return { proof, fixes, untried, varying, rewritten: [], undone };
}

/**
 * `varyingIn` returns the benchmarks for which another run of head's own sources gives no figures, or figures that
 * differ by as much as an experiment's effect.
 */
function varyingIn(rows: readonly RegressedRow[], again: MeasuredFigures): ReadonlyMap<string, Variation> {
  const shares = sharesOf(rows, again);
  return new Map(
    rows.flatMap((row): [string, Variation][] => {
      const share = shares.get(rowKey(row));
      if (share === undefined) return [[row.benchmark, 'no figures']];
      return Math.abs(share) >= leastShare ? [[row.benchmark, 'differs']] : [];
    }),
  );
}

/**
 * `rewrittenSources` returns the changed files of head whose contents have been modified since the change was read.
 * Tests and benchmarks run in the snapshot's folders; if one writes into sources, its effect would otherwise be
 * mistaken for that of the reverted change.
 */
async function rewrittenSources(ports: Ports, { change, head }: ExplainContext): Promise<readonly string[]> {
  const rewritten: string[] = [];
  for (const [file, text] of change.sources.head)
    if ((await ports.repository.readSnapshot(head.root, file)) !== text) rewritten.push(file);
  return rewritten;
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
 * `rowsOf` returns the regressed figures for which experiments can prove a cause: those that differ at the pinned
 * iterations by at least half of the confirmed difference.
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
