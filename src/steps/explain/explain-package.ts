import type { Explanation } from '../../core/report/model.ts';
import type { ListedPackage, Ports } from '../../ports.ts';
import { mapLimit } from '../pool.ts';
import { shareOfTime } from './budget.ts';
import { changedFolders, type CompilerView, filesOnPaths, goFolders, readCompilerView } from './compiler-view.ts';
import { composeExplanation } from './compose.ts';
import { readDeclarationView } from './declarations.ts';
import { profileSites, type TableFigures } from './profile-sites.ts';
import { withExcerpts } from './excerpts.ts';
import { distinctSites, type ExplainContext, type Gathered } from './evidence.ts';
import type { Regressed } from './regressed.ts';
import { runExperiments } from './run-experiments.ts';
import { sharingWork } from './shared-work.ts';
import { readSiteFacts } from './site-facts.ts';

/**
 * `explainPackage` explains the regressions of one package: where and why they allocate, which change caused them, and
 * which edits help.
 */
export async function explainPackage(
  ports: Ports,
  context: ExplainContext,
  importPath: string,
  regressed: readonly Regressed[],
): Promise<Explained> {
  const { stopwatch, head } = context;
  const listed = head.packages.get(importPath);
  if (listed === undefined) return { explanations: [], notes: [] };
  const evidence = await stopwatch.time('explainMs', () => gather(ports, context, listed, regressed));
  const proven = await stopwatch.time('proveMs', () => runExperiments(ports, context, listed, regressed, evidence));
  const explanations: Explanation[] = [];
  for (const profiled of evidence.profiled) {
    const found = regressed.find(({ plan }) => plan.benchmark === profiled.benchmark);
    if (found === undefined) continue;
    const explanation = composeExplanation(context, found, profiled, { ...evidence, ...proven });
    explanations.push(await withExcerpts(ports, context, profiled, explanation));
  }
  const unprofiled = regressed.length - evidence.profiled.length;
  if (unprofiled === 0) return { explanations, notes: [] };
  const note = `${importPath}: ${unprofiled} of ${regressed.length} regressed benchmarks could not be profiled in time, so their allocation sites are not explained.`;
  return { explanations, notes: [note] };
}

/** Bytes of an object, if only B/op regressed and the number of objects must be estimated. */
const usualSize = 32;

/** `allocationsOf` returns about how many objects an operation allocates on one side. */
function allocationsOf(units: Regressed['units'], side: 'base' | 'head'): number {
  const of = (unit: string): number | undefined => units.find((one) => one.unit === unit)?.finding[side]?.median;
  return of('allocs/op') ?? (of('B/op') ?? 0) / usualSize;
}

/** `tableOf` returns what the report's table says about the figures of head that regressed. */
function tableOf(units: Regressed['units']): TableFigures {
  const of = (unit: string): number | undefined => units.find((one) => one.unit === unit)?.finding.head?.median;
  const iterations = Math.max(...units.map(({ finding }) => finding.iterations));
  return { iterations, objects: of('allocs/op'), bytes: of('B/op') };
}

/** Explanations, and notes about benchmarks that have no explanation. */
export interface Explained {
  readonly explanations: readonly Explanation[];
  readonly notes: readonly string[];
}

async function gather(
  ports: Ports,
  context: ExplainContext,
  listed: ListedPackage,
  regressed: readonly Regressed[],
): Promise<Gathered> {
  const { base, head, change, settings, profiles, work, deadline } = context;
  const { importPath } = listed;
  const { buildFlags } = settings;
  const profiledBy = shareOfTime(ports.clock, deadline, 2);
  const timeoutMs = Math.min(settings.timeoutMs, Math.max(1, deadline - ports.clock.now()));
  const ask = async (folders: ReadonlySet<string>): Promise<CompilerView> =>
    readCompilerView(ports, context, importPath, folders);
  const changed = changedFolders(change.files);
  const compiling = changed.size === 0 ? undefined : ask(changed);
  // `compiling` is awaited below; a rejection before that must not end the process.
  compiling?.catch(() => undefined);
  const profiling = sharingWork(ports);
  const profiled = await mapLimit(
    regressed,
    Math.max(1, Math.floor(ports.go.parallelism / 2)),
    async ({ plan, units }, index) => {
      if (index > 0 && ports.clock.now() > profiledBy) return undefined;
      const { benchmark, iterations } = plan;
      return profileSites(profiling, {
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
        allocsPerOp: { base: allocationsOf(units, 'base'), head: allocationsOf(units, 'head') },
        table: tableOf(units),
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
