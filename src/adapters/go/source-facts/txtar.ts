/** A text archive: a comment, and files keyed by path. */
export interface Archive {
  readonly comment: string;
  readonly files: ReadonlyMap<string, string>;
}

const marker = /^-- (\S(?:.*\S)?) --$/;

/**
 * `parseArchive` parses Go's text archive format (https://pkg.go.dev/golang.org/x/tools/txtar). It throws an error if a
 * path occurs twice.
 */
export function parseArchive(text: string): Archive {
  const comment: string[] = [];
  const files = new Map<string, string[]>();
  let current = comment;
  for (const line of text.split(/(?<=\n)/)) {
    const path = marker.exec(line.trimEnd())?.[1];
    if (path === undefined) current.push(line);
    else {
      if (files.has(path)) throw new Error(`${path} occurs twice`);
      current = [];
      files.set(path, current);
    }
  }
  return { comment: comment.join(''), files: new Map([...files].map(([path, lines]) => [path, lines.join('')])) };
}

/**
 * `formatArchive` returns a text archive. It throws an error if the format can't represent a file, because one of the
 * file's lines looks like a marker.
 */
export function formatArchive({ comment, files }: Archive): string {
  const text = comment + [...files].map(([path, content]) => `-- ${path} --\n${content}`).join('');
  const read = parseArchive(text);
  for (const [path, content] of files)
    if (read.files.get(path) !== content) throw new Error(`${path} does not fit into a text archive`);
  return text;
}
