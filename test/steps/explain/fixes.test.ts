import { expect, test } from 'vitest';
import type { RunOutcome, RunRequest } from '../../../src/ports.ts';
import { budgetOf } from '../../../src/steps/explain/budget.ts';
import { noChange } from '../../../src/steps/explain/change-sources.ts';
import { type MeasuredFix, noExperiments, siteKey } from '../../../src/steps/explain/evidence.ts';
import { type FixRequest, measureFixes } from '../../../src/steps/explain/fixes.ts';
import { finding } from '../../builders.ts';
import { facts, site } from '../../core/cause/builders.ts';
import { benchOf, type Costs, ExperimentToolchain, portsWith } from './experiments.ts';
import { Turns } from '../../../src/steps/turns.ts';

const head = { 'order/create.go': 'package order\n\nvar out []int // 5\n' };
const edited = 'package order\n\nvar out = make([]int, 0, 9) // 2\n';
/** The number in the comment is what it costs. */
const costs: Costs = (tree) => Number(/\/\/ (\d+)/.exec(tree['order/create.go'] ?? '')?.[1]);

type TestRun = Pick<RunOutcome, 'stdout' | 'exit'>;
const passed: TestRun = { stdout: '=== RUN   TestOrder\nPASS\n', exit: { kind: 'code', code: 0 } };

/** As `ExperimentToolchain`; a run of the package's own tests ends as it is told, without and with the edit. */
class TestedToolchain extends ExperimentToolchain {
  readonly ends: { readonly without: TestRun; readonly edited: TestRun };
  tested = 0;

  constructor(ends: { readonly without: TestRun; readonly edited: TestRun }, errors?: () => string | undefined) {
    super({ head, costs: { BenchmarkX: costs }, ...(errors === undefined ? {} : { errors }) });
    this.ends = ends;
  }

  override run(request: RunRequest): Promise<RunOutcome> {
    if (!request.args.includes('-test.short')) return super.run(request);
    this.tested++;
    const isEdited = this.builds.at(-1)?.['order/create.go'] === edited;
    return Promise.resolve({ ...(isEdited ? this.ends.edited : this.ends.without), stderr: '', durationMs: 1 });
  }
}

/** How many fixes are shown for an edit whose content costs what its comment says. */
async function shown(go: TestedToolchain, content = edited, builds = 9): Promise<number> {
  return (await fixesOf(go, content, builds)).length;
}

async function fixesOf(go: TestedToolchain, content = edited, builds = 9): Promise<readonly MeasuredFix[]> {
  const growing = site('runtime.growslice');
  const bench = benchOf('BenchmarkX');
  const [plan] = bench.plans;
  const [row] = finding('example.com/m', 'BenchmarkX').allocs(2, 5).level('regression').findings;
  if (plan === undefined || row === undefined) throw new Error('one benchmark and one row are given');
  const edit = { file: 'order/create.go', line: 3, endLine: 3, text: content.split('\n')[2] ?? '' };
  const candidate = { kind: 'slice-capacity' as const, words: {}, edit, imports: { add: [], remove: [] }, content };
  const profile = { paths: [], stacks: [], counted: { objects: 5, bytes: 320 } };
  const request = {
    bench,
    context: {
      base: undefined,
      head: { root: bench.root },
      change: noChange,
      settings: { buildFlags: [] },
      work: '/work',
      testTurns: new Turns(),
    },
    regressed: [{ plan, units: [{ unit: 'allocs/op', finding: row }] }],
    evidence: {
      profiled: [
        {
          benchmark: 'BenchmarkX',
          base: undefined,
          head: profile,
          diff: { sites: [growing], net: { objects: 3, bytes: 192 } },
        },
      ],
      compiler: { head: { at: () => [], all: [] }, newlySaid: [] },
      declarations: { at: () => undefined, isGenerated: () => false },
      facts: new Map([[siteKey(growing), facts({ candidates: [candidate] })]]),
      ...noExperiments,
    },
    budget: budgetOf(builds, 1e9),
  };
  const { fixes } = await measureFixes(portsWith(go), request as unknown as FixRequest);
  return [...fixes.values()];
}

test('an edit that helps and breaks no test is shown', async () => {
  expect(await shown(new TestedToolchain({ without: passed, edited: passed }))).toBe(1);
});

test('one that helps too little is not, and its tests are not run', async () => {
  const go = new TestedToolchain({ without: passed, edited: passed });
  expect(await shown(go, edited.replace('// 2', '// 4'))).toBe(0);
  expect(go.tested).toBe(0);
});

test('one that does not compile is not', async () => {
  expect(await shown(new TestedToolchain({ without: passed, edited: passed }, () => './a.go:1:1: no'))).toBe(0);
});

const failed: TestRun = { stdout: '--- FAIL: TestOrder (0.00s)\n', exit: { kind: 'code', code: 1 } };
const timeout: TestRun = { stdout: '', exit: { kind: 'timeout' } };

test.each([
  ['fail with it', { without: passed, edited: failed }, 0],
  ['fail without it only', { without: failed, edited: passed }, 0],
  ['fail in the same way without it', { without: failed, edited: failed }, 1],
  ['do not end in time', { without: timeout, edited: timeout }, 0],
  ['do not end in time with it', { without: passed, edited: timeout }, 0],
])('tests that %s', async (_, ends, fixes) => {
  expect(await shown(new TestedToolchain(ends))).toBe(fixes);
});

test('nothing is built once the budget is spent', async () => {
  const go = new TestedToolchain({ without: passed, edited: passed });
  expect(await shown(go, edited, 0)).toBe(0);
  expect(go.builds).toEqual([]);
});

test('where there are no tests, the fix says that none ran', async () => {
  const none: TestRun = { stdout: 'testing: warning: no tests to run\nPASS\n', exit: { kind: 'code', code: 0 } };
  const [tested, untested] = [passed, none].map((end) => new TestedToolchain({ without: end, edited: end }));
  if (tested === undefined || untested === undefined) throw new Error('two are given');
  expect((await fixesOf(tested)).map((fix) => fix.tested)).toEqual([true]);
  expect((await fixesOf(untested)).map((fix) => fix.tested)).toEqual([false]);
});
