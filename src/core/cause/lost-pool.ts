import { callsInto, type Evidence } from './evidence.ts';

/**
 * `lostPool` reports whether the change stopped using a pool, or returns no object to the pool that the object at the
 * site came from.
 */
export function lostPool(evidence: Evidence): boolean {
  const { facts, removed, poolCalls } = evidence;
  const forms = poolCalls.map(callForm);
  if (removed.some((line) => forms.some((form) => form.test(line)))) return true;
  // A hand-written pool, or one of another package, is recognized by its usual names.
  if (removed.some((line) => /[pP]ool\.(?:Put|Get)\(/.test(line))) return true;
  if (removed.some((line) => line.includes('.Put(')) && removed.some((line) => line.includes('.Get()'))) return true;
  // A strings.Builder gives its memory away with its text, so it has to grow again whether it is pooled or not.
  return facts?.pool?.given === false && !callsInto(evidence, 'strings.(*Builder)');
}

/**
 * `callForm` matches a call such as `s.pages.Get` on any receiver; a plain function doesn't match a method of that
 * name.
 */
function callForm(call: string): RegExp {
  const name = call.split('.').slice(-2).join('.');
  return new RegExp(`(?<![\\w${name.includes('.') ? '' : '.'}])${escaped(name)}\\(`);
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}

/**
 * `declaredPools` returns the names of the variables and fields that a source declares as a sync.Pool. It is for the
 * side that is not type-checked.
 */
export function declaredPools(source: string): readonly string[] {
  const found = source.matchAll(/(?<![\w.])(\w+)(?: *= *&?| +\*?)sync\.Pool\b/g);
  return [...found].flatMap(([, name = '']) => (name === '' || name === 'new' ? [] : [`${name}.Get`, `${name}.Put`]));
}
