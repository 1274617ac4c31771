import { parseDocument } from 'yaml';

/** Returns the workflows among the YAML blocks of a Markdown text, verbatim. A block with jobs is a workflow. */
export function workflowsIn(markdown: string): string[] {
  const blocks = [...markdown.matchAll(/^```ya?ml\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
  return blocks.filter((text) => parseDocument(text).has('jobs'));
}
