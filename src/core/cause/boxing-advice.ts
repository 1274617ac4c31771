import { quoted } from '../escape/quoted.ts';
import { type Evidence, readableFunction } from './evidence.ts';

/** What to do where values are put into interfaces for functions that cannot be changed. */
const forCallee: readonly (readonly [name: RegExp, advice: (type: string) => string])[] = [
  [
    /^sync\.\(\*Pool\)\.Put$/,
    (type) =>
      `Keep pointers in the pool (${quoted(`*${type === '' ? 'T' : type}`)}): \`Put\` takes an interface, which needs a copy on the heap of all that is no pointer.`,
  ],
  [
    /^log\/slog\./,
    () =>
      'Use `LogAttrs` with attributes (`slog.String`, `slog.Int`), which hold such values without putting them into an interface.',
  ],
  [/^context\.WithValue$/, () => 'Put a pointer to a value that is kept into the context, instead of a copy.'],
  [/^sort\.(?:Sort|Stable)$/, () => 'Sort with `slices.SortFunc`, which takes the slice itself.'],
  [
    /^sync\/atomic\.\(\*Value\)\.(?:Store|Swap|CompareAndSwap)$/,
    (type) => `Use an \`atomic.Pointer[${type === '' ? 'T' : type.replaceAll('`', "'")}]\`, which takes a pointer.`,
  ],
];

/** What to do where a value is put into an interface. */
export function boxingAdvice({ facts }: Evidence): string {
  const boxed = facts?.allocation;
  const callee = boxed?.callee;
  if (callee === undefined) return 'Use the concrete type, or a type parameter, where the interface is not needed.';
  const special = forCallee.find(([name]) => name.test(callee.name));
  if (boxed?.kind === 'variadic-slice' && !callee.variadicInterface)
    return callee.dynamic
      ? `Give ${quoted(readableFunction(callee.name))} a fixed number of parameters, or one more method that has them: what an interface or a function value is called with may always be kept.`
      : `Let ${quoted(readableFunction(callee.name))} copy what it keeps of its arguments (\`append(kept[:0], args...)\`): their slice can then stay on the stack.`;
  if (special !== undefined) return special[1](boxed?.kind === 'boxing' ? boxed.type : '');
  return callee.origin === 'standard' || callee.origin === 'dependency'
    ? `Use a function that takes the concrete type instead of ${quoted(readableFunction(callee.name))}, or pass a pointer to a value that is kept.`
    : `Give ${quoted(readableFunction(callee.name))} a parameter of the concrete type${boxed === undefined || boxed.type === '' ? '' : ` ${quoted(boxed.type)}`}, or make it generic.`;
}
