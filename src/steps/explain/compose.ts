import type { AllocationUnit } from '../../core/benchunit/allocation-units.ts';
import { adviceOf } from '../../core/cause/advice.ts';
import type { Atom } from '../../core/cause/atoms.ts';
import { calleeOf } from '../../core/cause/evidence.ts';
import { editWords } from '../../core/cause/edit-words.ts';
import { reasonOf } from '../../core/cause/reason.ts';
import { linkWords } from '../../core/cause/root/link-words.ts';
import type { Root } from '../../core/cause/root/request.ts';
import type { Cost } from '../../core/profile/cost.ts';
import { fitting } from '../../core/profile/fitting.ts';
import type { SiteChange } from '../../core/profile/site-diff.ts';
import { gainOfSite } from '../../core/report/explanation-groups.ts';
import { percentOf } from '../../core/report/explanation-words.ts';
import type { ExplainedSite, Explanation } from '../../core/report/model.ts';
import { type ExplainContext, fixKey, type MeasuredFix, type PackageEvidence, siteKey } from './evidence.ts';
import { examineSite } from './examine-site.ts';
import { partsOf, type Tracing } from './trace-site.ts';
import { callTreeOf } from './call-tree.ts';
import { reportedExperiments, revertedPart } from './reported-experiments.ts';
import { explanationNotes } from './explanation-notes.ts';
import type { ProfiledBenchmark } from './profile-sites.ts';
import type { Regressed } from './regressed.ts';
import { tableDifference } from './table-difference.ts';

/** The maximum number of sites to report for one benchmark. */
const tellMost = 8;
/** The maximum number of steps of the compiler's escape flow to report for one site. */
const mostSteps = 8;

/** `composeExplanation` combines everything that was found into one benchmark's explanation. */
export function composeExplanation(
  context: ExplainContext,
  regressed: Regressed,
  profiled: ProfiledBenchmark,
  evidence: PackageEvidence,
  mostSites = tellMost,
): Explanation {
  const { benchmark, importPath } = regressed.plan;
  const parts = partsOf(regressed, evidence);
  const sites = profiled.diff.sites.map((site) => explainSite(context, regressed, { profiled, evidence, parts }, site));
  const ordered = worthTelling(sites.toSorted((a, b) => rank(b) - rank(a)));
  const difference = tableDifference(regressed, profiled);
  const shown = fitting(ordered, difference, costOf).slice(0, mostSites);
  const gains = shown.map(costOf);
  const experiments = evidence.varying.has(benchmark)
    ? []
    : reportedExperiments(evidence.proof?.trials ?? [], benchmark);
  const callTree = callTreeOf(profiled, context.benchmarks);
  return {
    package: importPath,
    benchmark,
    sites: [...shown],
    explained: explainedShares(gains, difference),
    ...(experiments.length === 0 ? {} : { experiments: [...experiments] }),
    ...(callTree === undefined ? {} : { callTree }),
    notes: [...explanationNotes(context, regressed, profiled, evidence)],
  };
}

/**
 * `costOf` returns how much more a site allocates on head than on base, or zeros if the site's status is `unchanged`.
 */
export function costOf({ status, allocsPerOp, bytesPerOp }: ExplainedSite): Cost {
  return status === 'unchanged'
    ? { objects: 0, bytes: 0 }
    : { objects: allocsPerOp.head - allocsPerOp.base, bytes: bytesPerOp.head - bytesPerOp.base };
}

/**
 * A site is left out if its share of the total cost is below `leastShare` and head allocates fewer than `leastObjects`
 * more objects per operation there than base.
 */
const leastShare = 0.05;
const leastObjects = 0.5;
/** A number of objects per operation below this counts as zero. */
const leastMore = 0.04;

/**
 * `worthTelling` drops sites that explain too little of the cost, because readers would take each of them for a cause.
 * It keeps the first site and unchanged ones.
 */
function worthTelling(sites: readonly ExplainedSite[]): readonly ExplainedSite[] {
  const total = sites.reduce((sum, site) => sum + rank(site), 0);
  return sites.filter(
    (site, index) =>
      index === 0 ||
      site.status === 'unchanged' ||
      rank(site) >= leastShare * total ||
      site.allocsPerOp.head - site.allocsPerOp.base >= leastObjects,
  );
}

/**
 * `rank` returns a number by which sites are sorted. It is the site's cost, raised for proven sites so that they come
 * before others of similar cost.
 */
function rank(site: ExplainedSite): number {
  if (site.status === 'unchanged') return 0;
  return gainOfSite(site) * (site.confidence === 'proven' ? 1.2 : 1);
}

