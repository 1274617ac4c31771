import { isRequirement, type Sources } from '../../core/cause/atoms.ts';
import type { SourceLines } from '../../core/cause/source-facts.ts';
import type { FileChange, LineSpan } from '../../core/patch/parse-patch.ts';
import type { Ports, SourceText } from '../../ports.ts';
import type { SideUnderTest } from '../side.ts';

/** The most text that is described, in characters. Hardly any change of code that people write has more. */
const mostText = 6 * 1024 * 1024;

type Side = 'base' | 'head';

/**
 * `describeLines` asks Go's scanner and parser, in one request, about the changed lines of both sides. A file that no
 * longer fits into the request, and a file that isn't reverted by lines, has lines without a description.
 */
export async function describeLines(
  ports: Ports,
  head: SideUnderTest,
  changes: readonly FileChange[],
  texts: Pick<Sources, Side>,
): Promise<Sources['described']> {
  const described = { base: new Map<string, SourceLines>(), head: new Map<string, SourceLines>() };
  const asked: (SourceText & { readonly side: Side })[] = [];
  let size = 0;
  const ask = (side: Side, name: string, spans: readonly LineSpan[] | undefined): void => {
    const text = texts[side].get(name) ?? '';
    if (text === '' || size + text.length > mostText || isRequirement(name)) return;
    size += text.length;
    asked.push({ side, name, text, ranges: rangesOf(spans, text) });
  };
  for (const change of changes) {
    const hunks = change.kind === 'modified' ? change.hunks : undefined;
    if (change.kind !== 'added')
      ask(
        'base',
        change.base,
        hunks?.map(({ base }) => base),
      );
    if (change.kind !== 'deleted')
      ask(
        'head',
        change.head,
        hunks?.map((hunk) => hunk.head),
      );
  }
  const [module] = head.packages.values();
  if (module === undefined || asked.length === 0) return described;
  const reply = await ports.analysis.lines(module.moduleFolder, asked);
  for (const [index, { side, name }] of asked.entries()) {
    const lines = reply[index];
    if (lines !== undefined) described[side].set(name, lines);
  }
  return described;
}

/** `rangesOf` returns the lines of hunks and the lines beside them, or all lines of a file that only one side has. */
function rangesOf(spans: readonly LineSpan[] | undefined, text: string): SourceText['ranges'] {
  if (spans === undefined) return [{ line: 1, endLine: text.split('\n').length }];
  return spans.map(({ start, count }) => ({ line: start - 1, endLine: start + count }));
}
