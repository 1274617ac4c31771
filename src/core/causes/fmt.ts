import { calleeOf, callsInto, type Evidence, readableFunction } from '../cause/evidence.ts';
import { errorOnce } from '../cause/known-callees.ts';
import { standardCall } from '../cause/standard-call.ts';
import { quoted } from '../escape/quoted.ts';
import { growsBuffer } from './buffer-growth.ts';
import type { CauseRule } from './rule.ts';
import { allocatesIn, makesObject } from './signs.ts';

/**
 * `fmt` applies if formatting or scanning with fmt or log allocates memory, or copies its arguments to the heap.
 */
export const fmt = {
  name: 'fmt',
  label: 'formatting',
  matches: {
    library: (evidence) =>
      callsInto(evidence, 'fmt', 'log') && !constructs.test(calleeOf(evidence)) && !growsBuffer(evidence),
    conversion: (evidence) =>
      boxesForFmt(evidence) &&
      // A variable whose address is passed is not boxed: the variable itself moves to the heap.
      (allocatesIn('convT')(evidence) || (makesObject(evidence) && !isPointer(evidence))),
  },
  reason: (evidence) => {
    const name = evidence.site.library ?? evidence.facts?.allocation?.callee?.name;
    const called = name === undefined ? 'a formatting function' : quoted(readableFunction(name));
    return evidence.site.library === undefined
      ? `An argument of ${called} is converted to an interface, which copies it to the heap.`
      : `${called} allocates memory on the heap as it ${scans.test(name ?? '') ? 'scans' : 'formats'}.`;
  },
  advice: (evidence) => {
    const name = evidence.site.library ?? evidence.facts?.allocation?.callee?.name ?? 'fmt';
    if (name === 'fmt.Errorf') return errorOnce;
    if (scans.test(name)) return `Parse with strconv instead of ${quoted(name)} on this path.`;
    return `Use strconv and concatenation, or append to a buffer (\`strconv.AppendInt\`), instead of ${quoted(name)} on this path.`;
  },
  usualAdvice: 'Use strconv and concatenation, or append to a buffer, instead of formatting on this path.',
} as const satisfies CauseRule;

/** Matches the functions of fmt and log that format nothing. */
const constructs = /^log\.New$/;

/** Matches the functions of fmt that read values. */
const scans = /^fmt\.[FS]?[Ss]can/;

/** `isPointer` reports whether the object is passed by a pointer, which an interface holds as it is. */
function isPointer({ escape, facts }: Evidence): boolean {
  return (
    escape?.isVariable === true ||
    /^(?:&|new\()/.test(escape?.subject ?? '') ||
    facts?.allocation?.kind === 'address-of' ||
    facts?.allocation?.kind === 'new'
  );
}

/** `boxesForFmt` reports whether the call on the line, or the one that the compiler names, belongs to fmt or log. */
function boxesForFmt({ facts, escape }: Evidence): boolean {
  const passed = escape?.flow.findLast(({ reason }) => reason === 'call parameter')?.text;
  const callee = facts?.allocation?.callee?.name ?? (passed && standardCall(passed, facts));
  return callee !== undefined && /^(?:fmt|log)\./.test(callee);
}
