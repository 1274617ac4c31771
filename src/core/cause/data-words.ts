import { quoted } from '../escape/quoted.ts';
import type { Evidence } from './evidence.ts';

type Data = NonNullable<Evidence['data']>;

const verbs = { added: 'added', deleted: 'deleted', modified: 'replaced' } as const;

/** `dataWords` describes how a data file changed, and why that affects allocations. */
export function dataWords({ data }: Pick<Evidence, 'data'>): string {
  if (data === undefined) return '';
  const changed = `The change ${verbs[data.change]} ${quoted(data.file)}`;
  return isProfile(data)
    ? `${changed}, the profile that the compiler uses to decide what to inline (https://go.dev/doc/pgo).`
    : `${changed}, which decides how much this line allocates.`;
}

/** `dataAdvice` returns advice about a changed data file. */
export function dataAdvice(data: Data): string {
  const file = quoted(data.file);
  const undo = { added: `Remove ${file} again`, deleted: `Restore ${file}`, modified: `Restore the previous ${file}` }[
    data.change
  ];
  return isProfile(data)
    ? `${undo}, or collect a new profile that covers this code.`
    : `${undo}, or accept the new figure if the data is meant to change.`;
}

function isProfile({ file }: Data): boolean {
  return file.endsWith('.pgo');
}
