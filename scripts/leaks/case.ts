/** One of our own packages, whose change either leaks or only looks as if it did. */
export interface Planted {
  /** Name of the package and of its folder. */
  readonly name: string;
  readonly leaks: boolean;
  /** The language version that the package needs, because it determines how timers and tickers behave. */
  readonly go: '1.22' | '1.25';
  /** Whether the package needs a C compiler. */
  readonly cgo: boolean;
  /** Source files on each side, by path. */
  readonly base: Files;
  readonly head: Files;
  /** Lines of head that are right answers, as `path:line`. */
  readonly right: ReadonlySet<string>;
}

export type Files = Readonly<Record<string, string>>;

/**
 * `leak` parses a package whose change leaks. The text contains head and base in one. Lines that begin with `-` are
 * base's and lines that begin with `+` are head's; together they are the edit that leaks. `<` and `>` mark base's and
 * head's lines of edits that have nothing to do with it. `-- path --` begins another file. A package without a
 * benchmark gets one that calls `Do()`.
 */
export const leak = (text: string): Planted => plant(text, true);

/** `fine` parses a package whose change leaves nothing behind, or leaves something behind only once. */
export const fine = (text: string): Planted => plant(text, false);

const sectionLine = /^-- (\S+) --$/;
const markedLine = /^(?<mark>[-+<>])(?<rest>.*)$/;

function plant(text: string, leaks: boolean): Planted {
  const name = /^package (\w+)/m.exec(text)?.[1] ?? '';
  const base: Record<string, string[]> = {};
  const head: Record<string, string[]> = {};
  const right = new Set<string>();
  let path = `${name}/${name}.go`;
  let isAfterRemoval = false;
  for (const line of text.replace(/^\n/, '').split('\n')) {
    const section = sectionLine.exec(line);
    if (section !== null) {
      path = `${name}/${section[1] ?? ''}`;
      continue;
    }
    const [before, after] = [(base[path] ??= []), (head[path] ??= [])];
    const { mark = '', rest = line } = markedLine.exec(line)?.groups ?? {};
    if (mark !== '+' && mark !== '>') before.push(rest);
    if (mark !== '-' && mark !== '<') after.push(rest);
    if (mark === '+') right.add(`${path}:${after.length}`);
    // If lines were only removed, both lines around the gap are right.
    else if (isAfterRemoval && mark !== '-')
      for (const near of [after.length - 1, after.length]) right.add(`${path}:${near}`);
    isAfterRemoval = mark === '-';
  }
  const hasBenchmark = Object.keys(head).some((file) => file.endsWith('_test.go'));
  const benchmark = hasBenchmark ? {} : { [`${name}/${name}_test.go`]: benchmarkOf(name) };
  return {
    name,
    leaks,
    go: text.includes('// Needs Go 1.25.') ? '1.25' : '1.22',
    cgo: text.includes('"runtime/cgo"'),
    base: { ...whole(base), ...benchmark },
    head: { ...whole(head), ...benchmark },
    right,
  };
}

function whole(files: Readonly<Record<string, readonly string[]>>): Files {
  return Object.fromEntries(Object.entries(files).map(([file, lines]) => [file, `${lines.join('\n').trimEnd()}\n`]));
}

function benchmarkOf(name: string): string {
  return `package ${name}

import "testing"

func BenchmarkDo(b *testing.B) {
	for i := 0; i < b.N; i++ {
		Do()
	}
}
`;
}
