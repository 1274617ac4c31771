import type { EscapeDiagnostic, FlowStep, Position } from './diagnostic.ts';

/** The first line of an explanation by the compiler, which names its subject. */
export interface Explained {
  readonly what: 'escapes' | 'leaks';
  readonly subject: string;
  /** The destination to which a parameter leaks: `{heap}`, `{storage for …}`, a variable, or a result. */
  readonly to: string;
}

export interface Explanation extends Explained {
  readonly steps: FlowStep[];
}

/**
 * `positionKey` returns a key for a position. An explanation and the diagnostics that it explains have the same key.
 */
export function positionKey({ file, line, column }: Position): string {
  return `${file}:${line}:${column ?? 0}`;
}

/**
 * `withoutRepeats` keeps the shortest path of each explanation, regardless of the order of the packages. The compiler
 * repeats an explanation, perhaps with a different path, for an instance of a generic function, for another inlined
 * copy, and for a package that is compiled again for tests.
 */
function withoutRepeats(explanations: readonly Explanation[]): Explanation[] {
  const best = new Map<string, Explanation>();
  for (const explanation of explanations) {
    const { what, subject, to, steps } = explanation;
    const key = JSON.stringify([what, subject, to]);
    const known = best.get(key)?.steps;
    const order = known === undefined ? -1 : steps.length - known.length || textOrder(steps, known);
    if (order < 0) best.set(key, explanation);
  }
  return [...best.values()].toSorted((a, b) => textOrder([a.subject, a.to], [b.subject, b.to]));
}

/**
 * Maximum number of explanations at one position to compare with each of its diagnostics; only crafted output has more.
 */
const mostAtOnePlace = 200;

/** `withFlows` adds to each diagnostic the steps that the compiler explained at its position. */
export function withFlows(
  diagnostics: readonly EscapeDiagnostic[],
  explanations: ReadonlyMap<string, readonly Explanation[]>,
): readonly EscapeDiagnostic[] {
  const told = new Set(
    diagnostics.map(({ at, ...said }) => subjectKey(positionKey(at), 'subject' in said ? said.subject : '')),
  );
  const exact = new Map<string, Explanation>();
  const others = new Map<string, Explanation[]>();
  for (const [place, all] of explanations) {
    const here: Explanation[] = [];
    for (const explanation of withoutRepeats(all)) {
      const key = subjectKey(place, explanation.subject);
      if (explanation.what === 'escapes' && told.has(key)) exact.set(key, explanation);
      else if (here.length < mostAtOnePlace) here.push(explanation);
    }
    others.set(place, here);
  }
  return diagnostics.flatMap((diagnostic) => {
    if (!('flow' in diagnostic)) return [diagnostic];
    const place = positionKey(diagnostic.at);
    const here = others.get(place) ?? [];
    if (diagnostic.kind === 'leaking-param') return [{ ...diagnostic, flow: leakFlow(diagnostic, here) }];
    const explanation = exact.get(subjectKey(place, diagnostic.subject));
    return explanation === undefined
      ? inOtherWords(
          diagnostic,
          here.filter(({ what }) => what === 'escapes'),
        )
      : [{ ...diagnostic, flow: explanation.steps }];
  });
}

function subjectKey(place: string, subject: string): string {
  return `${place}\n${subject}`;
}

/**
 * `inOtherWords` returns the diagnostic with the steps of an explanation that names the value differently. A diagnostic
 * about `append` is returned once for each explanation of an `append(…)`. For any other diagnostic, the steps are those
 * of the only explanation whose subject is the same up to the first comma or, if no subject is, those of the only
 * explanation at the position. Without a fitting explanation, the diagnostic is returned unchanged.
 */
function inOtherWords(
  diagnostic: Extract<EscapeDiagnostic, { flow: unknown }>,
  explanations: readonly Explanation[],
): EscapeDiagnostic[] {
  if (diagnostic.subject === 'append') {
    const appends = explanations.filter(({ subject }) => subject.startsWith('append('));
    return appends.length === 0
      ? [diagnostic]
      : appends.map(({ subject, steps }) => ({ ...diagnostic, subject, flow: steps }));
  }
  const start = diagnostic.subject.split(',', 1)[0] ?? '';
  const alike = explanations.filter(({ subject }) => subject.split(',', 1)[0] === start);
  const fitting = alike.length > 0 ? alike : explanations;
  return [fitting[0] !== undefined && fitting.length === 1 ? { ...diagnostic, flow: fitting[0].steps } : diagnostic];
}

function leakFlow(
  { subject, result }: Extract<EscapeDiagnostic, { kind: 'leaking-param' }>,
  explanations: readonly Explanation[],
): readonly FlowStep[] {
  const leaks = explanations.filter((leak) => leak.what === 'leaks' && leak.subject === subject);
  const fitting = leaks.find(({ to }) => (result === undefined ? to.startsWith('{') : to === result));
  // A leak to the heap can also be explained as a leak to a variable that was moved to the heap.
  return (fitting ?? (result === undefined ? leaks[0] : undefined))?.steps ?? [];
}

/**
 * `byPosition` orders diagnostics by file, line and column, and then by content, so that the order doesn't depend on
 * that of the packages.
 */
export function byPosition(a: EscapeDiagnostic, b: EscapeDiagnostic): number {
  if (a.at.file !== b.at.file) return a.at.file < b.at.file ? -1 : 1;
  return a.at.line - b.at.line || (a.at.column ?? 0) - (b.at.column ?? 0) || textOrder(a, b);
}

function textOrder(a: unknown, b: unknown): number {
  const [first, second] = [JSON.stringify(a), JSON.stringify(b)];
  return first === second ? 0 : first < second ? -1 : 1;
}