function explainSite(
  context: ExplainContext,
  { plan, units }: Regressed,
  { profiled, evidence, parts }: Tracing & { readonly evidence: PackageEvidence },
  site: SiteChange,
): ExplainedSite {
  const { declarations } = evidence;
  const { about, cause, escape, proven, root } = examineSite(context, { profiled, evidence, parts }, site);
  const fix = evidence.fixes.get(fixKey(plan.benchmark, siteKey(site)));
  const measured = fix?.figures.get(plan.benchmark);
  const reason = reasonOf(cause, about);
  return {
    file: site.file,
    line: site.line,
    function: nameAt(declarations, site) ?? site.function,
    root: root === undefined ? null : rootOn(root, site, declarations, { reason, reverted: proven?.atoms ?? [] }),
    confidence: proven?.suffices === true ? 'proven' : root !== undefined ? 'likely' : 'site',
    proof:
      proven === undefined
        ? null
        : {
            reverted: proven.atoms.map(revertedPart),
            restores: tidy(proven.share),
            ...unitShares(proven.units, units.length),
          },
    allocsPerOp: { base: tidy(site.base.objects), head: tidy(site.head.objects) },
    bytesPerOp: { base: tidy(site.base.bytes), head: tidy(site.head.bytes) },
    cause,
    status: statusOf(site),
    callee: calleeOf(about),
    reason,
    flow: (escape?.flow ?? [])
      .slice(0, mostSteps)
      .map((step) => ({ file: step.at.file, line: step.at.line, text: `${step.text} (${step.reason})` })),
    fix: fixOf(fix, measured) ?? { advice: adviceOf(cause, about) },
  };
}

/**
 * `unitShares` returns the share in each unit, or nothing if the shares of all regressed units are the same when rounded
 * to whole percent.
 */
function unitShares(
  units: ReadonlyMap<AllocationUnit, number>,
  regressed: number,
): Pick<NonNullable<ExplainedSite['proof']>, 'units'> {
  const rounded = new Set([...units.values()].map(percentOf));
  return rounded.size < 2 && units.size === regressed
    ? {}
    : { units: [...units].map(([unit, share]) => ({ unit, restores: tidy(share) })) };
}

/**
 * `statusOf` derives a site's status from the figures that the report shows. Base's figure includes the allocations of
 * the code that the site replaces.
 */
function statusOf({ status, base, head }: SiteChange): ExplainedSite['status'] {
  if (status === 'unchanged') return status;
  if (head.objects - base.objects < leastMore) return 'larger';
  return base.objects < leastMore ? 'new' : 'more';
}

function rootOn(
  root: Root,
  site: SiteChange,
  declarations: PackageEvidence['declarations'],
  told: { readonly reason: string; readonly reverted: readonly Atom[] },
): NonNullable<ExplainedSite['root']> {
  const link = linkWords(root, site, told);
  return {
    file: root.file,
    line: root.line,
    function: nameAt(declarations, root) ?? '',
    ...(link === undefined ? {} : { link }),
    ...(root.by === 'data' ? { whole: true as const } : {}),
  };
}

/** `fixOf` returns the measured edit as the report shows it, or `undefined` if there is none. */
function fixOf(
  fix: MeasuredFix | undefined,
  measured: ReadonlyMap<string, number> | undefined,
): ExplainedSite['fix'] | undefined {
  if (fix === undefined || measured === undefined) return undefined;
  const { kind, words, edit, imports } = fix.candidate;
  return {
    advice: editWords(kind, words),
    edit: { file: edit.file, line: edit.line, endLine: edit.endLine, text: edit.text, was: fix.was },
    imports: { add: [...imports.add], remove: [...imports.remove] },
    measured: {
      allocsPerOp: tidy(measured.get('allocs/op') ?? 0),
      bytesPerOp: tidy(measured.get('B/op') ?? 0),
    },
    ...(fix.tested ? {} : { untested: true }),
  };
}

function nameAt(
  declarations: PackageEvidence['declarations'],
  place: { readonly file: string; readonly line: number },
): string | undefined {
  const found = declarations.at(place);
  return found === undefined || (found.kind !== 'func' && found.kind !== 'method')
    ? undefined
    : `${found.packageName}.${found.name}`;
}

/**
 * `explainedShares` returns the share of a difference in objects, and the share of a difference in bytes, that the
 * sites' costs account for. Neither exceeds 1.
 */
export function explainedShares(gains: readonly Cost[], difference: Cost): Explanation['explained'] {
  const share = (what: keyof Cost): number =>
    difference[what] < 0.01 ? 1 : Math.min(1, gains.reduce((sum, gain) => sum + gain[what], 0) / difference[what]);
  return { allocsPerOp: tidy(share('objects')), bytesPerOp: tidy(share('bytes')) };
}

/** `tidy` rounds to a thousandth, because more digits are noise. */
function tidy(value: number): number {
  return Math.round(value * 1000) / 1000;
}
