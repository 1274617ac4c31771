import type { CallTree } from '../evidence-model.ts';
import type { Explanation } from '../model.ts';
import { visible } from '../visible.ts';

/** The data that the page's own script reads. All names are safe to show as text. */
export interface PageData {
  readonly trees: readonly NamedTree[];
}

/** The call tree of one benchmark. */
export interface NamedTree {
  readonly package: string;
  readonly benchmark: string;
  readonly tree: CallTree;
}

/** `pageData` returns the call trees of a report. */
export function pageData(explanations: readonly Explanation[]): PageData {
  return {
    trees: explanations.flatMap(({ package: importPath, benchmark, callTree }): NamedTree[] =>
      callTree === undefined
        ? []
        : [
            {
              package: visible(importPath),
              benchmark: visible(benchmark),
              tree: { ...callTree, functions: callTree.functions.map(visible) },
            },
          ],
    ),
  };
}
