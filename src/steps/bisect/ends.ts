import { type Limit, isBeyond, limitBetween } from '../../core/bisect/limit.ts';
import { type Figure, judged } from '../../core/benchmath/figure.ts';
import { onCommonGround } from '../../core/benchmath/common-ground.ts';
import { nearest } from '../../core/policy/nearest.ts';
import { formatFigure } from '../../core/report/figures.ts';
import { GateError } from '../../errors.ts';
import type { Ports, Revisions, Snapshots } from '../../ports.ts';
import { buildSides } from '../build-sides.ts';
import { judgedUnits } from '../criteria.ts';
import { findBase } from '../find-base.ts';
import { measure, type MeasuredBenchmark } from '../measure.ts';
import { noBenchmarks } from '../no-benchmarks.ts';
import { planHead } from '../plan-head.ts';
import { prepareSides } from '../prepare.ts';
import type { Incident } from '../problems.ts';
import type { PolicyInForce } from '../read-policy.ts';
import { remedies } from '../remedies.ts';
import type { RowRules } from '../row-rules.ts';
import { type SideUnderTest } from '../side.ts';
import { sideOf } from '../base.ts';
import { someNames } from '../some-names.ts';

/** The benchmark, unit and limit to search by, and the figures at both ends. */
export interface Ends {
  readonly row: MeasuredBenchmark;
  readonly unit: string;
  readonly limit: Limit;
  readonly good: Figure | undefined;
  readonly bad: Figure;
  readonly goodSide: SideUnderTest | undefined;
  readonly badSide: SideUnderTest;
  readonly pathLength: number;
}

export interface EndsRequest {
  readonly revisions: Revisions;
  readonly inForce: PolicyInForce;
  /** The benchmark as the user named it. */
  readonly bench: string;
  /** The unit to search by. If it is `undefined`, the first unit that got worse is used. */
  readonly metric: string | undefined;
  /** The limit above which figures are bad. If it is `undefined`, the limit is halfway between the ends. */
  readonly above: number | undefined;
}

/**
 * `measureEnds` measures the good and the bad commit and picks the one benchmark that got worse. Errors: those of a
 * check, and `usage`.
 */
export async function measureEnds(ports: Ports, request: EndsRequest): Promise<Ends> {
  const { revisions, inForce } = request;
  const snapshots = await ports.repository.snapshot(revisions, { copy: inForce.settings.copy });
  try {
    return await ofSnapshots(ports, request, snapshots);
  } finally {
    await snapshots[Symbol.asyncDispose]();
  }
}

async function ofSnapshots(ports: Ports, request: EndsRequest, snapshots: Snapshots): Promise<Ends> {
  const { revisions, inForce } = request;
  await prepareSides(ports, revisions, snapshots, inForce.settings);
  const head = await planHead(ports, { revisions, snapshots, inForce });
  const { base } = await findBase(ports, { revisions, snapshots, inForce, head });
  await buildSides(head, base, inForce.settings.bench);
  const { benchmarks, rules } = await measure(ports, head, base, inForce);
  const candidates = benchmarks.flatMap((row) => candidate(row, request, rules));
  const { row, unit, limit, good, bad } = only(candidates, benchmarks, request, head.incidents);
  const goodSide = sideOf(base);
  const fault = goodSide?.incidents.find((incident) => incident.package === row.plan.importPath);
  if (good === undefined && fault !== undefined) throw failed(fault, '--good');
  return { row, unit, limit, good, bad, goodSide, badSide: head, pathLength: snapshots.pathLength };
}

interface Candidate {
  readonly row: MeasuredBenchmark;
  readonly unit: string;
  readonly limit: Limit;
  readonly good: Figure | undefined;
  readonly bad: Figure;
}

/** `candidate` returns a benchmark with its first unit that got worse, or an empty array if no unit did. */
function candidate(row: MeasuredBenchmark, request: EndsRequest, rules: RowRules): readonly Candidate[] {
  for (const unit of unitsOf(row, request)) {
    const [good, bad] = figuresOf(row, unit);
    const limit = bad === undefined ? undefined : limitOf({ row, unit, good, bad }, rules, request.above);
    if (bad !== undefined && limit !== undefined) return [{ row, unit, limit, good, bad }];
  }
  return [];
}

function limitOf(
  { row, unit, good, bad }: Omit<Candidate, 'limit'>,
  { policy, better: direction }: RowRules,
  above: number | undefined,
): Limit | undefined {
  const better = direction(unit);
  if (above === undefined) {
    const threshold = policy.row(row.plan, unit, better).fail;
    return limitBetween({ good, bad, unit, better, threshold });
  }
  const limit = { figure: above, better };
  return isBeyond(bad, limit) && (good === undefined || !isBeyond(good, limit)) ? limit : undefined;
}

