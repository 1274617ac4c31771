package facts_test

import (
	"strings"
	"testing"

	"gofacts/internal/facttest"
	"gofacts/internal/wire"
)

// kinds contains one or more test cases for each kind of allocation.
var kinds = []struct {
	source string
	kind   wire.AllocationKind
	text   string
}{
	{"func f(s []int) []int {\n\treturn append(s, 1) //@ runtime.growslice\n}", "append", "append(s, 1)"},
	{"func f(n int) []int {\n\treturn make([]int, n) //@ runtime.makeslice\n}", "make-slice", "make([]int, n)"},
	{"func f(n int) []int {\n\treturn make([]int, n) //@ runtime.mallocgc\n}", "make-slice", "make([]int, n)"},
	{"func f() map[int]int {\n\treturn make(map[int]int) //@ runtime.makemap_small\n}", "make-map", "make(map[int]int)"},
	{"func f(m map[int]int) {\n\tm[1]++ //@ runtime.mapassign_fast64\n}", "map-assign", "m[1]"},
	{"func f() chan int {\n\treturn make(chan int, 3) //@ runtime.makechan\n}", "make-chan", "make(chan int, 3)"},
	{"type t struct{ a int }\nfunc f() *t {\n\treturn &t{a: 1} //@ runtime.newobject\n}", "address-of", "&t{a: 1}"},
	{"type t struct{ a int }\nfunc f() *t {\n\treturn new(t) //@ runtime.newobject\n}", "new", "new(t)"},
	{"func f() []int {\n\treturn []int{1, 2} //@ runtime.newobject\n}", "slice-literal", "[]int{1, 2}"},
	{"func f(n int) func() int {\n\treturn func() int { return n } //@ runtime.newobject\n}", "func-literal", "func() int { return n }"},
	{"type t struct{ a int }\nfunc (v t) m() {}\nfunc f(v t) func() {\n\treturn v.m //@ runtime.newobject\n}", "method-value", "v.m"},
	{"func f() *int {\n\tn := 1 //@ runtime.newobject\n\treturn &n\n}", "moved-to-heap", "n"},
	{"func f(n int) *int { //@ runtime.newobject\n\treturn &n\n}", "moved-to-heap", "n"},
	{"func f(a, b string) string {\n\treturn a + \",\" + b //@ runtime.concatstring3\n}", "concat", "a + \",\" + b"},
	{"func f(a []string) (s string) {\n\tfor _, v := range a {\n\t\ts += v //@ runtime.concatstring2\n\t}\n\treturn\n}", "concat", "s += v"},
	{"func f(b []byte) string {\n\treturn string(b) //@ runtime.slicebytetostring\n}", "bytes-to-string", "string(b)"},
	{"func f(s string) []byte {\n\treturn []byte(s) //@ runtime.stringtoslicebyte\n}", "string-to-bytes", "[]byte(s)"},
	{"func f(s string) []rune {\n\treturn []rune(s) //@ runtime.stringtoslicerune\n}", "string-to-runes", "[]rune(s)"},
	{"func g(v any) {}\nfunc f(n int) {\n\tg(n) //@ runtime.convT64\n}", "boxing", "n"},
	{"func f(n int) any {\n\treturn n //@ runtime.convT64\n}", "boxing", "n"},
	{"type t struct{ v any }\nfunc f(n int) t {\n\treturn t{v: n} //@ runtime.convT64\n}", "boxing", "n"},
	{"func g(v ...int) {}\nfunc f(n int) {\n\tg(n, n) //@ runtime.newobject\n}", "variadic-slice", "g(n, n)"},
	{"func f(s string) []string {\n\treturn strings.Split(strings.ToUpper(s), \",\") //@ strings.Split\n}", "call", "strings.Split(strings.ToUpper(s), \",\")"},
	{"func f(s string) []string {\n\treturn strings.Split(strings.ToUpper(s), \",\") //@ strings.ToUpper\n}", "call", "strings.ToUpper(s)"},
	{"func f(c chan int) {\n\tgo func() { c <- 1 }() //@ runtime.newproc\n}", "go", "go func() { c <- 1 }()"},
	{"func f(a, b []int) []int {\n\treturn append(\n\t\ta,\n\t\tb...) //@ runtime.growslice\n}", "append", "append( a, b...)"},
	{"type s[T any] struct{ v []T }\nfunc (s *s[T]) add(v T) {\n\ts.v = append(s.v, v) //@ runtime.growslice\n}", "append", "append(s.v, v)"},
}

func TestKindsOfAllocation(t *testing.T) {
	for _, row := range kinds {
		t.Run(string(row.kind)+" "+row.text, func(t *testing.T) {
			facts := facttest.One(t, facttest.Formatted(t, row.source))
			if facts.Allocation == nil || facts.Allocation.Kind != row.kind || facts.Allocation.Text != row.text {
				t.Errorf("allocation: %+v, others %+v", facts.Allocation, facts.Others)
			}
		})
	}
}

