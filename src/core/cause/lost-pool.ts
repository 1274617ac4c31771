import { callsInto, type Evidence } from './evidence.ts';

/**
 * `lostPool` reports whether the change stopped using a pool, or whether nothing is returned to the pool that the
 * object at the site came from.
 */
export function lostPool(evidence: Evidence): boolean {
  const { facts, removed, poolCalls } = evidence;
  const forms = poolCalls.map(callForm);
  if (removed.some((line) => forms.some((form) => form.test(line)))) return true;
  // A custom pool, or a pool of another package, is recognized by a usual name, such as `bufferPool.Get`.
  if (removed.some((line) => /[pP]ool\.(?:Put|Get)\(/.test(line))) return true;
  if (removed.some((line) => line.includes('.Put(')) && removed.some((line) => line.includes('.Get()'))) return true;
  // A strings.Builder hands over its memory with its string, so it has to grow again whether it is pooled or not.
  return facts?.pool?.given === false && !callsInto(evidence, 'strings.(*Builder)');
}

/** `takesNone` reports whether the change also removed the call that took the object from its pool. */
export function takesNone({ removed, poolCalls }: Evidence): boolean {
  const takes = poolCalls.filter((call) => /get/i.test(call)).map(callForm);
  return removed.some((line) => /\.Get\(/.test(line) || takes.some((form) => form.test(line)));
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
