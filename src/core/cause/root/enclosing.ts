interface Block {
  readonly text: string;
  /** If the block is a `switch` or `select`, its last `case` or `default` line so far. */
  label: string;
}

/**
 * `enclosing` returns the lines that decide whether and how often a line runs: the `if`, `for`, `switch`, `select` and
 * `case` around it, the outermost first.
 */
export function enclosing(text: (line: number) => string, first: number, line: number): readonly string[] {
  const open: Block[] = [];
  for (let at = first; at < line; at++) {
    const source = text(at).trim();
    const code = source.replaceAll(/"(?:[^"\\]|\\.)*"|`[^`]*`|'(?:[^'\\]|\\.)*'/g, '').replace(/\/\/.*$/, '');
    let closed = '';
    for (const char of code) {
      if (char === '}') closed = open.pop()?.text ?? '';
      // An `else` branch depends on the condition of its `if`.
      else if (char === '{') open.push({ text: code.startsWith('}') ? `${closed} ${source}` : source, label: '' });
    }
    const block = open.at(-1);
    if (block !== undefined && /^(?:case\b|default:)/.test(code)) block.label = source;
  }
  return open.flatMap(({ text: opened, label }) =>
    [opened, label].filter((part) => /^(?:if|for|switch|select|case|\} else)\b/.test(part)),
  );
}
