import { quoted } from '../escape/quoted.ts';
import { keepsCalls } from './reason.ts';
import { calleeOf, type Cause } from './causes.ts';
import { boxingAdvice } from './boxing-advice.ts';
import { closureAdvice } from './closure-advice.ts';
import { copies, type Evidence, growable, keepsOutsideOfMap, mostInMap, readableFunction } from './evidence.ts';
import { knownCallee } from './known-callees.ts';
import { hasOwnVariables } from './language-words.ts';
import { pointerAdvice } from './pointer-advice.ts';

/** `adviceOf` says what to do about a site, in one sentence about this code. */
export function adviceOf(cause: Cause, evidence: Evidence): string {
  if (hasOwnVariables(evidence))
    return 'Take the address of the element (`&list[i]`), or declare one variable before the loop if no pointer to it outlives an iteration.';
  if (evidence.benchmarkLoop !== undefined)
    return keepsCalls(evidence.benchmarkLoop)
      ? 'Build with Go 1.26 or later, or keep `for i := 0; i < b.N; i++` until then; accept the new figure if the loop is meant to change.'
      : 'Accept the new figure if the loop is meant to change: it measures the same code in another way.';
  return advice[cause](evidence);
}

const advice: Readonly<Record<Cause, (evidence: Evidence) => string>> = {
  'append-growth': ({ facts, rootText }) => {
    const operand = facts?.operand;
    const bound = boundOf(facts);
    const emptied = operand && setToNil(rootText, operand.name);
    if (emptied !== undefined)
      return `Write ${quoted(`${emptied} = ${emptied}[:0]`)} instead of ${quoted(`${emptied} = nil`)} to keep the capacity, if nothing else still uses the old elements.`;
    if (operand === undefined) return 'Allocate the slice with the capacity it needs before filling it.';
    const size = bound === undefined ? 'a capacity for the usual case' : `capacity ${quoted(bound)}`;
    return `Allocate ${quoted(operand.expression)} with ${size} before filling it: ${quoted(`make(${operand.type}, 0, ${bound ?? 'n'})`)}.`;
  },
  'buffer-growth': ({ facts }) => {
    const name = growable(facts)?.expression;
    const bound = boundOf(facts);
    if (name === undefined) return 'Give the buffer its usual size once, where it is created.';
    return `Call ${quoted(`${name}.Grow(n)`)} once before writing, with ${bound === undefined ? 'its usual size' : `a size derived from ${quoted(bound)}`}.`;
  },
  'map-growth': ({ facts }) => {
    const operand = facts?.operand;
    const bound = boundOf(facts);
    return `Create ${operand === undefined ? 'the map' : quoted(operand.expression)} with its size (${quoted(`make(${operand?.type ?? 'map[K]V'}, ${bound ?? 'n'})`)}), or reuse one and empty it with \`clear\`.`;
  },
  'make-size': ({ facts, escape }) =>
    copies(facts)
      ? 'Use the original if nothing modifies it, or copy into reused memory.'
      : escape?.flow.some(({ reason }) => reason === 'non-constant size') === true
        ? `Use an array of constant size for the common case (\`var buf [64]byte; b := buf[:0]\`), or let the caller pass a buffer to fill.`
        : `Let the caller pass a buffer to fill, or reuse one across operations${facts?.operand === undefined ? '' : ` instead of allocating ${quoted(facts.operand.expression)} each time`}.`,
  'closure-capture': closureAdvice,
  'interface-boxing': boxingAdvice,
  fmt: (evidence) => {
    const name = evidence.site.library ?? evidence.facts?.allocation?.callee?.name ?? 'fmt';
    if (name.startsWith('errors.') || name === 'fmt.Errorf')
      return `Create the error once, as a package variable (\`var ErrX = errors.New(…)\`), if its text does not depend on the call.`;
    return `Use strconv and concatenation, or append to a buffer (\`strconv.AppendInt\`), instead of ${quoted(name)} on this path.`;
  },
  'string-concat': ({ facts }) => {
    const operand = facts?.operand;
    const text = facts?.allocation?.text ?? '';
    const isAppended = operand !== undefined && (text.includes('+=') || text.startsWith(`${operand.expression} + `));
    if (!isAppended)
      return 'One expression allocates once, however many parts it joins. Keep the parts separate until they are needed, append them to a reused `[]byte`, or build the string once, outside this path.';
    const isRepeated = operand.kind === 'field' || facts?.loops.some(({ benchmark }) => !benchmark) === true;
    return isRepeated
      ? `Write the parts to a \`strings.Builder\` instead of ${quoted(text.includes('+=') ? `${operand.expression} +=` : `${operand.expression} = ${operand.expression} +`)}, or join them once with \`strings.Join\`.`
      : `Join all parts of ${quoted(operand.expression)} in one expression: each ${text.includes('+=') ? '`+=`' : 'assignment'} copies everything joined so far.`;
  },
  'bytes-string-conversion': ({ facts }) =>
    `Use one of the two types throughout, or convert where Go needs no copy (\`m[string(b)]\`, \`string(b) == s\`)${facts?.allocation === undefined ? '' : ` instead of storing ${quoted(facts.allocation.text)}`}.`,
  'pointer-escape': pointerAdvice,
  'larger-object': (evidence) => {
    const { grownType, facts } = evidence;
    if (keepsOutsideOfMap(evidence))
      return `Keep ${grownType === undefined ? 'it' : quoted(grownType.name)} within ${mostInMap} B (smaller types, or rarely used fields behind a pointer), or store pointers in the map and reuse the objects.`;
    const type = grownType === undefined ? 'the struct' : quoted(grownType.name);
    const isPadded = facts?.candidates.some(({ kind }) => kind === 'order-fields') === true;
    return `${isPadded ? `Order the fields of ${type} by size, use` : `Use`} smaller types${isPadded ? '' : ` in ${type}`}, or move rarely used fields behind a pointer.`;
  },
  'lost-pool': ({ facts }) => {
    const pool = facts?.pool;
    if (pool !== undefined && pool.leaves !== '')
      return `Copy what leaves the function (${quoted(pool.leaves)}, line ${pool.line}), then return the object with \`Put\` last: its memory belongs to the object, and the next user overwrites it.`;
    return giveBack;
  },
  callee: (evidence) =>
    knownCallee(evidence)?.advice(evidence) ??
    `Call ${quoted(readableFunction(calleeOf(evidence)))} less often (once, outside the loop, or with a cached result), or use a variant that writes into memory the caller provides.`,
  dependency: () =>
    'Stay on the previous version until this is fixed upstream, and report the regression with this benchmark.',
  other: (evidence) =>
    `Check whether ${quoted(readableFunction(evidence.site.function))} needs to do this in every operation.`,
};

const giveBack =
  'Return the object with `Put` on every path (a `defer` right after `Get`), and reset its fields first: a pooled object keeps the values of its last use.';

/** `setToNil` returns what a line sets to nil if it ends in this name: `b.items` for `b.items = nil`. */
function setToNil(line: string, name: string): string | undefined {
  const [, target = ''] = /^\s*([\w.]+) = nil\b/.exec(line) ?? [];
  return target.slice(target.lastIndexOf('.') + 1) === name ? target : undefined;
}

function boundOf(facts: Evidence['facts']): string | undefined {
  return facts?.loops.findLast(({ benchmark, bound }) => !benchmark && bound !== '')?.bound;
}
