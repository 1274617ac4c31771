/** One import of a file, as Go's parser found it. */
export interface ImportOf {
  readonly path: string;
  /** The name that the import declaration states, if any. */
  readonly name: string | undefined;
}

/**
 * `importName` returns the name that the file uses for an import. Without an explicit name, it is a guess: the last
 * part of the path.
 */
export function importName({ path, name }: ImportOf): string {
  return name ?? path.split('/').at(-1) ?? '';
}

/** `mendImports` removes the imports on the given lines, and adds missing imports after the package clause. */
export function mendImports(text: string, drop: ReadonlySet<number>, add: readonly ImportOf[]): string {
  const lines = text.split('\n').map((line, index) => (drop.has(index + 1) ? blanked(line) : line));
  const clause = lines.findIndex((line) => /^package\s+\w+/.test(line));
  const missing = add.filter(({ path }) => !lines.some((line) => importLine.exec(line)?.[1] === JSON.stringify(path)));
  const imports = missing.map(
    ({ path, name }) => `import ${name === undefined ? '' : `${name} `}${JSON.stringify(path)}`,
  );
  // The imports go on the same line as the clause, so that no other line moves.
  if (clause >= 0 && imports.length > 0)
    lines[clause] = `${withoutComment(lines[clause] ?? '')}; ${imports.join('; ')}`;
  return lines.join('\n');
}

const importLine = /^\s*(?:import\s+)?(?:[\w.]+\s+)?("[^"]*"|`[^`]*`)\s*(?:\/\/.*)?$/;

/** `blanked` empties an import line, whether it is a whole `import "fmt"` or a line inside parentheses. */
function blanked(line: string): string {
  return importLine.test(line) ? '' : line;
}

function withoutComment(line: string): string {
  return line.replace(/\s*\/\/.*$/, '');
}
