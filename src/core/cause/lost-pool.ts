import { callsInto, type Evidence } from './evidence.ts';

/**
 * `lostPool` reports whether the change stopped using a pool, or whether nothing is returned to the pool that the
 * object at the site came from.
 */
export function lostPool(evidence: Evidence): boolean {
  const { facts, poolCalls } = evidence;
  const isLost = (form: RegExp): boolean => lost(evidence, form);
  if (poolCalls.map(callForm).some(isLost)) return true;
  // A custom pool, or a pool of another package, is recognized by a usual name, such as `bufferPool.Get`.
  if (isLost(/[pP]ool\.Put\(/) || isLost(/[pP]ool\.Get\(/)) return true;
  if (isLost(/\.Put\(/) && isLost(/\.Get\(\)/)) return true;
  // A strings.Builder hands over its memory with its string, so it has to grow again whether it is pooled or not.
  return facts?.pool?.given === false && !callsInto(evidence, 'strings.(*Builder)');
}

/** `lost` reports whether the change removed lines with such a call, and added none that differ from them only in names. */
function lost({ removed, added }: Pick<Evidence, 'removed' | 'added'>, form: RegExp): boolean {
  const shapes = (lines: readonly string[]): readonly string[] => lines.filter((line) => form.test(line)).map(shapeOf);
  const left = [...shapes(added)];
  return shapes(removed).some((shape) => {
    const at = left.indexOf(shape);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** `shapeOf` returns a line without its indentation and with one name for all names. */
function shapeOf(line: string): string {
  return line.trim().replaceAll(/[\p{L}_][\p{L}\p{N}_]*/gu, 'x');
}

/** `takesNone` reports whether the change also removed the call that took the object from its pool. */
export function takesNone(evidence: Evidence): boolean {
  const takes = evidence.poolCalls.filter((call) => /get/i.test(call)).map(callForm);
  return [/\.Get\(/, ...takes].some((form) => lost(evidence, form));
}

/**
 * `callForm` returns a pattern for a call such as `s.pages.Get` on any receiver. The pattern of a plain function
 * doesn't match a method of that name.
 */
function callForm(call: string): RegExp {
  const name = call.split('.').slice(-2).join('.');
  return new RegExp(`(?<![\\w${name.includes('.') ? '' : '.'}])${escaped(name)}\\(`);
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}

/**
 * `declaredPools` returns `Get` and `Put` calls, such as `pages.Get`, for the variables and fields that a file declares
 * as a sync.Pool. It is used for the side that is not type-checked.
 */
export function declaredPools(source: string): readonly string[] {
  const found = source.matchAll(/(?<![\w.])(\w+)(?: *= *&?| +\*?)sync\.Pool\b/g);
  return [...found].flatMap(([, name = '']) => (name === '' || name === 'new' ? [] : [`${name}.Get`, `${name}.Put`]));
}
