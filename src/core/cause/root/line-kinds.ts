/** A declaration's head, or the clause of a file: it says little of what a function does. */
const frame = /^(?:type\s.*\{$|(?:var|const|import|type)\s*\($|package\s|import\s|(?:\w+\s+)?"[^"]*"$)/;

/** Neither blank nor a comment nor a lone bracket. */
export function isCode(line: string): boolean {
  const text = line.trim();
  return text !== '' && !/^(?:\/\/|\/\*|\*)/.test(text) && !/^[\])}]+,?$/.test(text);
}

/** A line that only opens or names something, such as `import (` and `type T struct {`. */
export function isFrame(line: string): boolean {
  return frame.test(line.trim());
}

/** A function's first line, without any of its body. */
export function isSignature(line: string): boolean {
  return /^func\b/.test(line) && /(?:\{|[(,])\s*$/.test(line);
}

/** The line without its spaces: what is only aligned anew stays the same. */
export function plain(text: string): string {
  return text.replaceAll(/\s+/g, '');
}
