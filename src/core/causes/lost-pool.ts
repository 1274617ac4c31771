import { callsInto, type Evidence, passesThrough } from '../cause/evidence.ts';
import { isBookkeeping } from '../cause/known-callees.ts';
import { lostPool as isPoolLost, takesNone } from '../cause/lost-pool.ts';
import { quoted } from '../escape/quoted.ts';
import type { CauseRule } from './rule.ts';
import { allocatesIn, isKind, makesObject } from './signs.ts';

const takesFromPool = /^sync\.\(\*Pool\)\.Get$/;

/**
 * `lostPool` applies if an object that came from a pool is now allocated, because the pool is gone or nothing is
 * returned to it.
 */
export const lostPool = {
  name: 'lost-pool',
  label: 'a pooled object is not reused',
  matches: {
    change: (evidence) =>
      !isBookkeeping(evidence) &&
      (passesThrough(evidence, takesFromPool) || (couldBePooled(evidence) && isPoolLost(evidence))),
  },
  reason: (evidence) => {
    const { pool } = evidence.facts ?? {};
    if (pool?.given === false && pool.leaves !== '')
      return `The object taken from pool ${quoted(pool.name)} is never returned to it, because its memory is used after the function returns (${quoted(pool.leaves)}, line ${pool.line}). Each operation allocates and fills a new one.`;
    if (pool?.given === false)
      return `The object taken from pool ${quoted(pool.name)} is never returned to it, so each operation allocates and fills a new one.`;
    return passesThrough(evidence, takesFromPool)
      ? 'The pool is empty when `Get` is called, because objects are not returned to it, so each operation allocates a new one.'
      : 'The object used to come from a pool and is now allocated each time.';
  },
  advice: (evidence) => {
    const pool = evidence.facts?.pool;
    if (pool !== undefined && pool.leaves !== '')
      return `Copy what leaves the function (${quoted(pool.leaves)}, line ${pool.line}), then return the object with \`Put\` last: that memory belongs to the object, and its next user overwrites it.`;
    if (pool === undefined && !passesThrough(evidence, takesFromPool) && takesNone(evidence))
      return 'Take the object from the pool again, as before the change, return it on every path, and reset its fields first: a pooled object keeps the values of its last use.';
    return 'Return the object with `Put` on every path (a `defer` right after `Get`), and reset its fields first: a pooled object keeps the values of its last use.';
  },
  usualAdvice: 'Return the object with `Put` on every path, and reset its fields first.',
} as const satisfies CauseRule;

/**
 * `couldBePooled` reports whether the site creates an object, slice or buffer of the kind that people keep in pools.
 */
function couldBePooled(evidence: Evidence): boolean {
  const isObject =
    makesObject(evidence) && !isKind(evidence, 'boxing', 'variadic-slice', 'func-literal', 'method-value');
  return (
    isObject ||
    allocatesIn('makeslice', 'growslice')(evidence) ||
    callsInto(evidence, 'strings.(*Builder)', 'bytes', 'bufio', 'compress/', 'encoding/') ||
    (evidence.facts?.pool !== undefined && passesThrough(evidence, /^bytes\.\(\*Buffer\)\./))
  );
}
