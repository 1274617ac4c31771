import { parseDocument } from 'yaml';

/** The workflows among the YAML blocks of a Markdown text, word for word: those that have jobs. */
export function workflowsIn(markdown: string): string[] {
  const blocks = [...markdown.matchAll(/^```ya?ml\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
  return blocks.filter((text) => parseDocument(text).has('jobs'));
}
