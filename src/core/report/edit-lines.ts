import { diffArrays } from 'diff';
import type { ExplainedSite } from './model.ts';
import { visibleLines } from './visible.ts';

/** One line of an edit as a diff shows it. */
export interface EditLine {
  readonly sign: '-' | '+' | ' ';
  readonly text: string;
}

/** Maximum number of lines to compare. For a longer edit, the diff contains all old lines, then all new ones. */
const mostCompared = 400;

/**
 * `editLinesOf` returns an edit as a small diff: changed imports first, then the removed, added and unchanged lines in
 * order. The diff is empty if there is no edit.
 */
export function editLinesOf({ edit, imports }: ExplainedSite['fix']): readonly EditLine[] {
  if (edit === undefined) return [];
  const before = visibleLines(edit.was);
  const after = visibleLines(edit.text.replace(/\n$/, ''));
  return [
    ...(imports?.remove ?? []).map((path) => lineOf('-', `import ${JSON.stringify(path)}`)),
    ...(imports?.add ?? []).map((path) => lineOf('+', `import ${JSON.stringify(path)}`)),
    ...(before.length + after.length > mostCompared
      ? [...before.map((text) => lineOf('-', text)), ...after.map((text) => lineOf('+', text))]
      : diffArrays([...before], [...after]).flatMap(({ added, removed, value }) =>
          value.map((text) => lineOf(added ? '+' : removed ? '-' : ' ', text)),
        )),
  ];
}

function lineOf(sign: EditLine['sign'], text: string): EditLine {
  return { sign, text };
}
