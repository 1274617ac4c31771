import type { LineFacts, SourceLines } from './source-facts.ts';
import type { tokenKinds } from './source-kinds.ts';

/** One line of a source file with what Go's scanner and parser say about it. */
export interface SourceLine extends Omit<LineFacts, 'line' | 'kind' | 'tokens' | 'kinds'> {
  /** A line is `kept` if both sides have it, between two lines that changed. Nothing else is said about it. */
  readonly kind: LineFacts['kind'] | 'kept';
  /** The tokens on the line, without comments; a raw string is split into its lines. */
  readonly tokens: readonly Token[];
  /** The line with its indentation, without its line break. */
  readonly text: string;
}

/** A token of Go source (https://go.dev/ref/spec#Tokens). A predeclared name is not a `name`. */
export interface Token {
  readonly text: string;
  readonly kind: 'name' | 'predeclared' | 'keyword' | 'literal' | 'operator';
}

const kindOf: Readonly<Record<string, Token['kind']>> = {
  n: 'name',
  p: 'predeclared',
  k: 'keyword',
  l: 'literal',
  o: 'operator',
} satisfies Record<(typeof tokenKinds)[number], Token['kind']>;

/** One side of a file: its lines, and the description of those that the change touches. */
export interface SourceFile {
  readonly lines: readonly string[];
  readonly cgo: boolean;
  readonly facts: ReadonlyMap<number, LineFacts>;
}

const undescribed: Omit<SourceLine, 'text' | 'kind'> = {
  directive: '',
  tokens: [],
  declares: [],
  function: '',
  calls: [],
  assigns: [],
};

/** `sourceFile` returns a file with what is known about its lines; a file that doesn't exist has none. */
export function sourceFile(text: string | undefined, described: SourceLines | undefined): SourceFile {
  return {
    lines: text?.split('\n') ?? [],
    cgo: described?.cgo === true,
    facts: new Map(described?.lines.map((facts) => [facts.line, facts])),
  };
}

/** `lineAt` returns a line of a file. A line that wasn't described, or doesn't exist, has no tokens. */
export function lineAt({ lines, facts }: SourceFile, line: number): SourceLine {
  const text = lines[line - 1] ?? '';
  const found = facts.get(line);
  if (found === undefined) return unknownLine(text);
  const { kinds: letters, tokens, ...rest } = found;
  return {
    ...rest,
    text,
    tokens: tokens.map((token, index) => ({ text: token, kind: kindOf[letters[index] ?? ''] ?? 'operator' })),
  };
}

/** `unknownLine` returns a line that Go didn't describe. A comment is taken for a directive, which a build may read. */
function unknownLine(text: string): SourceLine {
  const code = text.trim();
  if (code.startsWith('//')) return { ...undescribed, kind: 'comment', directive: code, text };
  return { ...undescribed, kind: code === '' ? 'blank' : 'code', text };
}

/** `keptLine` returns an unchanged line between two changed ones. */
export function keptLine(text: string): SourceLine {
  return { ...undescribed, kind: 'kept', text };
}

/** `isCode` reports whether a line changed and is neither blank, nor a comment, nor a lone closing bracket. */
export function isCode({ kind }: SourceLine): boolean {
  return kind !== 'blank' && kind !== 'comment' && kind !== 'closing' && kind !== 'kept';
}

/** `isComment` reports whether a build can't see a line: it is blank, or a comment that isn't a directive. */
export function isComment({ kind, directive }: SourceLine): boolean {
  return kind === 'blank' || (kind === 'comment' && directive === '');
}

/** `codeOf` returns a text that is equal for lines that differ only in their layout and comments. */
export function codeOf({ tokens }: SourceLine): string {
  return tokens.map(({ text }) => text).join(' ');
}

/** `mentions` reports whether a line contains one of these names as a whole word. */
export function mentions({ tokens }: SourceLine, names: readonly string[]): boolean {
  return tokens.some(({ text, kind }) => kind !== 'literal' && names.includes(text));
}

/** Names that are too common to connect two lines. */
const common: ReadonlySet<string> = new Set(['_', 'ok', 'err']);

/** `namesIn` returns the names in a line, each once, without predeclared and very common names. */
export function namesIn({ tokens }: SourceLine): readonly string[] {
  return [...new Set(tokens.flatMap(({ text, kind }) => (kind === 'name' && !common.has(text) ? [text] : [])))];
}

/** `receivers` returns, for each call of a method of this name on the line, what it is called on: `s.pages`. */
export function receivers({ calls }: SourceLine, method: string): readonly string[] {
  return calls.flatMap(({ name }) => (name.endsWith(`.${method}`) ? [name.slice(0, -method.length - 1)] : []));
}

/** `puts` reports whether a line calls a method `Put`, as that of a `sync.Pool`. */
export function puts(line: SourceLine): boolean {
  return receivers(line, 'Put').length > 0;
}
