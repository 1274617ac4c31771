import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexDiagnostics } from '../../../src/core/escape/diagnostic-index.ts';
import { escapeAt } from '../../../src/core/escape/explain-escape.ts';
import { escapeWords } from '../../../src/core/escape/escape-words.ts';
import { parseDiagnostics } from '../../../src/core/escape/parse-diagnostics.ts';
import { captured, capturedText, releases } from './captured.ts';

/** Pieces of what the compiler prints, so that random text comes near to it. */
const pieces = [
  'a.go:1:2: ',
  'b.y:7: ',
  '# example.com/m\n',
  '\n',
  '  flow: {heap} = &x:',
  '    from ',
  ' (',
  ') at c.go:3:4',
  ' at ',
  ' escapes to heap',
  ' escapes to heap:',
  ' escapes to heap in F:',
  ' does not escape',
  'moved to heap: ',
  'append',
  'leaking param: ',
  'leaking param content: ',
  ' to result ~r0 level=0',
  'parameter ',
  ' leaks to ',
  ' with derefs=0:',
  'can inline ',
  ' with cost 3 as: ',
  'cannot inline ',
  ': ',
  ' capturing by ref: ',
  'devirtualizing ',
  ' to ',
  'x',
  ' ',
];
const nearlyDiagnostics = fc
  .array(
    fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 8 }), fc.string({ unit: 'binary', maxLength: 4 })),
    {
      maxLength: 40,
    },
  )
  .map((parts) => parts.join(''));

test('any text is read, and what is read can be put into words', () => {
  fc.assert(
    fc.property(nearlyDiagnostics, (text) => {
      const { known, unknown } = parseDiagnostics(text);
      const positioned = text
        .split('\n')
        .filter((line) => /^(?:[A-Za-z]:)?[^\s:][^:]*:\d+(?::\d+)?: /.test(line)).length;
      expect(known.length + unknown.count).toBeLessThanOrEqual(positioned);
      expect(unknown.samples.length).toBeLessThanOrEqual(Math.min(20, unknown.count));
      const index = indexDiagnostics({ known, unknown });
      for (const { at } of known) {
        const escape = escapeAt(index, [{ ...at, inlined: true }], 'runtime.newobject');
        expect(escape === undefined ? 'None.' : escapeWords(escape)).toMatch(/^[A-Z`][^\n]*\.$/s);
      }
    }),
    { numRuns: 2000 },
  );
});

test('each diagnostic stands where its line says', () => {
  const subject = fc.stringMatching(/^[a-z&]\w{0,8}(?:\{\.\.\.\}|\([a-z]*\))?$/);
  const line = fc.record({
    file: fc.stringMatching(/^[a-z][a-z /.-]{0,12}\.go$/),
    line: fc.integer({ min: 1, max: 1e6 }),
    column: fc.option(fc.integer({ min: 1, max: 999 }), { nil: undefined }),
    subject,
  });
  fc.assert(
    fc.property(fc.uniqueArray(line, { selector: (one) => JSON.stringify(one), maxLength: 20 }), (lines) => {
      const text = lines.map((one) => `${place(one)}: ${one.subject} does not escape`).join('\n');
      const { known, unknown } = parseDiagnostics(text);
      expect(unknown.count).toBe(0);
      const read = known.map((said) => `${place(said.at)} ${'subject' in said ? said.subject : ''}`);
      expect(read.toSorted()).toEqual(lines.map((one) => `${place(one)} ${one.subject}`).toSorted());
    }),
  );
});

test.each(releases)('Go %s: the order of packages does not matter', (release) => {
  const packages = capturedText(release).split(/(?=^# )/m);
  expect(packages.length).toBeGreaterThan(4);
  const name = (file: string): string => file.replace(/^\.\//, '');
  fc.assert(
    fc.property(fc.shuffledSubarray(packages, { minLength: packages.length }), (shuffled) => {
      expect(parseDiagnostics(shuffled.join(''), name)).toEqual(captured(release));
    }),
    { numRuns: 10 },
  );
});

// Quadratic work on one of these would take minutes.
test.each([
  ['leaks to', `a.go:1:1: parameter x${' leaks to x'.repeat(2e5)}`],
  ['leaks to, with an end', `a.go:1:1: parameter x${' leaks to x with derefs=1:'.repeat(1e5)}x`],
  ['heap in', `a.go:1:1: x${' escapes to heap in x'.repeat(1e5)}\u2028:`],
  ['cost', `a.go:1:1: can inline x${' with cost 1'.repeat(2e5)}`],
  ['devirtualizing', `a.go:1:1: devirtualizing x${' to x\u2028'.repeat(2e5)}`],
  ['capturing', `a.go:1:1: x${' capturing by ref: x'.repeat(2e5)}`],
  ['steps', `a.go:1:1:   from x${' (x) at a.go:1'.repeat(2e5)}`],
  ['colons', `a${':1'.repeat(5e5)}`],
  ['spaces', `a.go:1:1:${' '.repeat(1e6)}x`],
  ['big', `a.go:1:1: function ${"considered 'big'; ".repeat(1e5)}`],
  [
    'one place',
    Array.from(
      { length: 2e4 },
      (_, index) => `a.go:1:1: x${index} escapes to heap:\na.go:1:1: y${index} escapes to heap`,
    ).join('\n'),
  ],
])('long lines are read in time that grows with their length: %s', (_, text) => {
  const { known, unknown } = parseDiagnostics(text);
  expect(known.length + unknown.count).toBeLessThanOrEqual(text.split('\n').length);
});

function place({ file, line, column }: { file: string; line: number; column: number | undefined }): string {
  return column === undefined ? `${file}:${line}` : `${file}:${line}:${column}`;
}
