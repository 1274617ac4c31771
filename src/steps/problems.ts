import type { Problem } from '../core/report/model.ts';
import type { FaultCause, ProblemKind } from '../errors.ts';
import type { Side } from '../ports.ts';
import { remedies } from './remedies.ts';
import { namesAround } from './subject.ts';

/** A failure on one side that kept benchmarks from being measured. */
export interface Incident {
  readonly kind: ProblemKind;
  readonly side: Side;
  readonly package?: string;
  readonly benchmark?: string;
  readonly message: string;
  readonly remedy?: string;
  /** The cause of the incident; if absent, the code is the cause. */
  readonly cause?: FaultCause;
}

/** Kinds of problems that the code of a side never causes. */
const outsideTheCode = new Set<ProblemKind>([
  'snapshot-failed',
  'prepare-failed',
  'toolchain-missing',
  'toolchain-too-old',
  'benchmark-timeout',
  'environment-failed',
]);

/**
 * `isOutside` reports whether the environment is at fault. A build that fails for an unknown reason counts too: if the
 * code were at fault, the compiler would have named the line.
 */
export function isOutside({ kind, cause }: Incident): boolean {
  return outsideTheCode.has(kind) || cause === 'environment' || (cause === 'unclear' && kind === 'build-failed');
}

/**
 * `problemsOf` turns the incidents of both sides into problems of the run. A failure that head did not cause doesn't
 * block the run: if the code fails on both sides, or on base alone, that is a warning. A failure on head alone makes
 * the run inconclusive, and so does a failure of the environment, or one on base whose cause is unclear (docs/rule.md).
 * If the change itself sets how both sides are built or run (`setsUpBoth`), failures on both sides or on base alone
 * block too. The change may have caused them: every benchmark would then count as added, and a regression would go
 * unnoticed.
 */
export function problemsOf(
  base: readonly Incident[],
  head: readonly Incident[],
  { setsUpBoth = false }: { readonly setsUpBoth?: boolean } = {},
): readonly Problem[] {
  const places = new Map<string, Place>();
  for (const incident of base) {
    const key = placeKey(incident.package, incident.benchmark);
    const place = places.get(key) ?? { outside: false, shared: false };
    places.set(key, { ...place, outside: place.outside || isOutside(incident) });
  }
  const problems = head.map((incident): Problem => {
    const twins = placesAround(incident).flatMap((key) => places.get(key) ?? []);
    for (const twin of twins) twin.shared = true;
    // A pattern that matches nothing on either side is a mistake in the request: the run would check nothing.
    const outside = incident.kind === 'no-benchmarks' || isOutside(incident) || twins.some((twin) => twin.outside);
    if (twins.length > 0 && setsUpBoth && !outside)
      return problem({ ...incident, remedy: incident.remedy ?? ownChange }, 'both', true);
    return problem(incident, twins.length > 0 ? 'both' : 'head', twins.length === 0 || outside);
  });
  const baseOnly = base
    .filter((incident) => places.get(placeKey(incident.package, incident.benchmark))?.shared !== true)
    .map((incident) => {
      const isOpen = isOutside(incident) || incident.cause === 'unclear';
      if (isOpen || !setsUpBoth || incident.kind === 'no-benchmarks') return problem(incident, 'base', isOpen);
      return problem({ ...incident, remedy: incident.remedy ?? ownChange }, 'base', true);
    });
  return [...problems, ...baseOnly];
}

const ownChange =
  'Fix the failure. This change sets prepare, copy or test-args for both sides, which may have caused it. If so, set them in a separate change, after the files and flags that they need are merged.';

/** What is known about base's incidents for one package and benchmark. */
interface Place {
  readonly outside: boolean;
  /** Whether these incidents explain an incident of head. */
  shared: boolean;
}

/**
 * `placesAround` returns keys for the benchmark of an incident, for the benchmark's parents, and for the package. An
 * incident of base with one of these keys also explains this incident of head.
 */
function placesAround({ package: importPath, benchmark }: Incident): readonly string[] {
  const names = benchmark === undefined ? [] : [...namesAround(benchmark)];
  return [...names, undefined].map((name) => placeKey(importPath, name));
}

function placeKey(importPath: string | undefined, benchmark: string | undefined): string {
  return JSON.stringify([importPath, benchmark]);
}

/** `remedyOf` returns the usual remedy, with the whole command if the incident names a benchmark and its package. */
function remedyOf({ kind, package: importPath, benchmark = '' }: Incident): string {
  const [name = ''] = benchmark.split('/');
  const isPlain = /^Benchmark\w*$/.test(name) && /^[\w./~-]+$/.test(importPath ?? '');
  return isPlain ? remedies[kind].replace('-bench NAME`', () => `-bench '^${name}$' ${importPath}\``) : remedies[kind];
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
    remedy: incident.remedy ?? remedyOf(incident),
  };
}
