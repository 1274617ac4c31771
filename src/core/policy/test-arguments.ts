import * as z from 'zod';

const most = { arguments: 1000, characters: 10_000 };

/**
 * The schema of the arguments that every test binary gets after the gate's own flags, like those after `go test -args`.
 */
export const testArguments = z
  .array(
    z
      .string({ error: 'expected strings' })
      .max(most.characters, { error: `longer than ${most.characters} characters` })
      .superRefine((argument, context) => {
        const message = faultOf(argument);
        if (message !== undefined) context.addIssue({ code: 'custom', message });
      }),
    { error: 'expected a list' },
  )
  .max(most.arguments, { error: `longer than ${most.arguments} items` });

/**
 * `faultOf` returns why an argument is invalid, or `undefined`. Flags of `testing` are invalid because they would
 * override the gate's own: if a flag is set twice, the last value counts. All other flags belong to the tests, as with
 * `go test`.
 */
function faultOf(argument: string): string | undefined {
  if (/^--?test\./.test(argument)) {
    return `${argument.slice(0, 100)} is a flag of Go's testing package, and the gate sets those itself; only flags that the tests define go here`;
  }
  return argument.includes('\0') ? 'a null character cannot be passed to a program' : undefined;
}
