package parse

import (
	"fmt"
	"strings"
	"testing"
)

func request(items int) string {
	fields := make([]string, items)
	for i := range fields {
		fields[i] = fmt.Sprintf("it%04d:%d", i, i%9+1)
	}
	return "order 17 customer=acme items=" + strings.Join(fields, ",")
}

func TestParse(t *testing.T) {
	got, err := Parse("order 17 customer=acme items=ab12:3,cd34:1")
	if err != nil || got.ID != 17 || got.Customer != "acme" || len(got.Lines) != 2 || got.Lines[0] != (Line{"ab12", 3}) {
		t.Fatalf("Parse = %+v, %v", got, err)
	}
}

func TestParseRefuses(t *testing.T) {
	for _, text := range []string{"", "order", "order x customer=a items=b:1", "order 1 customer= items=b:1", "order 1 customer=a items=b", "order 1 customer=a items=b:0"} {
		if got, err := Parse(text); err == nil {
			t.Errorf("Parse(%q) = %+v, want an error", text, got)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	for _, items := range []int{1, 8, 64} {
		text := request(items)
		b.Run(fmt.Sprintf("items=%d", items), func(b *testing.B) {
			for i := 0; i < b.N; i++ {
				if _, err := Parse(text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
