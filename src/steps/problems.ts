import type { Problem } from '../core/report/model.ts';
import type { FaultCause, ProblemKind } from '../errors.ts';
import type { Side } from '../ports.ts';
import { remedies } from './remedies.ts';
import { isWithin } from './subject.ts';

/** Something that could not be measured on one side. */
export interface Incident {
  readonly kind: ProblemKind;
  readonly side: Side;
  readonly package?: string;
  readonly benchmark?: string;
  readonly message: string;
  readonly remedy?: string;
  /** The cause of the incident; the code if absent. */
  readonly cause?: FaultCause;
}

/** Kinds that never come from the code of a side. */
const outsideTheCode = new Set<ProblemKind>([
  'snapshot-failed',
  'prepare-failed',
  'toolchain-missing',
  'toolchain-too-old',
  'benchmark-timeout',
  'environment-failed',
]);

/**
 * `isOutside` reports whether the environment is at fault. A build that fails for an unknown reason counts too, because
 * a compiler that rejects code names the line.
 */
export function isOutside({ kind, cause }: Incident): boolean {
  return outsideTheCode.has(kind) || cause === 'environment' || (cause === 'unclear' && kind === 'build-failed');
}

/**
 * `problemsOf` turns the incidents of both sides into problems of the run. A failure that head did not cause doesn't
 * block the run: if the code fails on both sides, or on base alone, that is a warning. A failure on head alone makes
 * the run inconclusive, and so does a failure of the environment, or one on base whose cause is unclear (docs/rule.md).
 * If the change itself sets how both sides are built or run (`setsUpBoth`), these failures block too, because the
 * change may have broken both sides, or base alone: a regression would then pass as an added benchmark.
 */
export function problemsOf(
  base: readonly Incident[],
  head: readonly Incident[],
  { setsUpBoth = false }: { readonly setsUpBoth?: boolean } = {},
): readonly Problem[] {
  const shared = new Set<Incident>();
  const problems = head.map((incident): Problem => {
    const twins = base.filter((other) => covers(other, incident));
    for (const twin of twins) if (twin.package === incident.package) shared.add(twin);
    // A pattern that matches nothing on either side is a mistake in the request, and would never gate anything.
    const outside = incident.kind === 'no-benchmarks' || [incident, ...twins].some(isOutside);
    if (twins.length > 0 && setsUpBoth && !outside)
      return problem({ ...incident, remedy: incident.remedy ?? ownChange }, 'both', true);
    return problem(incident, twins.length > 0 ? 'both' : 'head', twins.length === 0 || outside);
  });
  const baseOnly = base
    .filter((incident) => !shared.has(incident))
    .map((incident) => {
      const isOpen = isOutside(incident) || incident.cause === 'unclear';
      if (isOpen || !setsUpBoth || incident.kind === 'no-benchmarks') return problem(incident, 'base', isOpen);
      return problem({ ...incident, remedy: incident.remedy ?? ownChange }, 'base', true);
    });
  return [...problems, ...baseOnly];
}

const ownChange =
  'Fix the failure, or set prepare, copy and test-args in a separate change, after the one that adds what they need: this change sets them for both sides, which may have caused the failure.';

/**
 * `covers` reports whether base's incident also explains head's: it concerns the same package, and either all of it,
 * the same benchmark, or a parent of that benchmark.
 */
function covers(base: Incident, head: Incident): boolean {
  if (base.package !== head.package) return false;
  if (base.benchmark === undefined) return true;
  return head.benchmark !== undefined && isWithin(head.benchmark, base.benchmark);
}

function problem(incident: Incident, side: Problem['side'], blocking: boolean): Problem {
  const { kind, message } = incident;
  return {
    kind,
    side,
    ...(incident.package === undefined ? {} : { package: incident.package }),
    ...(incident.benchmark === undefined ? {} : { benchmark: incident.benchmark }),
    blocking,
    message,
    remedy: incident.remedy ?? remedies[kind],
  };
}
