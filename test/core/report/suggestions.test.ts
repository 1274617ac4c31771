import { expect, test } from 'vitest';
import { sharedLine } from '../../../src/core/patch/shared-line.ts';
import type { HeadLine } from '../../../src/core/report/head-lines.ts';
import type { ExplainedSite, GateReport } from '../../../src/core/report/model.ts';
import { suggestionsOf } from '../../../src/core/report/suggestions.ts';
import { explained } from './explained-report.ts';

const same: HeadLine = ({ line }) => line;

/** The explained report with another fix of its first site. */
function withFix(fix: Partial<ExplainedSite['fix']>): GateReport {
  return {
    ...explained,
    explanations: explained.explanations.map((explanation) => ({
      ...explanation,
      sites: explanation.sites.map((site, index) => (index === 0 ? { ...site, fix: { ...site.fix, ...fix } } : site)),
    })),
  };
}

const edit = { file: 'a.go', line: 3, endLine: 5, text: '\tx()\n', was: '\ta()\n\tb()\n\tc()' };

/** The base changed the line between two that the head has too. */
const mergedInside: HeadLine = ({ line }) => sharedLine('1\n2\na\nof base\nc\n6\n', '1\n2\na\nof head\nc\n6\n', line);

test('a measured fix, on the lines of the head', () => {
  const [suggestion, ...others] = suggestionsOf(explained, ({ line }) => line - 2);
  expect(others).toEqual([]);
  expect(suggestion).toMatchObject({ file: 'order/create.go', startLine: 29, endLine: 29 });
  expect(suggestion?.body).toContain('```suggestion\n\tout := make([]Item, 0, len(in))\n```');
  expect(suggestion?.body).toContain(
    '`BenchmarkCreate`: a slice grows as it is filled. Allocate it with its final capacity.',
  );
});

test('several lines at once, without the last line break', () => {
  expect(suggestionsOf(withFix({ edit }), same)).toMatchObject([{ startLine: 3, endLine: 5, text: '\tx()' }]);
});

test.each<[string, GateReport, HeadLine]>([
  ['that was not measured', withFix({ measured: undefined }), same],
  ['that needs an import', withFix({ imports: { add: ['strings'], remove: [] } }), same],
  ['that takes an import away', withFix({ imports: { add: [], remove: ['fmt'] } }), same],
  ['on a line that the head lacks', explained, () => undefined],
  ['on lines that lie apart on the head', withFix({ edit }), ({ line }) => (line === 5 ? 9 : line)],
  ['whose last line the head lacks', withFix({ edit }), ({ line }) => (line === 5 ? undefined : line)],
  ['whose middle line the head lacks', withFix({ edit }), ({ line }) => (line === 4 ? undefined : line)],
  ['whose middle line stands elsewhere', withFix({ edit }), ({ line }) => (line === 4 ? 9 : line)],
  ['that the merge changed inside', withFix({ edit }), mergedInside],
  ['of lines the wrong way round', withFix({ edit: { ...edit, endLine: 2 } }), same],
  ['of endless lines', withFix({ edit: { ...edit, endLine: Number.MAX_SAFE_INTEGER } }), same],
])('no fix %s', (_, report, headLine) => {
  expect(suggestionsOf(report, headLine)).toEqual([]);
});

test('no text ends the block', () => {
  const [suggestion] = suggestionsOf(withFix({ edit: { ...edit, text: '\tx := `\n```\n````\n`' } }), same);
  expect(suggestion?.body).toContain('`````suggestion\n');
  expect(suggestion?.body.match(/^`{5}$/gm)).toHaveLength(1);
});

test('one suggestion a place', () => {
  const twice = { ...explained, explanations: [...explained.explanations, ...explained.explanations] };
  expect(suggestionsOf(twice, same)).toHaveLength(1);
});
