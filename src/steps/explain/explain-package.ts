import { rankAtoms } from '../../core/cause/rank-atoms.ts';
import { unitsOf } from '../../core/cause/units.ts';
import type { Explanation } from '../../core/report/model.ts';
import type { SiteChange } from '../../core/profile/site-diff.ts';
import type { ListedPackage, Ports, TestBinary } from '../../ports.ts';
import { mapLimit } from '../pool.ts';
import type { SideUnderTest } from '../side.ts';
import { changedFolders, type CompilerView, filesOnPaths, goFolders, readCompilerView } from './compiler-view.ts';
import { composeExplanation } from './compose.ts';
import { readDeclarationView, readImports } from './declarations.ts';
import { measureOnce, type Bench, type MeasuredFigures } from './experiment.ts';
import { measureFixes } from './fixes.ts';
import { hintsOf } from './hints.ts';
import { profileSites } from './profile-sites.ts';
import { type Proof, prove } from './prove.ts';
import { type ExplainContext, type MeasuredFix, type PackageEvidence, siteKey } from './evidence.ts';
import type { Regressed } from './regressed.ts';
import { readSiteFacts } from './site-facts.ts';

/** Builds of experiments that one package gets (design.md, "Prove"). */
const mostBuilds = 16;
/** Sites that the type checker is asked about. */
const mostSites = 60;
/** A regression of which the pinned iterations show less than this share needs longer runs than an experiment has. */
const leastVisible = 0.5;

/** Explains the regressions of one package: where, why, which change, and what helps. */
export async function explainPackage(
  ports: Ports,
  context: ExplainContext,
  importPath: string,
  regressed: readonly Regressed[],
): Promise<readonly Explanation[]> {
  const { stopwatch, head } = context;
  const listed = head.packages.get(importPath);
  if (listed === undefined) return [];
  const evidence = await stopwatch.time('explainMs', () => gather(ports, context, listed, regressed));
  const proven = await stopwatch.time('proveMs', () => experimentOn(ports, context, listed, regressed, evidence));
  const unprofiled = regressed.length - evidence.profiled.length;
  if (unprofiled > 0)
    ports.log.info(
      `${importPath}: ${unprofiled} of ${regressed.length} benchmarks that regressed gave no allocation profile within the budget.`,
    );
  return evidence.profiled.flatMap((profiled) => {
    const found = regressed.find(({ plan }) => plan.benchmark === profiled.benchmark);
    return found === undefined ? [] : [composeExplanation(context, found, profiled, { ...evidence, ...proven })];
  });
}

type Gathered = Omit<PackageEvidence, 'proof' | 'fixes'>;

async function gather(
  ports: Ports,
  context: ExplainContext,
  listed: ListedPackage,
  regressed: readonly Regressed[],
): Promise<Gathered> {
  const { base, head, change, settings, profiles, work } = context;
  const { importPath } = listed;
  const { buildFlags } = settings;
  const timeoutMs = Math.min(settings.timeoutMs, settings.budgetMs);
  const deadline = ports.clock.now() + settings.budgetMs;
  const ask = async (folders: ReadonlySet<string>): Promise<CompilerView> =>
    readCompilerView(ports, { base, head }, importPath, buildFlags, change.lines, folders);
  const changed = changedFolders(change.files);
  const compiling = changed.size === 0 ? undefined : ask(changed);
  // It is waited for below; a failure before that must not end the process.
  compiling?.catch(() => undefined);
  const profiled = await mapLimit(
    regressed,
    Math.max(1, Math.floor(ports.go.parallelism / 2)),
    async ({ plan, units }, index) => {
      if (index > 0 && ports.clock.now() > deadline) return undefined;
      const { benchmark, iterations } = plan;
      const allocations = units.find(({ unit }) => unit === 'allocs/op')?.finding ?? units[0]?.finding;
      return profileSites(ports, {
        base,
        head,
        importPath,
        benchmark,
        iterations,
        timeoutMs,
        buildFlags,
        work,
        profiles,
        lines: change.lines,
        allocsPerOp: { base: allocations?.base?.median ?? 0, head: allocations?.head?.median ?? 0 },
      });
    },
  );
  const found = profiled.filter((entry) => entry !== undefined);
  const sites = distinctSites(found.flatMap(({ diff }) => diff.sites));
  const onPaths = filesOnPaths(sites);
  const compiler = async (): Promise<CompilerView> => {
    const folders = new Set([...changed, ...goFolders(onPaths)]);
    const first = await compiling;
    return first !== undefined && folders.size === changed.size ? first : ask(folders);
  };
  const [view, facts] = await Promise.all([compiler(), readSiteFacts(ports, context, listed, sites)]);
  const files = [...change.atoms.filter(({ added }) => added.length > 0).map(({ file }) => file), ...onPaths];
  const declarations = await readDeclarationView(ports, listed, head.root, files);
  return { profiled: found, compiler: view, declarations, facts };
}

/** Takes changes back, then tries fixes, in one budget. */
async function experimentOn(
  ports: Ports,
  context: ExplainContext,
  listed: ListedPackage,
  regressed: readonly Regressed[],
  evidence: Gathered,
): Promise<Pick<PackageEvidence, 'proof' | 'fixes'>> {
  const { base, head, change, settings, work } = context;
  const { importPath } = listed;
  const nothing = { proof: undefined, fixes: new Map<string, MeasuredFix>() };
  if (evidence.profiled.length === 0) return nothing;
  const [headBinary, baseBinary] = await Promise.all([binaryOf(head, importPath), binaryOf(base, importPath)]);
  if (headBinary === undefined) return nothing;
  const { buildFlags, timeoutMs } = settings;
  const plans = regressed.map(({ plan }) => plan);
  const bench: Bench = { side: 'head', listed, root: head.root, buildFlags, work, timeoutMs, plans };
  const budget = { builds: mostBuilds, deadline: ports.clock.now() + settings.budgetMs };
  const figures = {
    base: baseBinary === undefined ? undefined : await measureOnce(ports, bench, baseBinary),
    head: await measureOnce(ports, bench, headBinary),
  };
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
      budget,
      score: (atom) => scores.get(atom) ?? 0,
    });
  }
  const fixes = await measureFixes(ports, {
    bench,
    context,
    regressed,
    evidence: { ...evidence, proof },
    budget,
  });
  return { proof, fixes };
}

async function binaryOf(side: SideUnderTest | undefined, importPath: string): Promise<TestBinary | undefined> {
  return (await side?.binaries([importPath]))?.get(importPath);
}

/** What an experiment can restore: figures that differ at the pinned iterations nearly as much as they did when they were confirmed. */
function rowsOf(
  regressed: readonly Regressed[],
  figures: { readonly base: MeasuredFigures | undefined; readonly head: MeasuredFigures },
): readonly { benchmark: string; unit: string; base: number; head: number }[] {
  return regressed.flatMap(({ plan: { benchmark }, units }) =>
    units.flatMap(({ unit, finding }) => {
      const [base, head] = [figures.base?.get(benchmark)?.get(unit), figures.head.get(benchmark)?.get(unit)];
      if (base === undefined || head === undefined || finding.base === null || finding.head === null) return [];
      const confirmed = finding.head.median - finding.base.median;
      return head - base < leastVisible * confirmed ? [] : [{ benchmark, unit, base, head }];
    }),
  );
}

function distinctSites(sites: readonly SiteChange[]): readonly SiteChange[] {
  return [...new Map(sites.map((site) => [siteKey(site), site])).values()].slice(0, mostSites);
}
