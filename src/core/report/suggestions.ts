import { ruleOf } from '../causes/list.ts';
import { codeMarkdown, escapeMarkdown } from './escape-markdown.ts';
import { fixWords } from './explanation-words.ts';
import type { HeadLine } from './head-lines.ts';
import { sentenceMarkdown } from './markdown-parts.ts';
import type { ExplainedSite, GateReport } from './model.ts';

/** A measured fix that replaces whole lines of the pull request's head, from `startLine` to `endLine` inclusive. */
export interface Suggestion {
  readonly file: string;
  readonly startLine: number;
  readonly endLine: number;
  /** The current lines. `text` contains the lines that replace them. Neither ends in a line break. */
  readonly was: string;
  readonly text: string;
  /** Markdown that contains the suggestion, which GitHub lets a reader commit. */
  readonly body: string;
}

type Edit = NonNullable<ExplainedSite['fix']['edit']>;

/** Maximum number of lines of an edit that becomes a suggestion. */
const longestEdit = 200;

/**
 * `suggestionsOf` returns the measured fixes that a reader can commit with one click. Such a fix changes no imports and
 * replaces one block of lines, which must be the same on head as when the fix was measured.
 */
export function suggestionsOf({ explanations }: GateReport, headLine: HeadLine): readonly Suggestion[] {
  const places = new Set<string>();
  return explanations.flatMap(({ benchmark, sites }) =>
    sites.flatMap((site): Suggestion[] => {
      const suggestion = suggestionOf(site, benchmark, headLine);
      const place = suggestion === undefined ? '' : `${suggestion.file}:${suggestion.startLine}`;
      if (suggestion === undefined || places.has(place)) return [];
      places.add(place);
      return [suggestion];
    }),
  );
}

function suggestionOf(site: ExplainedSite, benchmark: string, headLine: HeadLine): Suggestion | undefined {
  const { edit, imports, measured } = site.fix;
  if (edit === undefined || measured === undefined) return undefined;
  if (imports !== undefined && imports.add.length + imports.remove.length > 0) return undefined;
  const { file } = edit;
  const startLine = headLine({ file, line: edit.line });
  if (startLine === undefined || !isWhole(edit, startLine, headLine)) return undefined;
  const endLine = startLine + edit.endLine - edit.line;
  const text = edit.text.replace(/\n$/, '');
  return { file, startLine, endLine, was: edit.was, text, body: bodyOf(site, benchmark, text) };
}

/**
 * `isWhole` reports whether the lines that the edit replaces are still one block on head. Committing a suggestion
 * replaces every line from the first to the last, including any that head has added between them.
 */
function isWhole({ file, line: first, endLine }: Edit, startLine: number, headLine: HeadLine): boolean {
  if (endLine < first || endLine - first >= longestEdit) return false;
  for (let line = first; line <= endLine; line++)
    if (headLine({ file, line }) !== startLine + line - first) return false;
  return true;
}

function bodyOf(site: ExplainedSite, benchmark: string, text: string): string {
  const longest = [...text.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return [
    `${codeMarkdown(benchmark)}: ${escapeMarkdown(ruleOf(site.cause).label)}. ${sentenceMarkdown(site.fix.advice)}`,
    `${fence}suggestion\n${text}\n${fence}`,
    `${escapeMarkdown(fixWords(site) ?? '')}.`,
  ].join('\n\n');
}
