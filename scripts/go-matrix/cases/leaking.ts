import type { MatrixCase } from '../matrix-case.ts';

/**
 * Reports whether a Go version has the `goroutineleak` profile, which finds goroutines that nothing can wake
 * (go.dev/doc/go1.27).
 */
const findsUnreachable = (goVersion: string): boolean => goVersion.startsWith('go1.27');

const files = (buffered: boolean, kept: boolean, label: boolean): Record<string, string> => ({
  'm.go': `package m

var orders = map[int]*[64]byte{}

// First returns the first of two answers.
func First(i int) int {
	answers := make(chan int${buffered ? ', 2' : ''})
	for side := 0; side < 2; side++ {
		go func(side int) { answers <- i + side }(side)
	}
	return <-answers
}

// Keep remembers an order until it is delivered.
func Keep(i int) {
	orders[i] = new([64]byte)
${kept ? '' : '	delete(orders, i)\n'}}

// Warm fills a cache once.
func Warm(i int) { cache[i%8] = new([64]byte) }

var cache [8]*[64]byte
${label ? '\n// Label is reached by no benchmark.\nfunc Label(i int) *[64]byte { return new([64]byte) }\n' : ''}`,
  'm_test.go': `package m

import "testing"

func BenchmarkFirst(b *testing.B) {
	for i := 0; i < b.N; i++ {
		First(i)
	}
}

func BenchmarkKeep(b *testing.B) {
	for i := 0; i < b.N; i++ {
		Keep(i)
	}
}

func BenchmarkWarm(b *testing.B) {
	for i := 0; i < b.N; i++ {
		Warm(i)
	}
}
`,
});

/**
 * Checks that a goroutine that never ends and memory that stays reachable are found and proven, and that a blind spot
 * is listed.
 */
export const leaking: MatrixCase = {
  name: 'leaks and blind spots are found',
  attempt: async (bench) => {
    const module = await bench.module(files(true, false, false));
    await module.write(files(false, true, true));
    const report = await bench.check(module, 1);
    const warned = report.findings.filter(({ unit, level }) => unit === 'goroutines/op' && level === 'warning');
    bench.expect(
      'goroutines/op',
      warned.map(({ benchmark }) => benchmark),
      ['BenchmarkFirst'],
    );
    const sites = (report.leaks ?? []).flatMap(({ benchmark, sites: [site] }) =>
      site === undefined ? [] : [`${benchmark} ${site.kind} ${site.root?.line ?? 0} ${site.confidence}`],
    );
    bench.expect('leaks', sites.toSorted(), ['BenchmarkFirst channel-send 7 proven', 'BenchmarkKeep map 16 proven']);
    const waiting = report.leaks?.find(({ benchmark }) => benchmark === 'BenchmarkFirst')?.sites[0];
    bench.expect('found by reachability', waiting?.unreachable === true, findsUnreachable(bench.goVersion));
    bench.expect('blind spots', report.blindSpots?.unreached.map((of) => of.function) ?? report.notes, ['Label']);
  },
};
