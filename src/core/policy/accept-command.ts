/** What a review says that it accepts. */
export interface AcceptCommand {
  /** A benchmark with all below it, or `*` for every one. */
  readonly benchmark: string;
  readonly reason: string;
}

/** Lines of one review that are looked at, and characters of each. */
const most = { lines: 200, line: 1000 } as const;

/** The lines `/allocgate accept <benchmark|*>: reason` of a review's text; one without a reason accepts nothing. */
export function acceptCommands(text: string): readonly AcceptCommand[] {
  return text
    .split(/\r?\n/, most.lines)
    .map((line) => line.slice(0, most.line).trim())
    .flatMap((line): AcceptCommand[] => {
      const [, benchmark, reason] = /^\/allocgate[ \t]+accept[ \t]+([^ \t]+):[ \t]+(\S.*)$/.exec(line) ?? [];
      return benchmark === undefined || reason === undefined ? [] : [{ benchmark, reason }];
    });
}
