/** A text archive: a comment, and files by path. */
export interface Archive {
  readonly comment: string;
  readonly files: ReadonlyMap<string, string>;
}

const marker = /^-- (\S(?:.*\S)?) --$/;

/** Parses Go's text archive format (https://pkg.go.dev/golang.org/x/tools/txtar). Errors: a path that occurs twice. */
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