// TestNothingFits checks that a site has no allocation, only other expressions, if nothing on its line can call the
// callee.
func TestNothingFits(t *testing.T) {
	facts := facttest.One(t, facttest.Formatted(t, "func f(s []int) []int {\n\treturn append(s, 1) //@ runtime.convT64\n}"))
	if facts.Allocation != nil || len(facts.Others) == 0 || !facts.Found {
		t.Errorf("%+v", facts)
	}
}

func TestSurroundings(t *testing.T) {
	facts := facttest.One(t, facttest.Formatted(t, `
type item struct {
	name string
	size [3]int64
}

// Collect collects.
func (c *collector) Collect(in map[string]item) {
	for i := 0; i < 3; i++ {
		for _, v := range in {
			func() {
				c.items = append(c.items, v) //@ runtime.growslice
			}()
		}
	}
}

type collector struct{ items []item }
`))
	function := facts.Function
	if function == nil || function.Name != "(*collector).Collect" || function.Line != function.DocLine+1 || function.Literal == nil {
		t.Errorf("function: %+v", function)
	}
	if len(facts.Loops) != 2 || facts.Loops[0].Kind != "for" || facts.Loops[1].Over != "in" || facts.Loops[1].Bound != "len(in)" ||
		facts.Loops[1].OverType != "map[string]item" {
		t.Errorf("loops: %+v", facts.Loops)
	}
	allocation := facts.Allocation
	if allocation.Type != "[]item" || allocation.Element != "item" || allocation.Size != 40 {
		t.Errorf("allocation: %+v", allocation)
	}
	operand := facts.Operand
	if operand == nil || operand.Expression != "c.items" || operand.Kind != "field" || operand.Name != "items" ||
		operand.Text != "type collector struct{ items []item }" {
		t.Errorf("operand: %+v", operand)
	}
	if len(facts.Types) == 0 || facts.Types[0].Name != "item" || len(facts.Types[0].Fields) != 2 || facts.Types[0].Fields[1].Size != 24 {
		t.Errorf("types: %+v", facts.Types)
	}
}

func TestBoxingAndCallee(t *testing.T) {
	facts := facttest.One(t, facttest.Formatted(t, `
type shower interface{ show(name string, value any) }

func f(s shower, n int) {
	s.show("n", n) //@ runtime.convT64
}
`))
	allocation := facts.Allocation
	if allocation.Argument != 2 || allocation.Parameter != "value" || allocation.Interface != "any" || allocation.Type != "int" {
		t.Errorf("allocation: %+v", allocation)
	}
	if callee := allocation.Callee; callee == nil || !callee.Dynamic || callee.Name != "example.com/m/p.shower.show" || callee.Line != 3 {
		t.Errorf("callee: %+v", callee)
	}
	if len(facts.Calls) != 1 || facts.Calls[0].Origin != "user" {
		t.Errorf("calls: %+v", facts.Calls)
	}
}

func TestCallOfTheStandardLibrary(t *testing.T) {
	facts := facttest.One(t, facttest.Formatted(t, "func f(n int) string {\n\treturn fmt.Sprintf(\"%05d\", n) //@ fmt.Sprintf\n}"))
	callee := facts.Allocation.Callee
	if callee.Origin != "standard" || !callee.VariadicInterface || callee.Dynamic || callee.Name != "fmt.Sprintf" ||
		!strings.HasSuffix(callee.File, "print.go") || callee.Line == 0 {
		t.Errorf("%+v", callee)
	}
}

func TestCaptures(t *testing.T) {
	facts := facttest.One(t, facttest.Formatted(t, `
func f(a string, in []int) func() int {
	sum := 0
	for _, v := range in {
		sum += v
	}
	return func() int { //@ runtime.newobject
		sum++
		return sum + len(a)
	}
}
`))
	captures := facts.Allocation.Captures
	if len(captures) != 2 || captures[0].Name != "sum" || !captures[0].ByReference || captures[1].Name != "a" || captures[1].ByReference {
		t.Errorf("%+v", captures)
	}
	if facts.Allocation.Size != 8+8+16 {
		t.Errorf("size %d", facts.Allocation.Size)
	}
}

