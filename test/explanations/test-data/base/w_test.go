package words

import "testing"

var sink []string

func BenchmarkWords(b *testing.B) {
	b.ReportAllocs()
	for i := 0; i < b.N; i++ {
		sink = Load("testdata/list.txt")
	}
}
