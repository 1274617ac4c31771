import type { EscapeDiagnostic, FlowStep, Position } from './diagnostic.ts';

/** What an explanation of the compiler is about: its first line. */
export interface Explained {
  readonly what: 'escapes' | 'leaks';
  readonly subject: string;
  /** What a parameter leaks to: `{heap}`, `{storage for …}`, a variable, a result. */
  readonly to: string;
}

export interface Explanation extends Explained {
  readonly steps: FlowStep[];
}

/** Explanations and what they explain stand at the same place. */
export function positionKey({ file, line, column }: Position): string {
  return `${file}:${line}:${column ?? 0}`;
}

/**
 * An instance of a generic function, another inlined copy, or a copy for tests says the same again, maybe by another
 * way: the shortest way counts, whatever the order of the packages.
 */
export function withoutRepeats(explanations: readonly Explanation[]): Explanation[] {
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

/** The diagnostic with what the compiler explained at its place; several where it is one of several appends. */
export function withFlow(diagnostic: EscapeDiagnostic, explanations: readonly Explanation[]): EscapeDiagnostic[] {
  const { kind } = diagnostic;
  if (kind === 'escapes' || kind === 'moved-to-heap') {
    const escapes = explanations.filter(({ what }) => what === 'escapes');
    if (diagnostic.subject === 'append') {
      // Only the explanation says what is appended to what.
      const appends = escapes.filter(({ subject }) => subject.startsWith('append('));
      if (appends.length > 0) return appends.map(({ subject, steps }) => ({ ...diagnostic, subject, flow: steps }));
    }
    return [{ ...diagnostic, flow: escapes.find(({ subject }) => subject === diagnostic.subject)?.steps ?? [] }];
  }
  if (kind !== 'leaking-param') return [diagnostic];
  const leaks = explanations.filter(({ what, subject }) => what === 'leaks' && subject === diagnostic.subject);
  const { result } = diagnostic;
  const fitting = leaks.find(({ to }) => (result === undefined ? to.startsWith('{') : to === result));
  // To the heap can also mean: to a variable that was moved there.
  const leak = fitting ?? (result === undefined ? leaks[0] : undefined);
  return [{ ...diagnostic, flow: leak?.steps ?? [] }];
}

/** By file, line and column, and where these are the same in an order that does not depend on that of the packages. */
export function byPosition(a: EscapeDiagnostic, b: EscapeDiagnostic): number {
  if (a.at.file !== b.at.file) return a.at.file < b.at.file ? -1 : 1;
  return a.at.line - b.at.line || (a.at.column ?? 0) - (b.at.column ?? 0) || textOrder(a, b);
}

function textOrder(a: unknown, b: unknown): number {
  const [first, second] = [JSON.stringify(a), JSON.stringify(b)];
  return first === second ? 0 : first < second ? -1 : 1;
}
