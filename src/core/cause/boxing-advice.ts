import { quoted } from '../escape/quoted.ts';
import { type Evidence, readableFunction } from './evidence.ts';
import { variadicAdvice } from './pointer-advice.ts';

/** Advice about values that are converted to interfaces when passed to these functions of the standard library. */
const forCallee: readonly (readonly [name: RegExp, advice: (type: string) => string])[] = [
  [
    /^sync\.\(\*Pool\)\.Put$/,
    (type) =>
      `Store pointers in the pool (${quoted(`*${type === '' ? 'T' : type}`)}): \`Put\` takes an interface, and any value that is not a pointer is copied to the heap.`,
  ],
  [
    /^log\/slog\.(?:\(\*Logger\)\.)?(?:Debug|Info|Warn|Error|Log)(?:Context)?$/,
    () =>
      'Use `LogAttrs` with attributes (`slog.String`, `slog.Int`), which hold such values without converting them to an interface.',
  ],
  [/^context\.WithValue$/, () => 'Store a pointer to a long-lived value in the context instead of a copy.'],
  [/^sort\.(?:Sort|Stable)$/, () => 'Sort with `slices.SortFunc`, which takes the slice itself.'],
  [
    /^sync\/atomic\.\(\*Value\)\.(?:Store|Swap|CompareAndSwap)$/,
    (type) => `Use an \`atomic.Pointer[${type === '' ? 'T' : type.replaceAll('`', "'")}]\`, which takes a pointer.`,
  ],
];

/** `boxingAdvice` returns advice about a value that is converted to an interface. */
export function boxingAdvice({ facts }: Evidence): string {
  const boxed = facts?.allocation;
  const callee = boxed?.callee;
  if (callee === undefined) return 'Use the concrete type or a type parameter where the interface is not needed.';
  if (boxed?.kind === 'variadic-slice') return variadicAdvice(callee);
  const special = forCallee.find(([name]) => name.test(callee.name));
  if (special !== undefined) return special[1](boxed?.kind === 'boxing' ? boxed.type : '');
  return callee.origin === 'standard' || callee.origin === 'dependency'
    ? `Use a function that takes the concrete type instead of ${quoted(readableFunction(callee.name))}, or pass a pointer to a long-lived value.`
    : `Give ${quoted(readableFunction(callee.name))} a parameter of the concrete type${boxed === undefined || boxed.type === '' ? '' : ` ${quoted(boxed.type)}`}${isMethod(callee.name) || callee.dynamic ? '' : ', or make it generic'}.`;
}

/** `isMethod` reports whether a function in a stack trace is a method, which can't have type parameters of its own. */
function isMethod(name: string): boolean {
  return readableFunction(name).split('.').length > 2;
}
