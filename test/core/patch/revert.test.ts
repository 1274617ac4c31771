import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineMapOf } from '../../../src/core/patch/line-map.ts';
import { type Hunk, parsePatch } from '../../../src/core/patch/parse-patch.ts';
import { revertHunks } from '../../../src/core/patch/revert.ts';
import { gitDiff, prefixes } from './git-diff.ts';

function hunksOf(base: string, head: string): readonly Hunk[] {
  const [change] = parsePatch(gitDiff({ 'x.go': base }, { 'x.go': head }), prefixes);
  return change?.kind === 'modified' ? change.hunks : [];
}

describe('some hunks taken back', () => {
  const [base, head] = ['a\nb\nc\nd\ne\n', 'A\nb\nc\nnew\nd\n'];
  const hunks = hunksOf(base, head);
  test('there are three', () => {
    expect(hunks).toHaveLength(3);
  });
  test.each([
    [[], head],
    [[0], 'a\nb\nc\nnew\nd\n'],
    [[1], 'A\nb\nc\nd\n'],
    [[2], 'A\nb\nc\nnew\nd\ne\n'],
    [[0, 2], 'a\nb\nc\nnew\nd\ne\n'],
    [[0, 1, 2], base],
  ])('hunks %j', (indexes, expected) => {
    const reverted = new Set(indexes.flatMap((index) => hunks[index] ?? []));
    expect(revertHunks(base, head, hunks, reverted)).toBe(expected);
  });

  test('a file of half a million lines', () => {
    const many = 'x\n'.repeat(500_000);
    const one: Hunk = { base: { start: 0, count: 0 }, head: { start: 1, count: 1 } };
    expect(revertHunks(many, `new\n${many}`, [one], new Set([one]))).toBe(many);
  });
});

/** Few different lines, so that the texts have much in common; some look like parts of a patch. */
const line = fc.constantFrom(
  'a',
  'b',
  'c',
  '',
  '}',
  '\treturn x',
  '@@ -1 +1 @@',
  '-- a/x',
  '++ b/x',
  '\\ No',
  'x\ry',
  'é\u2028z',
);
const text = fc
  .tuple(fc.array(line, { maxLength: 14 }), fc.boolean())
  .map(([lines, ended]) => lines.join('\n') + (ended && lines.length > 0 ? '\n' : ''));

/** A text and the same with some lines gone, doubled or written anew. */
const edited = fc
  .tuple(text, fc.array(fc.tuple(fc.nat(14), fc.nat(2), fc.array(line, { maxLength: 2 })), { maxLength: 4 }))
  .map(([before, edits]) => {
    const lines = before.split('\n');
    for (const [at, gone, fresh] of edits) lines.splice(Math.min(at, lines.length), gone, ...fresh);
    return [before, lines.join('\n')] as const;
  });

// Each run starts git: fewer of them than usual.
const runs = { numRuns: 60 };

describe("with git's own hunks of any two texts", () => {
  test('taking all of them back gives base, none gives head', () => {
    fc.assert(
      fc.property(fc.oneof(edited, fc.tuple(text, text)), ([base, head]) => {
        const hunks = hunksOf(base, head);
        expect(revertHunks(base, head, hunks, new Set(hunks))).toBe(base);
        expect(revertHunks(base, head, hunks, new Set())).toBe(head);
      }),
      runs,
    );
  });

  test('a line that the map finds on head has the same text there, in the same order, and is not changed', () => {
    fc.assert(
      fc.property(edited, ([base, head]) => {
        const hunks = hunksOf(base, head);
        const map = lineMapOf([{ kind: 'modified', base: 'x.go', head: 'x.go', hunks }]);
        const [baseLines, headLines] = [base.split('\n'), head.split('\n')];
        let last = 0;
        let unchanged = 0;
        for (const [index, before] of (base === '' ? [] : baseLines).entries()) {
          const place = map.toHead({ file: 'x.go', line: index + 1 });
          if (place === undefined) continue;
          // What stands behind the last line break is no line.
          if (before === '' && index === baseLines.length - 1) continue;
          expect(headLines[place.line - 1]).toBe(before);
          expect(place.line).toBeGreaterThan(last);
          expect(map.isChanged(place)).toBe(false);
          last = place.line;
          unchanged++;
        }
        const changed = headLines.filter((_, index) => map.isChanged({ file: 'x.go', line: index + 1 })).length;
        const written = head === '' ? 0 : headLines.length - (head.endsWith('\n') ? 1 : 0);
        expect(unchanged + changed).toBe(written);
      }),
      runs,
    );
  });
});
