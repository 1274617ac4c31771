import { callsInto, type Evidence } from './evidence.ts';
import type { SourceLine, Token } from './source-line.ts';

type Call = SourceLine['calls'][number];

/**
 * `lostPool` reports whether the change stopped using a pool, or whether nothing is returned to the pool that the
 * object at the site came from.
 */
export function lostPool(evidence: Evidence): boolean {
  const { facts, poolCalls } = evidence;
  const isLost = (is: (call: Call) => boolean): boolean => lost(evidence, is);
  if (poolCalls.map(callOf).some(isLost)) return true;
  // A custom pool, or a pool of another package, is recognized by a usual name, such as `bufferPool.Get`.
  if (isLost(callsPool('Put')) || isLost(callsPool('Get'))) return true;
  if (isLost(callsMethod('Put')) && isLost((call) => callsMethod('Get')(call) && call.arguments === 0)) return true;
  // A strings.Builder hands over its memory with its string, so it has to grow again whether it is pooled or not.
  return facts?.pool?.given === false && !callsInto(evidence, 'strings.(*Builder)');
}

/** `lost` reports whether the change removed lines with such a call, and added none that differ from them only in names. */
function lost({ removed, added }: Pick<Evidence, 'removed' | 'added'>, is: (call: Call) => boolean): boolean {
  const shapes = (lines: readonly SourceLine[]): readonly string[] =>
    lines.filter(({ calls }) => calls.some(is)).map(shapeOf);
  const left = [...shapes(added)];
  return shapes(removed).some((shape) => {
    const at = left.indexOf(shape);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const shapes: Readonly<Partial<Record<Token['kind'], string>>> = { name: 'x', predeclared: 'x', literal: '""' };

/** `shapeOf` returns the tokens of a line with one name for all names, and one literal for all literals. */
function shapeOf({ tokens }: SourceLine): string {
  return tokens.map(({ text, kind }) => shapes[kind] ?? text).join(' ');
}

/** `takesNone` reports whether the change also removed the call that took the object from its pool. */
export function takesNone(evidence: Evidence): boolean {
  const takes = evidence.poolCalls.filter((call) => call.toLowerCase().includes('get')).map(callOf);
  return [callsMethod('Get'), ...takes].some((is) => lost(evidence, is));
}

/**
 * `callOf` returns a test for a call such as `s.pages.Get` on any receiver. The test for a plain function doesn't accept
 * a method of that name.
 */
function callOf(call: string): (call: Call) => boolean {
  const last = call.split('.').slice(-2).join('.');
  return ({ name }) => name === last || (last.includes('.') && name.endsWith(`.${last}`));
}

function callsMethod(method: string): (call: Call) => boolean {
  return ({ name }) => name.endsWith(`.${method}`);
}

function callsPool(method: string): (call: Call) => boolean {
  return ({ name }) => name.endsWith(`pool.${method}`) || name.endsWith(`Pool.${method}`);
}
