package capacity_test

import (
	"strings"
	"testing"

	"gofacts/internal/facttest"
	"gofacts/internal/wire"
)

// TestRoomAsBefore checks that a make call gets back its capacity from before the change if that is safe. In each
// row, head is a line that the change added, and before is the line of base that it replaced.
func TestRoomAsBefore(t *testing.T) {
	const body = "\nconst few = 4\ntype set[K comparable] map[K]bool\ntype row struct{ ids []*int }\ntype table struct{ rows []*row }\n" +
		"func make2[K comparable](in, more []K, n int, p *table) (any, any) {\n\tSTATEMENT //@\n\treturn out, n\n}\n"
	for _, row := range []struct{ name, before, head, want string }{
		{"a capacity", "out := make([]int, 0, len(in))", "out := make([]int, 0)", "make([]int, 0, len(in))"},
		{"another capacity", "out := make([]int, 0, 2*len(in)+1)", "out := make([]int, 0, 8)", "make([]int, 0, 2*len(in)+1)"},
		{"a sum", "out := make([]int, 0, len(in)+len(more))", "out := make([]int, 0, n)", "make([]int, 0, len(in)+len(more))"},
		{"a part of the length", "out := make([]int, 0, len(in)/few)", "out := make([]int, 0)", "make([]int, 0, len(in)/few)"},
		{"a constant", "out := make([]int, 0, few)", "out := make([]int, 0)", "make([]int, 0, few)"},
		{"the size of a map", "out := make(map[string]int, len(in))", "out := make(map[string]int)", "make(map[string]int, len(in))"},
		{"of a generic type", "out := make(set[K], len(in))", "out := make(set[K])", "make(set[K], len(in))"},
		{"in a literal", "out := &table{rows: make([]*row, 0, 64)}", "out := &table{rows: make([]*row, 0)}", "make([]*row, 0, 64)"},
		{"written apart", "out  :=  make( []int , 0, len( in ) ) // room", "out := make([]int, 0)", "make([]int, 0, len(in))"},

		{"no capacity", "out := make([]int, 0)", "out := make([]int, 0)", ""},
		{"the same", "out := make([]int, 0, few)", "out := make([]int,0,few)", ""},
		{"a length", "out := make([]int, len(in))", "out := make([]int, 0)", ""},
		{"a length that goes", "out := make([]int, 0, len(in))", "out := make([]int, 1)", ""},
		{"what can be negative", "out := make([]int, 0, len(in)-1)", "out := make([]int, 0)", ""},
		{"a number of which nothing is known", "out := make([]int, 0, n)", "out := make([]int, 0)", ""},
		{"what can panic", "out := make([]int, 0, len(p.rows))", "out := make([]int, 0)", ""},
		{"a division by nothing", "out := make([]int, 0, len(in)/0)", "out := make([]int, 0)", ""},
		{"a call", "out := make([]int, 0, size(in))", "out := make([]int, 0)", ""},
		{"a name that is no more", "out := make([]int, 0, len(gone))", "out := make([]int, 0)", ""},
		{"the room of a channel", "out := make(chan int, 8)", "out := make(chan int)", ""},
		{"another statement", "var out = make([]int, 0, len(in))", "out := make([]int, 0)", ""},
		{"another type", "out := make([]int8, 0, len(in))", "out := make([]int, 0)", ""},
		{"two of them", "out := append(make([]int, 0, len(in)), 1)", "out := make([]int, 0)", ""},
		{"no Go", "out := make([]int, 0, '", "out := make([]int, 0)", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			source := facttest.Formatted(t, strings.ReplaceAll(body, "STATEMENT", row.head))
			line := 1 + strings.Count(source[:strings.Index(source, "//@")], "\n")
			facts := facttest.AskAt(t, source, wire.Site{Line: line, Before: []string{"\tunrelated(", "\t" + row.before}})
			var texts []string
			for _, candidate := range facts.Candidates {
				if candidate.Kind == "room-as-before" {
					facttest.Check(t, source, candidate)
					texts = append(texts, candidate.Edit.Text)
				}
			}
			if row.want == "" {
				if len(texts) > 0 {
					t.Fatalf("offered %q", texts)
				}
				return
			}
			if len(texts) != 1 || !strings.Contains(texts[0], row.want) || !strings.HasSuffix(texts[0], "//@") {
				t.Fatalf("got %q, want %q; allocation %+v", texts, row.want, facts.Allocation)
			}
		})
	}
}
