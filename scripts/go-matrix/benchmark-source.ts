/** Returns a test file of the module's root package with these benchmark functions. */
export function benchmarkSource(...functions: readonly string[]): string {
  return `package m\n\nimport "testing"\n\n${functions.join('\n')}`;
}

/** Returns a benchmark that makes `count` slices of 64 bytes in each operation, all of which escape. */
export function allocating(name: string, count: number): string {
  return `var sink${name} [${Math.max(count, 1)}][]byte

func Benchmark${name}(b *testing.B) {
	for i := 0; i < b.N; i++ {
		for j := 0; j < ${count}; j++ {
			sink${name}[j] = make([]byte, 64)
		}
	}
}
`;
}