/** `unitsOf` returns the units to search by, allocations first, because a change in bytes alone matters less. */
function unitsOf(row: MeasuredBenchmark, { inForce, metric, above }: EndsRequest): readonly string[] {
  if (metric !== undefined) return [metric];
  if (above !== undefined) return ['allocs/op'];
  const units = judgedUnits(inForce, row.plan);
  return [...units.filter((unit) => unit === 'allocs/op'), ...units.filter((unit) => unit !== 'allocs/op')];
}

function figuresOf(row: MeasuredBenchmark, unit: string): readonly [Figure | undefined, Figure | undefined] {
  const sides = onCommonGround({ base: row.base?.get(unit), head: row.head?.get(unit) });
  return [sides.base?.[0], sides.head?.[0]];
}

/** `only` returns the one benchmark that got worse. Errors: `usage` if none or several did. */
function only(
  candidates: readonly Candidate[],
  benchmarks: readonly MeasuredBenchmark[],
  request: EndsRequest,
  incidents: readonly Incident[],
): Candidate {
  const exact = candidates.filter(({ row }) => row.plan.benchmark === request.bench);
  // If a benchmark is named in full, only that benchmark is meant, even if the name also matches others that got worse.
  const isNamed = benchmarks.some(({ plan }) => plan.benchmark === request.bench);
  const [found, ...others] = isNamed ? exact : candidates;
  if (found !== undefined && others.length === 0) return found;
  if (found !== undefined) {
    const names = [found, ...others].map(({ row }) => `${row.plan.importPath} ${row.plan.benchmark}`);
    throw new GateError(
      'usage',
      `${request.bench} matches ${names.length} benchmarks that got worse: ${someNames(names)}.`,
      'Name one of them in full, followed by its package: `allocgate bisect BENCHMARK ./package`.',
    );
  }
  const [first] = incidents;
  if (benchmarks.length === 0 && first === undefined) throw unknownBenchmark(request);
  const fault = benchmarks.some(({ head }) => head !== undefined) ? undefined : first;
  if (fault !== undefined) throw failed(fault, '--bad');
  throw unknownUnit(benchmarks, request) ?? notWorse(benchmarks, request);
}

function unknownBenchmark({ inForce, revisions }: EndsRequest): GateError {
  const { message } = noBenchmarks(inForce.settings);
  return new GateError(
    'usage',
    `${message} at ${revisions.head.label}.`,
    'Check the spelling and the package. If the benchmark was removed, name the last commit that has it with --bad.',
  );
}

/** `unknownUnit` returns an error if no benchmark reports the requested unit on either side. */
function unknownUnit(benchmarks: readonly MeasuredBenchmark[], { metric }: EndsRequest): GateError | undefined {
  const units = new Set(benchmarks.flatMap(({ base, head }) => [...(base?.keys() ?? []), ...(head?.keys() ?? [])]));
  if (metric === undefined || units.has(metric)) return undefined;
  const near = nearest(metric, [...units]);
  return new GateError(
    'usage',
    `No benchmark reports ${metric}.${near === undefined ? '' : ` Did you mean ${near}?`}`,
    `Name one of these with --metric: ${someNames([...units].toSorted())}.`,
  );
}

function failed({ kind, message, remedy, package: importPath }: Incident, flag: string): GateError {
  const where = importPath === undefined ? '' : `${importPath}: `;
  return new GateError(
    kind,
    `The commit that ${flag} names can't be measured. ${where}${message}`,
    remedy ?? remedies[kind],
  );
}

function notWorse(benchmarks: readonly MeasuredBenchmark[], request: EndsRequest): GateError {
  const { above, revisions } = request;
  const rows = benchmarks.flatMap((row) =>
    unitsOf(row, request).map((unit) => {
      const [good, bad] = figuresOf(row, unit).map((of) => (of === undefined ? 'none' : formatFigure(judged(of))));
      return `${row.plan.benchmark} ${good} → ${bad} ${unit}`;
    }),
  );
  const good = revisions.base.kind === 'commit' ? revisions.base.label : 'good';
  const what =
    above === undefined
      ? `Nothing regressed from ${good} to ${revisions.head.label}`
      : `No figure rises from at most ${formatFigure(above)} on ${good} to more than that on ${revisions.head.label}`;
  return new GateError(
    'usage',
    `${what}: ${someNames(rows)}.`,
    'Check the two revisions, or name another unit with --metric or another limit with --above.',
  );
}
