import type { Explanation } from '../../core/report/model.ts';
import { counted, perOperation } from '../../core/benchmath/figure.ts';
import type { Ports } from '../../ports.ts';
import type { MeasuredBenchmark } from '../measure.ts';
import { filesOnPaths, goFolders, readCompilerView } from './compiler-view.ts';
import { composeExplanation } from './compose.ts';
import { readDeclarationView } from './declarations.ts';
import { type ExplainContext, noExperiments } from './evidence.ts';
import { withExcerpts } from './excerpts.ts';
import { profileSites } from './profile-sites.ts';
import { quoteSources } from './source-lines.ts';
import { readSiteFacts } from './site-facts.ts';

/** The maximum number of sites to report for one benchmark. */
const mostSites = 25;

/**
 * `describeSites` returns, for each benchmark, an explanation that lists the benchmark's allocation sites, the most
 * expensive first. It runs no experiments.
 */
export async function describeSites(
  ports: Ports,
  context: ExplainContext,
  benchmarks: readonly MeasuredBenchmark[],
): Promise<readonly Explanation[]> {
  const explanations: Explanation[] = [];
  for (const [index, measured] of benchmarks.entries()) {
    const { plan } = measured;
    ports.log.progress({ stage: 'explain', done: index, total: benchmarks.length, detail: plan.benchmark });
    const explanation = await describe(ports, context, measured);
    if (explanation !== undefined) explanations.push(explanation);
  }
  return quoteSources(ports, context.head.root, explanations);
}

async function describe(
  ports: Ports,
  context: ExplainContext,
  { plan, base: baseFigures, head: headFigures }: MeasuredBenchmark,
): Promise<Explanation | undefined> {
  const { base, head, change, settings, profiles, work } = context;
  const { importPath, benchmark, iterations } = plan;
  const listed = head.packages.get(importPath);
  if (listed === undefined || headFigures === undefined) return undefined;
  const { buildFlags, timeoutMs } = settings;
  const profiled = await profileSites(ports, {
    base: baseFigures === undefined ? undefined : base,
    head,
    importPath,
    benchmark,
    iterations,
    timeoutMs,
    buildFlags,
    work,
    profiles,
    lines: change.lines,
    allocsPerOp: { base: allocationsOf(baseFigures), head: allocationsOf(headFigures) },
    all: true,
  });
  if (profiled === undefined) return undefined;
  const sites = profiled.diff.sites.slice(0, mostSites);
  const [compiler, facts, declarations] = await Promise.all([
    readCompilerView(ports, context, importPath, goFolders(filesOnPaths(sites))),
    readSiteFacts(ports, context, listed, sites),
    readDeclarationView(
      ports,
      listed,
      head.root,
      sites.map(({ file }) => file),
    ),
  ]);
  const evidence = {
    profiled: [profiled],
    compiler,
    declarations,
    facts,
    ...noExperiments,
  };
  const explanation = composeExplanation(context, { plan, units: [] }, profiled, evidence, mostSites);
  return withExcerpts(ports, context, profiled, explanation);
}

function allocationsOf(figures: MeasuredBenchmark['head']): number {
  const [figure] = figures?.get('allocs/op') ?? [];
  return figure === undefined ? 0 : perOperation(counted(figure));
}
