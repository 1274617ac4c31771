import type { AllocationUnit } from '../../core/benchunit/allocation-units.ts';
import type { Atom } from '../../core/cause/atoms.ts';
import { leastShare, provenShare, rowKey } from '../../core/cause/effect.ts';
import { pointedAt, rootOf } from '../../core/cause/root.ts';
import { withReached } from '../../core/cause/root/reached.ts';
import type { Root, RootRequest } from '../../core/cause/root/request.ts';
import type { NewlySaid } from '../../core/escape/compare-diagnostics.ts';
import { type Escape, escapeAt } from '../../core/escape/explain-escape.ts';
import type { SiteChange, SiteDiff } from '../../core/profile/site-diff.ts';
import { gainOf } from '../../core/profile/cost.ts';
import { type ExplainContext, type PackageEvidence, siteKey } from './evidence.ts';
import type { ProfiledBenchmark } from './profile-sites.ts';
import type { ProvenPart } from './shares.ts';
import type { Regressed } from './regressed.ts';

/** A proven part of the change, with its effect on one benchmark. */
export interface Part {
  readonly part: ProvenPart;
  /**
   * The share of this benchmark's regression that reverting the part removes: the largest among the benchmark's figures.
   */
  readonly share: number;
  /** The share of the regression in each regressed unit that experiments can show. */
  readonly units: ReadonlyMap<AllocationUnit, number>;
  /** The same if only this part is reverted; `undefined` if that wasn't measured. */
  readonly alone: ReadonlyMap<AllocationUnit, number> | undefined;
}

/** `partsOf` returns the proven parts that affected this benchmark, the strongest first. */
export function partsOf(
  { plan, units }: Regressed,
  { proof, varying }: Pick<PackageEvidence, 'proof' | 'varying'>,
): readonly Part[] {
  if (varying.has(plan.benchmark)) return [];
  const sharesIn = (shares: ProvenPart['shares']): Part['units'] =>
    new Map(
      units.flatMap(({ unit }): [AllocationUnit, number][] => {
        const share = shares.get(rowKey({ benchmark: plan.benchmark, unit }));
        return share === undefined ? [] : [[unit, share]];
      }),
    );
  return (proof?.parts ?? [])
    .map((part) => {
      const shares = sharesIn(part.shares);
      return { part, share: largest(shares), units: shares, alone: part.alone && sharesIn(part.alone) };
    })
    .filter(({ share }) => share >= leastShare)
    .toSorted((a, b) => b.share - a.share);
}

/** The evidence for tracing a site to the changed line that caused it. */
export interface Tracing {
  readonly profiled: ProfiledBenchmark;
  readonly evidence: Omit<PackageEvidence, 'fixes' | 'untried'>;
  readonly parts: readonly Part[];
}

export interface Traced {
  readonly escape: Escape | undefined;
  readonly proven: ProvenCause | undefined;
  readonly root: Root | undefined;
}

/**
 * `traceSite` finds the changed line that caused a site's allocations: in the proven parts, or else in the whole
 * change.
 */
export function traceSite(
  { change }: Pick<ExplainContext, 'change'>,
  { profiled, evidence, parts }: Tracing,
  site: SiteChange,
): Traced {
  const { compiler } = evidence;
  const [path] = site.paths;
  const escape = path && escapeAt(compiler.head, path.frames, site.callee, isNewlySaid(compiler.newlySaid));
  const common = {
    site,
    facts: evidence.facts.get(siteKey(site)),
    escape,
    newlySaid: compiler.newlySaid,
  };
  const atoms = change.atoms.filter(({ isTest }) => !isTest);
  const needed = shareOf(site, profiled);
  const found =
    pointedRoot(common, parts, atoms) ??
    // While part of the regression is unexplained, a line elsewhere in the change is the better guess if evidence links
    // it to the site.
    (isAllProven(parts) || rootOf({ ...common, atoms, proven: false }) === undefined
      ? unpointedRoot(common, parts, needed)
      : undefined);
  const whole =
    found && narrowed(together(found.part === undefined ? parts : [found.part], parts, needed), change.atoms.length);
  // Reverting the parts proves something about the site only if the site is cheaper without them.
  if (whole === undefined || !undoes(evidence.undone.get(profiled.benchmark), site))
    return { escape, proven: undefined, root: rootOf({ ...common, atoms, proven: false }) };
  return { escape, proven: whole, root: found?.root };
}

/** `isNewlySaid` returns a function that reports whether the compiler reports an escape only on head. */
function isNewlySaid(newlySaid: readonly NewlySaid[]): (escape: Escape) => boolean {
  const keys = new Set(
    newlySaid.flatMap((said) => (said.kind === 'escapes' ? [`${said.at.file}:${said.at.line} ${said.subject}`] : [])),
  );
  return ({ at, subject }) => keys.has(`${at.file}:${at.line} ${subject}`);
}

