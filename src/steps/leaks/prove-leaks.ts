import { rankAtoms } from '../../core/cause/rank-atoms.ts';
import { unitsOf } from '../../core/cause/units.ts';
import type { ProbeIterations } from '../../core/leak/iterations.ts';
import { leakUnits } from '../../core/leak/units.ts';
import type { LeakGain } from '../../core/leak/rank-sites.ts';
import { sidesOfExperiments } from '../../core/leak/rule.ts';
import type { SiteChange } from '../../core/profile/site-diff.ts';
import type { ListedPackage, Ports, TestBinary } from '../../ports.ts';
import { budgetOf } from '../explain/budget.ts';
import type { Change } from '../explain/change-sources.ts';
import { type DeclarationView, readImports } from '../explain/declarations.ts';
import { type Bench, boundedBench, experiment, type MeasuredFigures } from '../explain/experiment.ts';
import { type Proof, prove } from '../explain/prove.ts';
import { type RegressedRow, sharesOf } from '../explain/shares.ts';
import { soundnessBy } from '../explain/soundness.ts';
import type { BenchmarkPlan } from '../screen.ts';
import type { SideUnderTest } from '../side.ts';
import { sampleLeak } from './sample.ts';

/** The maximum number of builds for the proof of one package's leaks. */
const mostBuilds = 16;

/** A leaking benchmark, as experiments measure it. */
export interface LeakUnderTest {
  readonly plan: BenchmarkPlan;
  readonly iterations: ProbeIterations;
  readonly gains: readonly LeakGain[];
}

export interface ProveLeaksRequest {
  readonly base: SideUnderTest;
  readonly head: SideUnderTest;
  readonly listed: ListedPackage;
  readonly change: Change;
  readonly declarations: DeclarationView;
  readonly leaks: readonly LeakUnderTest[];
  /** The regressed figures, which experiments try to bring back to those of base. */
  readonly rows: readonly RegressedRow[];
  readonly settings: { readonly buildFlags: readonly string[]; readonly timeoutMs: number };
  readonly work: string;
  /** The time on the clock by which the proof must have ended. */
  readonly deadline: number;
}

/** Every atom of the change, with the strength of the evidence for it. */
export type RankedAtoms = ReturnType<typeof rankAtoms>;

export function rankLeakAtoms(
  { atoms }: Change,
  leaks: readonly LeakUnderTest[],
  declarations: DeclarationView,
): RankedAtoms {
  const sites = leaks.flatMap(({ gains }) => gains.slice(0, 4).map(asSiteChange));
  return rankAtoms({ atoms, sites, hints: [], declarationAt: (place) => declarations.at(place) });
}

/** `asSiteChange` returns a leak's site in the form in which allocation sites are ranked. */
function asSiteChange({ site, base }: LeakGain): SiteChange {
  const frames = site.frames.map((frame) => ({ ...frame, address: 0, inlined: false }));
  const weight = site.goroutines > 0 ? 100 : 1;
  const cost = { objects: site.goroutines * weight, bytes: site.bytes };
  const before = { objects: base.goroutines * weight, bytes: base.bytes };
  const first = frames.findIndex(({ owner }) => owner === 'user');
  return {
    file: site.at.file,
    line: site.at.line,
    function: site.at.function,
    callee: '',
    library: undefined,
    status: 'new',
    base: before,
    own: before,
    ofOther: 0,
    head: cost,
    paths: [
      {
        frames,
        site: Math.max(0, first),
        callee: '',
        library: undefined,
        objectsPerOp: cost.objects,
        bytesPerOp: cost.bytes,
        blockSize: 0,
      },
    ],
  };
}

/**
 * `proveLeaks` reverts parts of the change until the leaks are gone, in the same way as for regressions. It returns
 * `undefined` if nothing can be proven.
 */
export async function proveLeaks(
  ports: Ports,
  request: ProveLeaksRequest,
  ranked: RankedAtoms,
): Promise<Proof | undefined> {
  const { base, head, listed, change, declarations, leaks, settings, work, deadline } = request;
  const binary = (await head.binaries([listed.importPath])).get(listed.importPath);
  if (binary === undefined || request.rows.length === 0 || change.atoms.length === 0) return undefined;
  if (base.environment.goVersion !== head.environment.goVersion) return undefined;
  const start = ports.clock.now();
  const { buildFlags, timeoutMs } = settings;
  const measure = async (tested: TestBinary, root = head.root): Promise<MeasuredFigures> =>
    measureLeaks(ports, root, leaks, tested, bench);
  const whole: Bench = {
    side: 'head',
    listed,
    root: head.root,
    baseRoot: base.root,
    buildFlags,
    work,
    timeoutMs,
    deadline,
    plans: leaks.map(({ plan }) => plan),
    measure,
    isReported: () => false,
  };
  let bench = whole;
  const onHead = await measure(binary);
  bench = { ...boundedBench(whole, ports.clock.now() - start), measure };
  const baseBinary = (await base.binaries([listed.importPath])).get(listed.importPath);
  const onBase = baseBinary === undefined ? undefined : await measure(baseBinary, base.root);
  const rows = request.rows.map((row) => {
    const of = (figures: MeasuredFigures | undefined): number | undefined => figures?.get(row.benchmark)?.get(row.unit);
    return { ...row, ...sidesOfExperiments(row, { base: of(onBase), head: of(onHead) }) };
  });
  const scores = new Map(ranked.map(({ atom, score }) => [atom, score]));
  const imports = await readImports(ports, listed, base.root, change.sources.base.keys());
  const headNames = new Map(
    change.files.flatMap((file) => (file.kind === 'modified' ? [[file.head, file.base] as const] : [])),
  );
  const proof = await prove(ports, {
    bench,
    change: { ...change, importsOf: (file) => imports.get(headNames.get(file) ?? file) ?? [] },
    units: unitsOf(ranked, (place) => declarations.at(place)),
    rows,
    budget: budgetOf(mostBuilds, deadline),
    score: (atom) => scores.get(atom) ?? 0,
    soundnessOf: soundnessBy(ports, bench, binary),
  });
  return proof.parts.length > 0 && !(await isUndisturbed(ports, bench, rows)) ? undefined : proof;
}

/** `measureLeaks` returns what each leaking benchmark leaves behind in the program of an experiment. */
async function measureLeaks(
  ports: Ports,
  root: string,
  leaks: readonly LeakUnderTest[],
  binary: TestBinary,
  { timeoutMs }: Bench,
): Promise<MeasuredFigures> {
  const figures = new Map<string, ReadonlyMap<string, number>>();
  for (const { plan, iterations } of leaks) {
    const { benchmark, gomaxprocs } = plan;
    const left = await sampleLeak(ports, { binary, root, benchmark, iterations, gomaxprocs, timeoutMs });
    if (left === undefined) continue;
    const values = [left.goroutines, left.bytes];
    figures.set(benchmark, new Map(leakUnits.map((unit, index) => [unit, values[index] ?? 0])));
  }
  return figures;
}

/**
 * `isUndisturbed` reports whether head still leaks if it is built again without reverting anything. If it doesn't, a
 * test may have written into the sources, and its effect must not be mistaken for that of the revert.
 */
async function isUndisturbed(ports: Ports, bench: Bench, rows: readonly RegressedRow[]): Promise<boolean> {
  const control = await experiment(ports, bench, new Map());
  return (
    control.kind === 'measured' && [...sharesOf(rows, control.figures).values()].every((share) => Math.abs(share) < 0.2)
  );
}
