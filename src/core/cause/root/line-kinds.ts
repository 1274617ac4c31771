/**
 * Matches the first line of a declaration, a package clause or an import. Such lines reveal little about what code
 * does.
 */
const frame = /^(?:type\s.*\{$|(?:var|const|import|type)\s*\($|package\s|import\s|(?:\w+\s+)?"[^"]*"$)/;

/** `isCode` reports whether a line is neither blank, nor a comment, nor a lone closing bracket. */
export function isCode(line: string): boolean {
  const text = line.trim();
  return text !== '' && !/^(?:\/\/|\/\*|\*)/.test(text) && !/^[\])}]+,?$/.test(text);
}

/** `isFrame` reports whether a line only opens or names something, such as `import (` or `type T struct {`. */
export function isFrame(line: string): boolean {
  return frame.test(line.trim());
}

/** `isSignature` reports whether a line is a function's first line, without any of its body. */
export function isSignature(line: string): boolean {
  return /^func\b/.test(line) && /(?:\{|[(,])\s*$/.test(line);
}

/** `plain` returns the line without white space, so that realigning it doesn't count as a change. */
export function plain(text: string): string {
  return text.replaceAll(/\s+/g, '');
}