func TestOperands(t *testing.T) {
	for _, row := range []struct{ declaration, kind, declared string }{
		{"var out []int", "local", "nil"},
		{"out := []int{}", "local", "empty"},
		{"out := []int(nil)", "local", "nil"},
		{"out := make([]int, 0)", "local", "make"},
		{"out := make([]int, 0, 9)", "local", "make-sized"},
		{"out := []int{1}", "local", "literal"},
		{"out := g()", "local", "call"},
		{"out, _ := h()", "local", "call"},
		{"out := in[:0]", "local", "value"},
		// Only the first value of a variable that is replaced later is known.
		{"var out []int; out = g()", "local", ""},
		{"var out []int; out, _ = h()", "local", ""},
		{"var out []int; out, n := h(); _ = n", "local", ""},
		{"var out []int; for _, out = range [][]int{in} { }", "local", ""},
		{"var out []int; out = append(make([]int, 0, len(out)+len(in)), out...)", "local", ""},
		{"var out []int; out = make([]int, 0, max(cap(out), len(in)))", "local", ""},
		{"var out []int; p := &out; *p = g()", "local", ""},
		{"var out []int; out = out[:0]", "local", "nil"},
		{"var out []int; out = append(out[:0], in...)", "local", "nil"},
	} {
		facts := facttest.One(t, facttest.Formatted(t, "func g() []int { return nil }\nfunc h() ([]int, int) { return nil, 0 }\nfunc f(in []int) []int {\n\t"+
			row.declaration+"\n\tfor _, v := range in {\n\t\tout = append(out, v) //@ runtime.growslice\n\t}\n\treturn out\n}"))
		if o := facts.Operand; string(o.Kind) != row.kind || string(o.Declared) != row.declared || !strings.HasPrefix(row.declaration, o.Text) {
			t.Errorf("%s: %+v", row.declaration, o)
		}
	}
	facts := facttest.One(t, facttest.Formatted(t, "func f(out []int) (r []int) {\n\tr = append(out, 1) //@ runtime.growslice\n\treturn r\n}"))
	if facts.Operand.Kind != "parameter" {
		t.Errorf("%+v", facts.Operand)
	}
}

func TestColumnDecides(t *testing.T) {
	reply := facttest.Ask(t, map[string]string{"p.go": "package p\n\nfunc f(a, b []int) ([]int, []int) {\n\treturn append(a, 1), append(b, 2) //@ runtime.growslice\n}\n"})
	if text := reply.Sites[0].Allocation.Text; text != "append(a, 1)" {
		t.Errorf("without a column: %s", text)
	}
	// The column is that of the second call's parenthesis, at which the compiler reports the call.
	facts := facttest.AskAt(t, "package p\n\nfunc f(a, b []int) ([]int, []int) {\n\treturn append(a, 1), append(b, 2)\n}\n", wire.Site{Line: 4, Column: 29, Callee: "runtime.growslice"})
	if text := facts.Allocation.Text; text != "append(b, 2)" {
		t.Errorf("with a column: %s", text)
	}
}

func TestErrorsDoNotStopIt(t *testing.T) {
	reply := facttest.Ask(t, map[string]string{
		"p.go":     "package p\n\nimport \"example.com/none\"\n\nfunc f(in []int) (out []int) {\n\tnone.X(unknown)\n\tfor _, v := range in {\n\t\tout = append(out, v) //@ runtime.growslice\n\t}\n\treturn\n}\n",
		"half.go":  "package p\n\nfunc g() {\n",
		"other.go": "package other\n",
	})
	unit, facts := reply.Units[0], reply.Sites[0]
	if unit.Typed || len(unit.Errors) < 3 {
		t.Errorf("unit: %+v", unit)
	}
	if facts.Allocation == nil || facts.Allocation.Element != "int" || len(facts.Candidates) != 1 {
		t.Errorf("facts: %+v", facts)
	}
}

func TestPlaces(t *testing.T) {
	text := "package p\n\n//line grammar.y:70\nfunc f(s []int) []int {\n\treturn append(s, 1)\n}\n"
	facts := facttest.AskAt(t, text, wire.Site{File: "grammar.y", Line: 71, Callee: "runtime.growslice"})
	if !facts.Found || facts.Allocation == nil || facts.Allocation.Line != 5 || len(facts.Candidates) > 0 {
		t.Errorf("by directive: %+v", facts)
	}
	if facts := facttest.AskAt(t, text, wire.Site{File: "/elsewhere/x.go", Line: 3}); facts.Found {
		t.Errorf("elsewhere: %+v", facts)
	}
	if facts := facttest.AskAt(t, text, wire.Site{Line: 1 << 30}); facts.Allocation != nil || facts.Function != nil {
		t.Errorf("far behind the end: %+v", facts)
	}
	generated := "// Code generated by x. DO NOT EDIT.\n\npackage p\n\nfunc f(in []int) (out []int) {\n\tfor _, v := range in {\n\t\tout = append(out, v)\n\t}\n\treturn\n}\n"
	if facts := facttest.AskAt(t, generated, wire.Site{Line: 7, Callee: "runtime.growslice"}); !facts.Generated || len(facts.Candidates) > 0 {
		t.Errorf("generated: %+v", facts)
	}
}

func TestCgo(t *testing.T) {
	facts := facttest.AskAt(t, "package p\n\n// int one(void);\nimport \"C\"\n\nfunc f(in []int) (out []int) {\n\tC.one()\n\tfor _, v := range in {\n\t\tout = append(out, v)\n\t}\n\treturn\n}\n", wire.Site{Line: 9, Callee: "runtime.growslice"})
	if facts.Allocation == nil || facts.Allocation.Element != "int" || len(facts.Candidates) != 1 {
		t.Errorf("%+v", facts)
	}
}
