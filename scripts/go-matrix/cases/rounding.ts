import { benchmarkSource } from '../benchmark-source.ts';
import type { MatrixCase } from '../matrix-case.ts';
import { findingsOf } from '../workbench.ts';

/** Makes 5N allocations up to Go 1.25. From Go 1.26 on, the first operation makes fewer, and Go prints 4. */
const appends = benchmarkSource(`var grown []byte

func BenchmarkGrow(b *testing.B) {
	for i := 0; i < b.N; i++ {
		var s []byte
		for j := 0; j < 100; j++ {
			s = append(s, byte(j))
		}
		grown = s
	}
}
`);

/** Makes 5N allocations of the same sizes with every Go version. */
const makes = benchmarkSource(`var sizes = [5]int{8, 16, 32, 64, 128}
var pieces [5][]byte

func BenchmarkGrow(b *testing.B) {
	for i := 0; i < b.N; i++ {
		for j := range sizes {
			pieces[j] = make([]byte, sizes[j])
		}
	}
}
`);

const nothing = benchmarkSource(`func BenchmarkJoin(b *testing.B) {
	n := 0
	for i := 0; i < b.N; i++ {
		n++
	}
	_ = n
}
`);

/**
 * Makes one allocation in each operation, which newer Go versions print as 0, because the first operation of a run
 * makes none.
 */
const hidden = benchmarkSource(`func join(parts []string, part string) []string { return append(parts, part) }

func BenchmarkJoin(b *testing.B) {
	n := 0
	for i := 0; i < b.N; i++ {
		n += len(join(nil, "x"))
	}
	_ = n
}
`);

/** Checks that totals a few short of a multiple of the iterations are no change, in either direction. */
export const roundingTrap: MatrixCase = {
  name: '5N − 3 against 5N passes',
  attempt: async (bench) => {
    for (const [base, head] of [
      [appends, makes],
      [makes, appends],
    ] as const) {
      const module = await bench.module({ 'm_test.go': base });
      await module.write({ 'm_test.go': head });
      const report = await bench.check(module, 0);
      bench.expect('findings', findingsOf(report), [
        'BenchmarkGrow B/op: unchanged 248 → 248',
        'BenchmarkGrow allocs/op: unchanged 5 → 5',
      ]);
    }
  },
};

/** Checks that a first allocation is found, even if Go's own output shows none. */
export const hiddenAllocation: MatrixCase = {
  name: 'hidden 0 → 1 fails',
  attempt: async (bench) => {
    const module = await bench.module({ 'm_test.go': nothing });
    await module.write({ 'm_test.go': hidden });
    const report = await bench.check(module, 1);
    bench.expect('findings', findingsOf(report), [
      'BenchmarkJoin B/op: regression 0 → 16',
      'BenchmarkJoin allocs/op: regression 0 → 1',
    ]);
  },
};
