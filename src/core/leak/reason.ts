import type { LeakKind } from './kinds.ts';
import { leakWords } from './words.ts';
import type { LeakFrame, LeakSite } from './sites.ts';

/** `leakReason` explains why a site leaks, in one or two sentences that follow its title. */
export function leakReason({ kind, at, startedAt, waitingAt, state, isUnreachable, goroutines }: LeakSite): string {
  if (goroutines === 0) return `\`${shortName(at)}\` ${heldWords(kind)}.`;
  const started = startedAt === undefined ? '' : `\`${shortName(startedAt)}\` starts it`;
  const where = startedAt === undefined || startedAt.owner !== 'user' ? '' : ` at ${placeOf(startedAt)}`;
  const waits =
    waitingAt === undefined
      ? ''
      : `, and it ${isBlocked(state) ? 'remains blocked' : 'stays'} in \`${shortName(waitingAt)}\`${waitingAt.owner === 'user' ? ` at ${placeOf(waitingAt)}` : ''}`;
  const doing = state === '' ? '' : ` (${state})`;
  const proof = isUnreachable ? ' The garbage collector confirms that nothing can wake it.' : '';
  return `${capital(`${started}${where}${waits}${doing}.`.replace(/^, and it/, 'it'))}${proof}`;
}

/**
 * `leakAdvice` returns what usually helps against a leak of this kind. A goroutine that waits in code of others can't be
 * given another `case`, but only be ended. `others` are further sites of the leak: an open response or a context that is
 * never cancelled says how.
 */
export function leakAdvice({ kind, waitingAt }: LeakSite, others: readonly LeakSite[] = []): string {
  const isForeign = waitingAt !== undefined && waitingAt.owner !== 'user' && kind !== 'http-body' && kind !== 'ticker';
  if (!isForeign) return leakWords[kind].advice;
  const owner = others.find((other) => ownerKinds.has(other.kind));
  return owner === undefined ? endIt : leakWords[owner.kind].advice;
}

/** The kinds of sites that show what keeps a goroutine of other code running. */
const ownerKinds: ReadonlySet<LeakKind> = new Set(['http-body', 'context', 'ticker']);

const endIt =
  'The goroutine runs code of a package that this one calls. End it when the operation ends: call the `Close`, `Stop` or `Wait` method, or the cancel function, of what started it.';

/** `heldWords` says what a function did with memory that stays reachable. */
function heldWords(kind: LeakKind): string {
  if (kind === 'map' || kind === 'sync-map' || kind === 'slice' || kind === 'list')
    return 'adds to it, and what it adds stays';
  if (kind === 'memory') return 'allocates it, and something keeps a reference to it';
  return kind === 'http-body' ? 'opens it' : 'creates it';
}

/** `isBlocked` reports whether a goroutine's state means that it waits for something that may never happen. */
function isBlocked(state: string): boolean {
  return /^(?:chan|select|sync|semacquire|IO wait)/.test(state);
}

function placeOf({ file, line }: LeakFrame): string {
  return `${file}:${line}`;
}

/** `shortName` shortens `example.com/m/order.(*Store).Add` to `order.(*Store).Add`. */
export function shortName({ function: name }: { readonly function: string }): string {
  const path = name.replace(/\[.*$/, '');
  return name.slice(path.lastIndexOf('/') + 1);
}

function capital(text: string): string {
  return text.replace(/^./, (first) => first.toUpperCase());
}
