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
 * arguments and dictionaries.
 */
export function withoutMadeUp(text: string): string {
  return withoutShapes(text)
    .replaceAll(/&[\w./]*\.dict\.?[\w.]*(?:\[(?:\.\.\.|[^\]]*)\])?(?:, )?/g, '')
    .replaceAll(/(?:\b[A-Za-z_]\w*\.)*(?:\.autotmp_\d+|~[rb]\d+\b|#[a-z]\w*)/g, '…');
}

/** `withoutShapes` turns `Filter[go.shape.struct { … }]` into `Filter[...]`; brackets may nest. */
function withoutShapes(text: string): string {
  const start = text.indexOf('[go.shape.');
  if (start < 0) return text;
  let depth = 0;
  for (let end = start; end < text.length; end++) {
    if (text[end] === '[') depth++;
    else if (text[end] === ']' && --depth === 0)
      return `${text.slice(0, start)}[...]${withoutShapes(text.slice(end + 1))}`;
  }
  return `${text.slice(0, start)}[...]`;
}
