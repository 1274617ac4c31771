/**
 * A run of changed lines. Line numbers start at 1. As in unified diffs, a count of 0 denotes the position after the
 * line `start`.
 */
export interface Hunk {
  readonly base: LineSpan;
  readonly head: LineSpan;
  /** The benchmark function that the hunk edits, according to git's hunk header; absent if there is none. */
  readonly benchmark?: string;
}

export interface LineSpan {
  readonly start: number;
  readonly count: number;
}

/** The change of a file between base and head. Paths use slashes and are relative to the top of the snapshot. */
export type FileChange =
  | {
      readonly kind: 'modified';
      readonly base: string;
      readonly head: string;
      readonly hunks: readonly Hunk[];
      /** The order in which the hunks count base's lines, if declarations moved (`align.ts`). */
      readonly order?: readonly LineSpan[];
    }
  | { readonly kind: 'added'; readonly head: string }
  | { readonly kind: 'deleted'; readonly base: string };

const hunkForm = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@(?: func (Benchmark\w*)\()?/;

/** The folders with which each side's paths begin in a patch, after git's own `a/` and `b/`. */
export interface SidePrefixes {
  readonly base: string;
  readonly head: string;
}

/**
 * `parsePatch` parses the output of `git diff --unified=0` (https://git-scm.com/docs/diff-format, "Generating patch
 * text with -p"). A renamed file is `modified` and has two paths; it has no hunks if only its name changed. Changes
 * without text to compare are left out: binary files, empty files that were added or deleted, and changes of the file
 * mode alone.
 */
export function parsePatch(text: string, prefixes: SidePrefixes): readonly FileChange[] {
  const changes: FileChange[] = [];
  // The lookbehind can't be `^`, which also matches after a carriage return inside a line.
  for (const section of text.split(/(?<![^\n])(?=diff --git )/)) {
    const change = readSection(section, prefixes);
    if (change !== undefined) changes.push(change);
  }
  return changes;
}

function readSection(section: string, prefixes: SidePrefixes): FileChange | undefined {
  const lines = section.split('\n');
  let [base, head]: (string | undefined)[] = [undefined, undefined];
  let kind: FileChange['kind'] = 'modified';
  const hunks: Hunk[] = [];
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const hunk = hunkForm.exec(line);
    if (hunk !== null) {
      const [, baseStart, baseCount = '1', headStart, headCount = '1', benchmark] = hunk;
      const added = lines.slice(index + 1, index + 1 + Number(headCount));
      // The header of a hunk after the end of a function also names that function. A hunk that only adds lines, one of
      // which begins another declaration, doesn't edit the function.
      const isBehind = Number(baseCount) === 0 && added.some((text) => /^\+(?:func|type|var|const)\b/.test(text));
      hunks.push({
        base: { start: Number(baseStart), count: Number(baseCount) },
        head: { start: Number(headStart), count: Number(headCount) },
        ...(benchmark === undefined || isBehind ? {} : { benchmark }),
      });
      // Skip the lines of the hunk, which may look like headers.
      index += Number(baseCount) + Number(headCount);
      while (lines[index + 1]?.startsWith('\\') === true) index++;
    } else if (line.startsWith('new file mode ')) kind = 'added';
    else if (line.startsWith('deleted file mode ')) kind = 'deleted';
    else if (line.startsWith('rename from ')) base = unquote(line.slice('rename from '.length), prefixes.base);
    else if (line.startsWith('rename to ')) head = unquote(line.slice('rename to '.length), prefixes.head);
    else if (line.startsWith('--- ') && hunks.length === 0) base ??= unquote(line.slice(4), `a/${prefixes.base}`);
    else if (line.startsWith('+++ ') && hunks.length === 0) head ??= unquote(line.slice(4), `b/${prefixes.head}`);
  }
  if (kind === 'added') return head === undefined ? undefined : { kind, head };
  if (kind === 'deleted') return base === undefined ? undefined : { kind, base };
  return base === undefined || head === undefined ? undefined : { kind, base, head, hunks };
}

/** `parseBinaryChanges` returns the binary files that differ. Git prints only their names. */
export function parseBinaryChanges(text: string, prefixes: SidePrefixes): readonly FileChange[] {
  // A line of a changed file can't match, because a patch puts a space, `+` or `-` before it.
  const named = text.matchAll(/(?<![^\n])Binary files (\S.*) and (\S.*) differ(?=\n|$)/g);
  return [...named].flatMap(([, before = '', after = '']): readonly FileChange[] => {
    const [base, head] = [unquote(before, `a/${prefixes.base}`), unquote(after, `b/${prefixes.head}`)];
    if (base !== undefined && head !== undefined) return [{ kind: 'modified', base, head, hunks: [] }];
    if (head !== undefined) return [{ kind: 'added', head }];
    return base === undefined ? [] : [{ kind: 'deleted', base }];
  });
}

/** `pathOf` returns the path of a file on head, or on base if head doesn't have the file. */
export function pathOf(change: FileChange): string {
  return change.kind === 'deleted' ? change.base : change.head;
}

/**
 * `unquote` removes git's C-style quoting and the side's prefix. It returns `undefined` for `/dev/null` and for paths
 * without the prefix.
 */
function unquote(path: string, prefix: string): string | undefined {
  // Git puts a tab after a path that contains spaces, even if the path is quoted.
  const written = path.replace(/\t$/, '');
  const plain = written.startsWith('"') ? fromQuoted(written) : written;
  return plain.startsWith(prefix) ? plain.slice(prefix.length) : undefined;
}

const escapes: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, '"': 34, '\\': 92 };

function fromQuoted(quoted: string): string {
  const bytes: number[] = [];
  for (const [, octal, letter, plain] of quoted.slice(1, -1).matchAll(/\\([0-7]{3})|\\([abtnvfr"\\])|([^\\])/gu)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8));
    else if (letter !== undefined) bytes.push(escapes[letter] ?? 63);
    else bytes.push(...new TextEncoder().encode(plain));
  }
  return new TextDecoder().decode(new Uint8Array(bytes));
}