type SiteFound = Omit<RootRequest, 'atoms' | 'proven'>;
interface PartRoot {
  /** The part that causes the site; `undefined` if it can be any of several. */
  readonly part: Part | undefined;
  readonly root: Root;
}

/**
 * `pointedRoot` returns the proven part that direct evidence links to the site, and the changed line. That line may
 * also be in a new function that the part calls on the path to the site.
 */
function pointedRoot(common: SiteFound, parts: readonly Part[], all: readonly Atom[]): PartRoot | undefined {
  const reached = parts.map((part) => ({ part, atoms: withReached(part.part.atoms, all, common.site) }));
  const root = pointedAt({ ...common, atoms: reached.flatMap(({ atoms }) => [...atoms.keys()]), proven: false });
  const found = root && reached.find(({ atoms }) => atoms.has(root.atom));
  if (root === undefined || found === undefined) return undefined;
  const calledAs = found.atoms.get(root.atom);
  return { part: found.part, root: calledAs === undefined ? root : { ...root, calledAs } };
}

/**
 * `unpointedRoot` returns the line that is most likely the cause of a site without direct evidence. That is a line of
 * the only part with an effect large enough for the site or, if there are several such parts, of any part.
 */
function unpointedRoot(common: SiteFound, parts: readonly Part[], needed: number): PartRoot | undefined {
  const able = parts.filter(({ share }) => share >= provenShare * needed);
  const [only, ...more] = able;
  const others = parts.filter((part) => part !== only);
  const part = more.length > 0 || largest(sumOf(others)) >= provenShare * needed ? undefined : only;
  const among = part === undefined ? parts : [part];
  const atoms = among.flatMap((one) => [...one.part.atoms]);
  // A test is often reverted with the code that it tests, but only a benchmark runs in a benchmark.
  const code = atoms.filter(({ isTest }) => !isTest);
  const root = rootOf({ ...common, atoms: code.length === 0 ? atoms : code, proven: true });
  return root && { part, root };
}

/**
 * `isAllProven` reports whether reverting the parts together removes the regression. If it does, a site's cost must
 * come from one of them.
 */
function isAllProven(parts: readonly Part[]): boolean {
  return largest(sumOf(parts)) >= provenShare;
}

/** `sumOf` returns the share of the regression in each unit that reverting several parts removes. */
function sumOf(parts: readonly Part[]): Part['units'] {
  const sum = new Map<AllocationUnit, number>();
  for (const { units } of parts) for (const [unit, share] of units) sum.set(unit, (sum.get(unit) ?? 0) + share);
  return sum;
}

function largest(units: Part['units']): number {
  return Math.max(0, ...units.values());
}

/** The cause that experiments prove for one site. */
export interface ProvenCause {
  readonly atoms: readonly Atom[];
  /** The share of the benchmark's regression that reverting the atoms removes: the largest among its units. */
  readonly share: number;
  /** The share of the regression in each regressed unit. */
  readonly units: ReadonlyMap<AllocationUnit, number>;
  /** Whether reverting these atoms removes the site's cost; false if they are most of a large change. */
  readonly suffices: boolean;
}

/**
 * `together` returns the site's parts and as many other parts as must be reverted with them to remove the site's cost,
 * because effects can add up.
 */
function together(first: readonly Part[], parts: readonly Part[], needed: number): ProvenCause {
  const enough = provenShare * needed;
  const taken = [...first];
  for (const part of parts) {
    if (largest(sumOf(taken)) >= enough) break;
    if (!taken.includes(part)) taken.push(part);
  }
  const units = sumOf(taken);
  const [only, ...others] = taken;
  const said = (others.length === 0 ? only?.alone : undefined) ?? units;
  return {
    atoms: taken.flatMap(({ part }) => [...part.atoms]),
    share: largest(said),
    units: said,
    suffices: largest(units) >= enough,
  };
}

/** A part with more atoms than this may be most of a change. Reverting it then says little about any single line. */
const wide = 30;

function narrowed(cause: ProvenCause, all: number): ProvenCause {
  const isWide = cause.atoms.length > wide && cause.atoms.length > all / 2;
  return isWide ? { ...cause, suffices: false } : cause;
}

/**
 * `undoes` reports whether the site itself is cheaper without the reverted lines, not only the benchmark as a whole. It
 * returns true if the program without these lines was not profiled.
 */
function undoes(diff: SiteDiff | undefined, site: SiteChange): boolean {
  if (diff === undefined) return true;
  const key = siteKey(site);
  const gain = diff.sites.filter((other) => siteKey(other) === key).reduce((sum, other) => sum + gainOf(other), 0);
  return gain >= provenShare * gainOf(site);
}

/** `shareOf` returns the site's share of the cost of all the benchmark's sites. */
function shareOf(site: SiteChange, { diff }: ProfiledBenchmark): number {
  const total = diff.sites.reduce((sum, other) => sum + gainOf(other), 0);
  return total <= 0 ? 1 : Math.min(1, gainOf(site) / total);
}
