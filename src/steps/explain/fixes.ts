import type { FixCandidate } from '../../core/cause/source-facts.ts';
import type { ListedPackage, Ports, TestBinary } from '../../ports.ts';
import { type Budget, isSpent } from './budget.ts';
import { type Bench, experiment, type MeasuredFigures } from './experiment.ts';
import { type ExplainContext, fixKey, type MeasuredFix, type PackageEvidence, siteKey } from './evidence.ts';
import { candidateEdits } from './candidate-edits.ts';
import { endOfOwnTests, runOwnTests } from './own-tests.ts';
import type { Regressed } from './regressed.ts';

/** The maximum number of sites of one benchmark for which fixes are tried. */
const mostSites = 3;

type Evidence = Omit<PackageEvidence, 'fixes' | 'untried'>;

export interface FixRequest {
  readonly bench: Bench;
  /** The test binary of the benchmarks' package on head. */
  readonly binary: TestBinary;
  readonly context: ExplainContext;
  readonly regressed: readonly Regressed[];
  readonly evidence: Evidence;
  readonly budget: Budget;
}

/**
 * `measureFixes` tries candidate edits for the sites. For each site and benchmark it keeps the first edit that
 * compiles, brings every failing figure back within its limit, and leaves the test results unchanged.
 */
export async function measureFixes(ports: Ports, request: FixRequest): Promise<MeasuredFixes> {
  const { bench, binary, context, regressed, evidence, budget } = request;
  const fixes = new Map<string, MeasuredFix>();
  const tried = new Map<string, MeasuredFigures | undefined>();
  const tested = new Map<string, TestsEnd>();
  const onHead = new Map<string, Promise<string | undefined>>();
  const endOnHead = (listed: ListedPackage): Promise<string | undefined> => {
    const known = onHead.get(listed.importPath);
    const end =
      known ?? (listed === bench.listed ? endOfOwnTests(ports, binary) : runOwnTests(ports, bench, listed, undefined));
    onHead.set(listed.importPath, end);
    return end;
  };
  const measure = async (candidate: FixCandidate): Promise<MeasuredFigures | undefined> => {
    const key = JSON.stringify(candidate.edit);
    if (tried.has(key)) return tried.get(key);
    budget.builds--;
    const outcome = await experiment(ports, bench, new Map([[candidate.edit.file, candidate.content]]));
    const figures = outcome.kind === 'measured' ? outcome.figures : undefined;
    tried.set(key, figures);
    return figures;
  };
  const endOf = async (candidate: FixCandidate): Promise<TestsEnd> => {
    const key = JSON.stringify(candidate.edit);
    const known = tested.get(key);
    if (known !== undefined) return known;
    const end = await compareTests(ports, context, bench, candidate, endOnHead);
    tested.set(key, end);
    return end;
  };
  const candidates = await candidateEdits(ports, context, bench.listed, { regressed, evidence, most: mostSites });
  for (const { plan, units } of regressed) {
    const sites = evidence.profiled.find(({ benchmark }) => benchmark === plan.benchmark)?.diff.sites ?? [];
    for (const site of sites.slice(0, mostSites))
      for (const candidate of candidates.get(fixKey(plan.benchmark, siteKey(site))) ?? []) {
        if (isSpent(ports, budget)) return { fixes, untried: untriedOf(candidates, fixes, tried) };
        const figures = await measure(candidate);
        const measured = figures?.get(plan.benchmark);
        if (figures === undefined || measured === undefined) continue;
        if (!units.every(({ unit, finding }) => isUnderTheRule(measured.get(unit), finding))) continue;
        const tests = await endOf(candidate);
        if (tests === 'other') continue;
        const was = await linesOf(ports, context.head.root, candidate);
        fixes.set(fixKey(plan.benchmark, siteKey(site)), { candidate, was, figures, tested: tests === 'alike' });
        break;
      }
  }
  return { fixes, untried: undefined };
}

