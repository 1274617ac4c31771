import type { LineSpan } from './changed-functions.ts';

/** `Coverage` collects the blocks that ran, by file. Files are identified by import path and file name. */
export class Coverage {
  readonly #reached = new Map<string, LineSpan[]>();

  /** `add` adds the coverage profile of one process. It returns false if the text isn't a coverage profile. */
  add(profile: string): boolean {
    const [mode = '', ...lines] = profile.trimEnd().split('\n');
    const blocks = lines.map((line) => blockForm.exec(line));
    if (!/^mode: (?:set|count|atomic)$/.test(mode) || blocks.includes(null)) return false;
    for (const [, file = '', line, endLine, count] of blocks.flatMap((block) => (block === null ? [] : [block]))) {
      if (Number(count) === 0) continue;
      const block = { line: Number(line), endLine: Number(endLine) };
      const known = this.#reached.get(file);
      if (known === undefined) this.#reached.set(file, [block]);
      else known.push(block);
    }
    return true;
  }

  /** `reaches` reports whether any block of a function ran. */
  reaches(file: string, { line, endLine }: LineSpan): boolean {
    return (this.#reached.get(file) ?? []).some((block) => block.line >= line && block.endLine <= endLine);
  }
}

/**
 * Matches a line of a coverage profile: `file.go:line.column,line.column statements count` (cmd/cover,
 * golang.org/x/tools/cover).
 */
const blockForm = /^(.+):(\d+)\.\d+,(\d+)\.\d+ \d+ (\d+)$/;
