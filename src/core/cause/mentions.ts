import { predeclared } from '../patch/predeclared.ts';

const word = /[\p{L}_][\p{L}\p{N}_]*/gu;

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