/** The edits that help, and how many candidates had not been tried when the budget was spent. */
export interface MeasuredFixes {
  /** The fixes, by `fixKey`. */
  readonly fixes: ReadonlyMap<string, MeasuredFix>;
  readonly untried: { readonly count: number; readonly of: number } | undefined;
}

/**
 * `untriedOf` counts the candidates that were not measured for sites without a fix, and the candidates that were
 * considered. It returns `undefined` if all of them were measured.
 */
function untriedOf(
  candidates: ReadonlyMap<string, readonly FixCandidate[]>,
  fixes: ReadonlyMap<string, MeasuredFix>,
  tried: ReadonlyMap<string, unknown>,
): MeasuredFixes['untried'] {
  const open = new Set(
    [...candidates].flatMap(([site, found]) => (fixes.has(site) ? [] : found.map(({ edit }) => JSON.stringify(edit)))),
  );
  const count = [...open].filter((key) => !tried.has(key)).length;
  return count === 0 ? undefined : { count, of: new Set([...open, ...tried.keys()]).size };
}

async function linesOf(ports: Ports, root: string, { edit }: FixCandidate): Promise<string> {
  const text = (await ports.repository.readSnapshot(root, edit.file)) ?? '';
  return text
    .split('\n')
    .slice(edit.line - 1, edit.endLine)
    .join('\n');
}

/**
 * `isUnderTheRule` reports whether a figure is back within its threshold or, if it was over a budget, within the
 * budget.
 */
function isUnderTheRule(
  figure: number | undefined,
  { base, threshold, budget, level, drift }: Regressed['units'][number]['finding'],
): boolean {
  if (figure === undefined) return false;
  if (level === 'over-budget') return budget !== undefined && figure <= budget;
  // A row that drifted is within its threshold anyway, so a fix counts only if head with the fix allocates no more than
  // base.
  if (level === 'drift' && drift !== undefined) return Math.round(figure) <= (base?.median ?? 0);
  const before = base?.median ?? 0;
  return (Math.round(figure) - before) * 100 <= before * threshold.percent;
}

/**
 * How tests end with an edit: `alike` means with the same results as without it, `other` means with different results
 * or without a result, and `none` means that there are no tests.
 */
type TestsEnd = 'alike' | 'other' | 'none';

/**
 * `compareTests` compares how the tests of the edited package and of the benchmark's own package end with and without
 * the edit. `endOnHead` returns how a package's tests end without the edit.
 */
async function compareTests(
  ports: Ports,
  context: ExplainContext,
  bench: Bench,
  candidate: FixCandidate,
  endOnHead: (listed: ListedPackage) => Promise<string | undefined>,
): Promise<TestsEnd> {
  let found: TestsEnd = 'none';
  const edited = packageOf(bench, candidate.edit.file);
  const packages = [...new Map([edited, bench.listed].map((listed) => [listed.importPath, listed])).values()];
  const replace = new Map([[`${context.head.root}/${candidate.edit.file}`, candidate.content]]);
  for (const listed of packages) {
    const [without, after] = await context.testTurns.take(listed.importPath, async () => {
      const end = await endOnHead(listed);
      const fixed = end === undefined ? undefined : await runOwnTests(ports, bench, listed, { name: 'fix', replace });
      return [end, fixed] as const;
    });
    if (after === undefined || without !== after) return 'other';
    if (after !== '') found = 'alike';
  }
  return found;
}

/**
 * `packageOf` returns the package that contains a file, if the file is in the module of the benchmarks. In a module,
 * import paths follow folders (https://go.dev/ref/mod#module-path). For a file outside that module, it returns the
 * package of the benchmarks.
 */
function packageOf({ listed, root }: Bench, file: string): ListedPackage {
  const folder = `${root}/${file}`.replace(/\/[^/]*$/, '');
  const { moduleFolder, importPath } = listed;
  const below = listed.folder.slice(moduleFolder.length);
  if (!`${folder}/`.startsWith(`${moduleFolder}/`) || !importPath.endsWith(below)) return listed;
  const module = importPath.slice(0, importPath.length - below.length);
  return { ...listed, folder, importPath: `${module}${folder.slice(moduleFolder.length)}` };
}
