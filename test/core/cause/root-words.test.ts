import { expect, test } from 'vitest';
import { linkWords } from '../../../src/core/cause/root/link-words.ts';
import type { Atom } from '../../../src/core/cause/atoms.ts';
import type { Root } from '../../../src/core/cause/root/request.ts';
import { atomsBetween, lines } from './builders.ts';

// Far enough apart that each change is a part of its own.
const apart = ['a()', 'b()', 'c()'];
const { atoms } = atomsBetween(
  {
    'order/create.go': lines(
      'package order',
      'func f() {',
      'put(1)',
      ...apart,
      'b.Put(1)',
      ...apart,
      'gone(x)',
      ...apart,
    ),
    'order/gone.go': lines('package order', '', 'var gone = 1'),
  },
  { 'order/create.go': lines('package order', 'func f() {', 'put(2)', ...apart, 'b.Put(2)', ...apart, ...apart) },
);
const written = (text: string) =>
  atoms.find(({ added, removed }) => [...added, ...removed].some((line) => line.text === text));
const [changed, put, deletion] = ['put(1)', 'b.Put(1)', 'gone(x)'].map(written);
const file = atoms.find(({ kind }) => kind === 'file');

/** What is said of a root for a site in line 20 of the same file, or in another one. */
function words(
  fields: { readonly [K in keyof Root]?: Root[K] | undefined },
  site = 'order/create.go',
  reason = 'It has no initial capacity (line 99).',
  reverted: readonly Atom[] = [],
): string | undefined {
  const { atom = changed } = fields;
  if (atom === undefined) throw new Error('the change has four atoms');
  const { line = atom.lines.start, by = 'path', name, calledAs, isGone = atom.added.length === 0 } = fields;
  const root: Root = { atom, file: atom.file, line, by, name, calledAs, isGone };
  return linkWords(root, { file: site, line: 20 }, { reason, reverted });
}

test.each([
  [words({ by: 'operand', name: 'out' }), 'Line 3 is where `out` is initialized.'],
  [words({ by: 'operand', name: 'out' }, 'a.go'), 'Line 3 of create.go is where `out` is initialized.'],
  [words({ by: 'path' }), 'Line 3 is the last changed line on the call path.'],
  [words({ by: 'leak', name: 'p' }), 'Line 3 is on the path through which the parameter `p` now escapes.'],
  [words({ by: 'inlining', name: 'f' }), 'Line 3 belongs to `f`, which the compiler no longer inlines.'],
  [words({ by: 'flow' }), 'Line 3 is on the path through which the value escapes.'],
  [words({ by: 'callee', name: 'less' }), 'Line 3 declares `less`, which takes the value as an interface.'],
  [words({ by: 'captured', name: 'n' }), 'Line 3 declares `n`, which the function literal captures.'],
  [words({ by: 'type', name: 'Item' }), '`Item` was changed at line 3.'],
  [words({ by: 'put', atom: put }), 'Line 7 is the changed `Put`.'],
  [words({ by: 'put' }), 'A `Put` was removed at line 3.'],
  [words({ by: 'put', atom: deletion }), 'A `Put` was deleted below line 10.'],
  [words({ by: 'type', name: 'Item', atom: deletion }), 'The code deleted below line 10 belonged to `Item`.'],
  [words({ by: 'build' }), 'Line 3 decides whether the file with this allocation is built.'],
  [
    words({ by: 'build', isGone: true }),
    'The build constraint that was deleted at line 3 decided whether the file with this allocation is built.',
  ],
  [words({ by: 'nearest', name: 'x' }), 'In the reverted part, line 3 mentions `x`.'],
  [words({ by: 'nearest' }), 'In the reverted part, line 3 is the most likely cause, but nothing singles it out.'],
  [words({ by: 'nearest' }, undefined, undefined, changed && [changed]), undefined],
  [
    words({ by: 'path' }, undefined, undefined, changed && [changed]),
    'Line 3 is the last changed line on the call path.',
  ],
  [words({ by: 'nearest', name: 'x', atom: deletion }), '`gone(x)` was deleted below line 10.'],
  [
    words({ by: 'nearest', atom: file }),
    'In the reverted part, the deleted file is the most likely cause, but nothing singles it out.',
  ],
  [
    words({ by: 'nearest', name: 'x', isGone: true }),
    'In the reverted part, the code deleted at line 3 mentioned `x`.',
  ],
  [words({ line: 20, calledAs: 'wrap' }), 'The reverted code calls `wrap`, which the change adds.'],
  [words({ line: 20 }), undefined],
  [words({ by: 'operand', name: 'out' }, 'order/create.go', 'It has no initial capacity (line 3).'), undefined],
  [
    words({ by: 'operand', name: 'out' }, 'a.go', 'It has no initial capacity (line 3).'),
    'Line 3 of create.go is where `out` is initialized.',
  ],
  [words({ by: 'type', name: 'Item' }, 'a.go', '`Item` got larger (create.go:3).'), undefined],
])('%s', (said, expected) => {
  expect(said).toBe(expected);
});
