/**
 * Compiler-generated names (cmd/compile/internal: typecheck.TempAt, noder, rangefunc), with words for readers who don't
 * know them.
 */
const madeUp: readonly (readonly [name: RegExp, words: string])[] = [
  [/^(?:[\w/]+\.)*\.autotmp_\d+$/, 'a temporary'],
  [/^(?:[\w/]+\.)*~[rb]\d+$/, 'the result of the call'],
  [/^(?:[\w/]+\.)*#yield\d*$/, 'the body of the loop'],
  [/^(?:[\w/]+\.)*#\w+$/, 'the state of the iterator'],
];

/**
 * `madeUpWords` describes what a compiler-generated name stands for, or returns `undefined` for a name from the source.
 */
export function madeUpWords(name: string): string | undefined {
  return madeUp.find(([form]) => form.test(name))?.[1];
}

/**
 * `withoutMadeUp` returns a piece of source as the compiler prints it, without compiler-generated names, shape type
 * arguments and dictionaries, and with an ellipsis for the body of a function literal.
 */
export function withoutMadeUp(text: string): string {
  return (
    withoutShapes(text)
      // The compiler prints this for every function literal.
      .replaceAll('func literal', 'func {…}')
      .replaceAll(/&[\w./]*\.dict\.?[\w.]*(?:\[(?:\.\.\.|[^\]]*)\])?(?:, )?/g, '')
      .replaceAll(/(?:\b[A-Za-z_]\w*\.)*(?:\.autotmp_\d+|~[rb]\d+\b|#[a-z]\w*)/g, '…')
  );
}

const shape = 'go.shape.';

/**
 * `withoutShapes` turns `Filter[go.shape.struct { … }]` into `Filter[...]`, and `make([]go.shape.int, n)` into
 * `make([]…, n)`. The compiler compiles generic code once for all types of a shape (cmd/compile/internal/noder).
 */
function withoutShapes(text: string): string {
  const start = text.indexOf(shape);
  if (start < 0) return text;
  const end = endOfType(text, start + shape.length);
  // Type arguments are a list: their closing bracket ends it.
  if (isArgument(text.slice(0, start))) {
    let last = end;
    while (text[last] === ',') last = endOfType(text, last + 1);
    return `${text.slice(0, start)}...]${withoutShapes(text.slice(last + 1))}`;
  }
  return `${text.slice(0, start)}…${withoutShapes(text.slice(end))}`;
}

/** `isArgument` reports whether a type argument, rather than the key of a map or an element, follows the text. */
function isArgument(before: string): boolean {
  const generic = before.slice(0, -1);
  return before.endsWith('[') && generic !== '' && !/(?:^|[^\w.])map$|[\s[\]*(,]$/.test(generic);
}

/** `endOfType` returns the position after a type: that of a comma, bracket or space outside of the type's own brackets. */
function endOfType(text: string, start: number): number {
  let depth = 0;
  for (let end = start; end < text.length; end++) {
    const char = text[end] ?? '';
    if (depth === 0 && ',)]}'.includes(char)) return end;
    if ('([{'.includes(char)) {
      // A literal of the type or a conversion begins here, unless this is `struct { … }`, `interface { … }` or `func(…)`.
      if (depth === 0 && char === '{' && text[end - 1] !== ' ') return end;
      if (depth === 0 && char === '(' && text.slice(start, end) !== 'func') return end;
      depth++;
    } else if (')]}'.includes(char)) depth--;
    else if (depth === 0 && char === ' ' && text[end + 1] !== '{') return end;
  }
  return text.length;
}
