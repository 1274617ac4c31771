import { describe, expect, test } from 'vitest';
import type { ExplainedSite } from '../../../src/core/report/model.ts';
import { renderSarif } from '../../../src/core/report/render-sarif.ts';
import { finding, report } from '../../builders.ts';
import { explained } from './explained-report.ts';
import { sampleReports, waived } from './sample-reports.ts';

interface Location {
  readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: object };
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly message: { readonly text: string };
  readonly locations: readonly Location[];
  readonly relatedLocations?: readonly { readonly id: number }[];
  readonly fixes?: readonly object[];
  readonly suppressions?: readonly object[];
}
interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly results: readonly Result[];
}

function runOf(sample: Parameters<typeof renderSarif>[0]): Run {
  const [run] = (JSON.parse(renderSarif(sample)) as { readonly runs: readonly Run[] }).runs;
  if (run === undefined) throw new Error('There is no run.');
  return run;
}

test('reads as it did', async () => {
  await expect(renderSarif(explained)).toMatchFileSnapshot('__snapshots__/sarif/explained.sarif');
});

describe('every result has a rule, a message and a place, without which code scanning refuses the file', () => {
  test.for(Object.entries({ ...sampleReports, explained }))('%s', ([, sample]) => {
    const { tool, results } = runOf(sample);
    for (const { ruleId, ruleIndex, message, locations } of results) {
      expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      expect(message.text).not.toBe('');
      expect(locations[0]?.physicalLocation.region).toMatchObject({ startLine: expect.any(Number) as number });
    }
  });
});

test('links of a message lead to its related places, and a name makes none of its own', () => {
  const [result] = runOf(explained).results;
  const linked = [...(result?.message.text ?? '').matchAll(/\]\((\d+)\)/g)].map(([, id]) => Number(id));
  expect(linked).toEqual(result?.relatedLocations?.map(({ id }) => id));
  const evil = finding('example.com/m', 'Benchmark[a](https://example.com)').allocs(1, 9).level('regression');
  expect(runOf(report({ conclusion: 'fail', benchmarks: [evil] })).results[0]?.message.text).toContain(
    'Benchmark[a] (https://example.com)',
  );
});

function withSite(changes: Partial<ExplainedSite>): typeof explained {
  const explanations = explained.explanations.map((explanation) => ({
    ...explanation,
    sites: explanation.sites.slice(0, 1).map((site) => ({ ...site, ...changes })),
  }));
  return { ...explained, explanations };
}

test('paths are relative URI references, whatever is in them', () => {
  const root = { file: 'a:b/c d#e?f%20[世]\ud800.go', line: 3, function: 'x' };
  const [result] = runOf(withSite({ root })).results;
  expect(result?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(
    'a%3Ab/c%20d%23e%3Ff%2520%5B%E4%B8%96%5D%EF%BF%BD.go',
  );
});

describe('fixes', () => {
  const [site] = explained.explanations[0]?.sites ?? [];
  const fix = site?.fix;
  const fixesOf = (changes: Partial<ExplainedSite['fix']>) =>
    runOf(withSite(fix === undefined ? {} : { fix: { ...fix, ...changes } })).results[0]?.fixes;

  test('a measured edit of whole lines is one', () => {
    expect(fixesOf({})).toMatchObject([
      {
        artifactChanges: [
          {
            replacements: [
              {
                deletedRegion: { startLine: 31, startColumn: 1, endLine: 31 },
                insertedContent: { text: '\tout := make([]Item, 0, len(in))' },
              },
            ],
          },
        ],
      },
    ]);
  });

  test('an edit that needs other imports, or that deletes lines', () => {
    expect(fixesOf({ imports: { add: ['strings'], remove: [] } })).toBeUndefined();
    const edit = { file: 'a.go', line: 3, endLine: 4, text: '', was: 'x\ny' };
    expect(JSON.stringify(fixesOf({ edit }))).toContain(
      '"replacements":[{"deletedRegion":{"startLine":3,"startColumn":1,"endLine":5,"endColumn":1}}]',
    );
  });
});

test('what was accepted is suppressed with its reason, and the other results say that they are not', () => {
  const suppressions = runOf(waived).results.map((result) => [result.ruleId, result.suppressions]);
  const accepted = (justification: string) => [{ kind: 'external', status: 'accepted', justification }];
  expect(suppressions).toEqual([
    ['regression', []],
    ['waived', accepted('Accepted by octocat.')],
    ['waived', accepted('new audit trail, see the issue')],
  ]);
});
