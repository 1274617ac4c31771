import { quoted } from '../escape/quoted.ts';
import type { Cost } from '../profile/cost.ts';
import { calleeOf, type Evidence, readableFunction } from './evidence.ts';

/** The explanation and advice for the calls that `matches` accepts. */
interface Known {
  readonly matches: (evidence: Evidence) => boolean;
  readonly reason: (evidence: Evidence) => string;
  readonly advice: (evidence: Evidence) => string;
}

const nameOf = (evidence: Evidence): string => quoted(readableFunction(calleeOf(evidence)));

const bytes = (cost: Cost): string => `${Math.round(cost.bytes).toLocaleString('en-US')} B`;

/** Advice about an error that is created for each call. */
export const errorOnce =
  'Create the error once, as a package variable (`var ErrX = errors.New(…)`), if its text does not depend on the call.';

/**
 * `isBookkeeping` reports whether the site allocates a pool's internal lists. They are reallocated after each garbage
 * collection. That happens only every few hundred operations, so it adds far less than one object per operation.
 */
export function isBookkeeping(evidence: Evidence): boolean {
  const { site } = evidence;
  return /^sync\.\(\*Pool\)\.(?:Get|Put)$/.test(calleeOf(evidence)) && site.head.objects - site.base.objects < 0.5;
}

/** The known calls. The first entry that matches a call describes it. */
const known: readonly Known[] = [
  {
    matches: isBookkeeping,
    reason: (evidence) =>
      `${nameOf(evidence)} reallocates the pool's internal lists after each garbage collection; this is bookkeeping, not a pooled object.`,
    advice: () => 'No change is needed here: this becomes rare again with fewer garbage collections.',
  },
  {
    matches: (evidence) => calleeOf(evidence) === 'errors.New',
    reason: (evidence) => `${nameOf(evidence)} allocates a new error each time.`,
    advice: () => errorOnce,
  },
  {
    matches: ({ site }) => {
      const outer = site.paths[0]?.frames.findIndex(({ function: name }) => name === 'io.WriteString') ?? -1;
      const inner = site.paths[0]?.frames.slice(0, Math.max(0, outer)) ?? [];
      return site.library === 'io.WriteString' && inner.every(({ function: name }) => name.startsWith('runtime.'));
    },
    reason: (evidence) =>
      `${nameOf(evidence)} copies the text to a \`[]byte\`, because the writer has no \`WriteString\` method.`,
    advice: () => 'Give the writer a `WriteString(s string) (int, error)` method; it is called instead when it exists.',
  },
  {
    matches: ({ site }) => site.status === 'larger',
    reason: (evidence) => {
      const { own, head } = evidence.site;
      return `${nameOf(evidence)} allocates larger objects than on base: ${bytes(head)} per operation instead of ${bytes(own)}.`;
    },
    advice: (evidence) => {
      const deciding = evidence.facts?.allocation?.kind === 'call' ? evidence.facts.allocation.arguments : [];
      return deciding.length === 1 && takesSize.test(calleeOf(evidence))
        ? `Choose ${quoted(deciding[0] ?? '')} for the usual case, because it determines how much ${nameOf(evidence)} allocates, or reuse the result across operations.`
        : `Find out what determines how much ${nameOf(evidence)} allocates and size it for the usual case, or reuse the result across operations.`;
    },
  },
];

/** Matches functions with a parameter for the size of what they allocate. */
const takesSize = /(?:Size|Grow|Buffer|Repeat)$/;

/**
 * `knownCallee` returns the explanation and advice for a site's call, or `undefined` if nothing is known about that
 * call.
 */
export function knownCallee(evidence: Evidence): Known | undefined {
  return known.find(({ matches }) => matches(evidence));
}
