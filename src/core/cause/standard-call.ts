import type { SiteFacts } from './source-facts.ts';

/** Packages of the standard library whose names no other well-known package has. */
const unmistakable = ['fmt.', 'errors.'];

/**
 * `standardCall` returns the standard function that a call calls, as the linker names it: `fmt.Sprintf`,
 * `log.(*Logger).Printf`. `text` is the call as the compiler prints it, which names packages without their paths: `log`
 * can be any package of that name. The result is `undefined` for any other function, and for a call on another line
 * than the site's if its package could be another one.
 */
export function standardCall(text: string, facts: SiteFacts | undefined): string | undefined {
  // The compiler prints a method as `(*T).M(receiver, …)`.
  const called = text.slice(0, text.indexOf('(', 1));
  const last = called.slice(called.lastIndexOf('.'));
  const known = facts?.calls.find(({ origin, name }) => origin === 'standard' && name.endsWith(last))?.name;
  return known ?? (unmistakable.some((name) => called.startsWith(name)) ? called : undefined);
}
