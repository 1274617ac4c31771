import { expect, test } from 'vitest';
import type { ExplainContext, PackageEvidence, Variation } from '../../../src/steps/explain/evidence.ts';
import { explanationNotes } from '../../../src/steps/explain/explanation-notes.ts';
import type { ProfiledBenchmark } from '../../../src/steps/explain/profile-sites.ts';
import type { Regressed } from '../../../src/steps/explain/regressed.ts';

const environment = { goVersion: 'go1.26.8' };

/** The notes for a benchmark that exists on some sides, was profiled on some, and varies in some way. */
function notes(of: {
  readonly sides: readonly string[];
  readonly profiled: readonly string[];
  readonly varies?: Variation;
}): readonly string[] {
  const side = { missing: 0, counted: { objects: 1, bytes: 8 }, tinyObjects: false };
  return [
    ...explanationNotes(
      { base: { environment }, head: { environment }, change: { atoms: [] } } as unknown as ExplainContext,
      { plan: { importPath: 'm/x', benchmark: 'BenchmarkX', sides: of.sides } } as unknown as Regressed,
      {
        head: side,
        base: of.profiled.includes('base') ? side : undefined,
        diff: { sites: [] },
      } as unknown as ProfiledBenchmark,
      {
        varying: new Map(of.varies === undefined ? [] : [['BenchmarkX', of.varies]]),
        rewritten: [],
        facts: new Map(),
      } as unknown as PackageEvidence,
    ),
  ];
}

const both = ['head', 'base'];

test.each([
  [{ sides: both, profiled: both }, []],
  [
    { sides: ['head'], profiled: ['head'] },
    ['Base does not have this benchmark, so all allocations of head are shown.'],
  ],
  [{ sides: both, profiled: ['head'] }, ['Base could not be profiled, so all allocations of head are shown.']],
  [
    { sides: both, profiled: both, varies: 'differs' as const },
    [
      "BenchmarkX is nondeterministic: a second run of head's own sources gives different figures, so no experiment can prove a cause.",
    ],
  ],
  [
    { sides: both, profiled: both, varies: 'no figures' as const },
    ["A second run of BenchmarkX on head's own sources failed or timed out, so no experiment can prove a cause."],
  ],
  [
    { sides: both, profiled: both, varies: 'no build' as const },
    ["A second build of m/x from head's own sources failed, so no experiment can prove a cause."],
  ],
])('the notes about %j', (of, expected) => {
  expect(notes(of)).toEqual(expected);
});
