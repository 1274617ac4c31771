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
  const told = `${started}${where}${waits}${doing}.`.replace(/^, and it/, 'it');
  return `${memoryKinds.has(kind) ? `It leaves a goroutine behind: ${told}` : capital(told)}${proof}`;
}

/**
 * `asCaused` returns a site with the kind of the site that caused it, or the site itself if no other site did. A
 * goroutine that waits outside user code is only a symptom if the same operation also leaves an HTTP response open, or
 * a context that is never cancelled. `others` are the other sites of the same leak.
 */
export function asCaused(site: LeakSite, others: readonly LeakSite[]): LeakSite {
  const cause = isForeign(site) ? others.find(({ kind }) => kind === 'http-body' || kind === 'context') : undefined;
  return cause === undefined ? site : { ...site, kind: cause.kind };
}

/**
 * `leakAdvice` returns advice that usually fixes a leak. If a goroutine waits outside user code, the advice is to end
 * it, because the user can't change how it waits. `deleted` is the line whose deletion caused the leak, if that is
 * proven.
 */
export function leakAdvice(site: LeakSite, deleted?: string): string {
  if (deleted !== undefined)
    return `The change deleted \`${deleted}\`. Restore it, or do what it did in another way, on every path.`;
  return isForeign(site) ? endIt : leakWords[site.kind].advice;
}

function isForeign({ kind, waitingAt }: LeakSite): boolean {
  return waitingAt !== undefined && waitingAt.owner !== 'user' && !memoryKinds.has(kind);
}

/** The kinds that describe what was created rather than what a goroutine waits for. */
const memoryKinds: ReadonlySet<LeakKind> = new Set(['http-body', 'ticker', 'timer', 'context']);

const endIt =
  'The goroutine runs code of a package that this one calls. End it when the operation ends: call the `Close`, `Stop` or `Wait` method, or the cancel function, of what started it.';

/** `heldWords` returns a phrase for what a function does with the memory that stays reachable. */
function heldWords(kind: LeakKind): string {
  if (kind === 'map' || kind === 'sync-map' || kind === 'slice' || kind === 'list')
    return kind === 'list' ? 'adds them, and something still refers to them' : 'adds to it, and what it adds stays';
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
