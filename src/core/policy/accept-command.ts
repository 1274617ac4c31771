/** A command that accepts regressions, as written in a review. */
export interface AcceptCommand {
  /** The benchmark to accept, including its sub-benchmarks, or `*` for every benchmark. */
  readonly benchmark: string;
  readonly reason: string;
}

/** Maximum number of lines of a review to read, and of characters of each line. */
const most = { lines: 200, line: 1000 } as const;

/**
 * `acceptCommands` returns the commands in a review's text. Each command is a line of the form `/allocgate accept
 * <benchmark|*>: reason`. A line without a reason accepts nothing, and neither does a line in a code block or an HTML
 * comment.
 */
export function acceptCommands(text: string): readonly AcceptCommand[] {
  return spokenLines(text.split(/\r\n?|\n/, most.lines))
    .map((line) => line.slice(0, most.line).trim())
    .flatMap((line): AcceptCommand[] => {
      const [, benchmark, reason] = /^\/allocgate[ \t]+accept[ \t]+([^ \t]+):[ \t]+(\S.*)$/.exec(line) ?? [];
      return benchmark === undefined || reason === undefined ? [] : [{ benchmark, reason }];
    });
}

/** The kind of block that a line of Markdown is in. */
type Block = { readonly kind: 'text' } | { readonly kind: 'comment' } | { readonly kind: 'fence'; readonly of: string };

/** Matches the start of a fenced code block, possibly after quote and list markers. */
const fence = /^[ \t]*(?:(?:[-*+>]|\d{1,9}[.)])[ \t]*)*(`{3,}(?=[^`]*$)|~{3,})/;
const indentedCode = /^(?: {4}| {0,3}\t)/;

/**
 * `spokenLines` returns the lines outside fenced code, indented code and HTML comments. When in doubt, it leaves a line
 * out: an unclosed fence extends to the end of the text, even where GitHub would end the fence together with the list
 * that contains it.
 */
function spokenLines(lines: readonly string[]): readonly string[] {
  let block: Block = { kind: 'text' };
  const spoken: string[] = [];
  for (const line of lines) {
    if (block.kind === 'fence') {
      if (isEnd(line, block.of)) block = { kind: 'text' };
      continue;
    }
    if (block.kind === 'text') {
      const [, opening] = fence.exec(line) ?? [];
      if (opening !== undefined) {
        block = { kind: 'fence', of: opening };
        continue;
      }
      const [before = ''] = line.split('<!--', 1);
      if (!indentedCode.test(line)) spoken.push(before);
    }
    block = isHiddenAfter(line, block) ? { kind: 'comment' } : { kind: 'text' };
  }
  return spoken;
}

function isEnd(line: string, opening: string): boolean {
  const rest = line.replace(/^[\s>]*/, '').trimEnd();
  return rest.length >= opening.length && rest === opening.charAt(0).repeat(rest.length);
}

/** `isHiddenAfter` reports whether an HTML comment is open after the line. */
function isHiddenAfter(line: string, { kind }: Block): boolean {
  const opened = line.lastIndexOf('<!--');
  const closed = line.lastIndexOf('-->');
  return opened === -1 ? kind === 'comment' && closed === -1 : closed < opened;
}
