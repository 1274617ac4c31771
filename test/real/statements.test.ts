import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commitSides, type TwoCommits } from '../../scripts/attribution/repository.ts';
import { checkReport } from '../../scripts/statements/check-report.ts';
import { type CheckedReport, checkedReportSchema, type CheckedSite } from '../../scripts/statements/report.ts';
import { SourceFacts } from '../../scripts/statements/source-facts.ts';
import type { Subject } from '../../scripts/statements/subject.ts';

const goMod = 'module example.com/m\n\ngo 1.22\n';
const source = (start: string): string => `package m

func squares(in []int) []int {
	${start}
	for _, v := range in {
		out = append(out, v*v)
	}
	return out
}
`;
const benchmark = `package m

import "testing"

var sink []int

func BenchmarkSquares(b *testing.B) {
	in := make([]int, 64)
	for i := 0; i < b.N; i++ {
		sink = squares(in)
	}
}
`;

const work = mkdtempSync(join(tmpdir(), 'allocgate-lies-'));
let repository: TwoCommits;
let facts: SourceFacts;

beforeAll(async () => {
  facts = new SourceFacts(work);
  repository = await commitSides((side, folder) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'go.mod'), goMod);
    writeFileSync(join(folder, 'm.go'), source(side === 'base' ? 'out := make([]int, 0, len(in))' : 'var out []int'));
    writeFileSync(join(folder, 'm_test.go'), benchmark);
    return Promise.resolve();
  });
});

afterAll(() => {
  repository[Symbol.dispose]();
  rmSync(work, { recursive: true, force: true });
});

const honest: CheckedSite = {
  file: 'm.go',
  line: 6,
  function: 'm.squares',
  root: { file: 'm.go', line: 4, function: 'm.squares', link: 'Line 4 is where `out` is initialized.' },
  confidence: 'proven',
  proof: { reverted: [{ file: 'm.go', lines: [4, 4] }], restores: 1 },
  allocsPerOp: { base: 1, head: 7 },
  bytesPerOp: { base: 512, head: 1016 },
  cause: 'append-growth',
  status: 'more',
  callee: 'runtime.growslice',
  reason:
    '`append` grows `out` beyond its capacity and copies it to a larger array. `out` has no initial capacity (line 4).',
  flow: [],
  fix: { advice: 'Allocate `out` with capacity `len(in)` before filling it: `make([]int, 0, len(in))`.' },
};

function reportOf(site: Partial<CheckedSite>, explained = { allocsPerOp: 1, bytesPerOp: 1 }): CheckedReport {
  const row = (unit: string, base: number, head: number) => ({
    package: 'example.com/m',
    benchmark: 'BenchmarkSquares',
    unit,
    level: 'regression',
    base: { median: base },
    head: { median: head },
    iterations: 200,
  });
  return checkedReportSchema.parse({
    conclusion: 'fail',
    findings: [row('B/op', 512, 1016), row('allocs/op', 1, 7)],
    explanations: [
      {
        package: 'example.com/m',
        benchmark: 'BenchmarkSquares',
        sites: [{ ...honest, ...site }],
        explained,
        notes: [],
      },
    ],
    problems: [],
    notes: [],
  });
}

const subject: Subject = {
  name: 'lies',
  lay: () => Promise.resolve(),
  module: '',
  package: '.',
  bench: '.',
};

function violations(report: CheckedReport, { text = '', repeat = false } = {}): readonly string[] {
  return checkReport(subject, { repository, module: repository.folder, report, text }, facts, repeat).violations;
}

test('an honest report has no violation, proof repeated by hand', () => {
  expect(violations(reportOf({}), { text: 'Why\n  1 → 7 allocs/op, 512 → 1,016 B/op', repeat: true })).toEqual([]);
});

describe('a lie is found:', () => {
  test.each<[string, Partial<CheckedSite>, string]>([
    ['a site that costs more than the table', { allocsPerOp: { base: 0, head: 9 } }, 'sum'],
    ['a rest that nobody mentions', { allocsPerOp: { base: 1, head: 4 } }, 'open rest is not said'],
    ['new, and base has it', { status: 'new' }, 'status'],
    ['proven without a proof', { proof: null }, 'proven without proof'],
    ['a line that is not there', { line: 99 }, 'no such line'],
    ['a line in a sentence that is not there', { reason: 'It has no initial capacity (line 77).' }, 'no such line'],
    ['another function', { function: 'm.cubes' }, 'function'],
    ['a root outside of the change', { root: { file: 'm.go', line: 7, function: 'm.squares' } }, 'root is not in'],
    ['a name that nothing has', { reason: '`append` outgrows `elsewhere`.' }, 'unknown name'],
    ['Grow on a slice', { fix: { advice: 'Call `out.Grow(n)` once before writing.' } }, 'advice does not apply'],
    ['make of an unknown type', { fix: { advice: 'Write `make([]elem, 0, len(in))`.' } }, 'advice does not type-check'],
    ['a pool that nobody has', { cause: 'lost-pool', fix: { advice: 'Return the object with `Put`.' } }, 'no pool'],
    ['a pragma that is not there', { fix: { advice: 'Remove `//go:noinline` from `squares`.' } }, 'no such pragma'],
  ])('%s', (_, lie, kind) => {
    expect(violations(reportOf(lie)).join('\n')).toContain(kind);
  });

  test('a share above 100%', () => {
    expect(violations(reportOf({}, { allocsPerOp: 1.5, bytesPerOp: 1 })).join('\n')).toContain('share');
  });

  test('a figure in the text that no site has', () => {
    expect(violations(reportOf({}), { text: 'Why\n  0 → 9 allocs/op' }).join('\n')).toContain('figure in the text');
  });

  test('a proof whose revert does not do what it says', () => {
    const proof = { reverted: [{ file: 'm.go', lines: [4, 4] as [number, number] }], restores: 0.5 };
    expect(violations(reportOf({ proof }), { repeat: true }).join('\n')).toContain('proof');
  });

  test('a fix that does not give its figures', () => {
    const edit = { file: 'm.go', line: 4, endLine: 4, text: '\tout := make([]int, 0, 8)', was: '\tvar out []int' };
    const fix = { advice: honest.fix.advice, edit, measured: { allocsPerOp: 1, bytesPerOp: 512 } };
    expect(violations(reportOf({ fix }), { repeat: true }).join('\n')).toContain('fix');
  });
});
