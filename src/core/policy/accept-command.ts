/** A regression that a review says it accepts. */
export interface AcceptCommand {
  /** A benchmark with everything below it, or `*` for every one. */
  readonly benchmark: string;
  readonly reason: string;
}

/** Maximum number of lines to read of one review, and of characters of each. */
const most = { lines: 200, line: 1000 } as const;

/**
 * `acceptCommands` returns the lines `/allocgate accept <benchmark|*>: reason` of a review's text. A line without a
 * reason accepts nothing, nor does one that the review shows as code or hides.
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

/** Matches a fence, possibly after the markers of quotes and lists. */
const fence = /^[ \t]*(?:(?:[-*+>]|\d{1,9}[.)])[ \t]*)*(`{3,}(?=[^`]*$)|~{3,})/;
const indentedCode = /^(?: {4}| {0,3}\t)/;

/**
 * `spokenLines` returns lines outside of fenced and indented code and of HTML comments. In doubt it leaves a line out:
 * an unclosed fence lasts to the end, even if a list ends it for GitHub.
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

/** `isHiddenAfter` reports whether a comment is open after the line. */
function isHiddenAfter(line: string, { kind }: Block): boolean {
  const opened = line.lastIndexOf('<!--');
  const closed = line.lastIndexOf('-->');
  return opened === -1 ? kind === 'comment' && closed === -1 : closed < opened;
}
