const word = /[\p{L}_][\p{L}\p{N}_]*/gu;

/** Go's keywords and predeclared names. Sharing one of them doesn't connect two lines. */
export const predeclared: ReadonlySet<string> = new Set(
  (
    'break case chan const continue default defer else fallthrough for func go goto if import interface map package range ' +
    'return select struct switch type var any bool byte comparable complex64 complex128 error float32 float64 int int8 ' +
    'int16 int32 int64 rune string uint uint8 uint16 uint32 uint64 uintptr true false iota nil append cap clear close ' +
    'complex copy delete imag len make max min new panic print println real recover'
  ).split(' '),
);

/** Names that are too common to connect two lines. */
const common: ReadonlySet<string> = new Set(['_', 'ok', 'err']);

/** `mentions` reports whether a line of Go source contains one of these names as a whole word. */
export function mentions(line: string, names: readonly string[]): boolean {
  const words = new Set(line.match(word));
  return names.some((name) => words.has(name));
}

/**
 * `namesIn` returns the names in a piece of Go source, ignoring string literals, comments, predeclared names and very
 * common names.
 */
export function namesIn(text: string): readonly string[] {
  const code = text.replaceAll(/"(?:[^"\\]|\\.)*"|`[^`]*`/g, '""').replace(/\/\/.*$/, '');
  return [...new Set(code.match(word))].filter((name) => !predeclared.has(name) && !common.has(name));
}
