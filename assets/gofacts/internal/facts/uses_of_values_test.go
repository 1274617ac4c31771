package facts_test

import (
	"testing"

	"gofacts/internal/facttest"
)

func TestUsesOfFunctions(t *testing.T) {
	for _, row := range []struct{ code, want string }{
		{"defer func() { use(n) }()", "deferred"},
		{"go func() { use(n) }()", "go"},
		{"run(func() { use(n) })", "argument"},
		{"list = append(list, func() { use(n) })", "stored"},
		{"h.done = (func() { use(n) })", "stored"},
		{"*h = holder{func() { use(n) }}", "stored"},
		{"ch <- func() { use(n) }", "stored"},
		{"g = func() { use(n) }", "variable"},
		{"return func() { use(n) }", "returned"},
		{"func() { use(n) }()", ""},
		{"h.done = h.close", "stored"},
	} {
		facts := facttest.One(t, facttest.Formatted(t, `
type holder struct{ done func() }
func (h *holder) close() {}
func use(int) {}
func run(func()) {}
func f(n int, list []func(), h *holder, ch chan func()) func() {
	var g func()
	`+row.code+` //@ runtime.newobject
	return g
}
`))
		if facts.Allocation == nil || string(facts.Allocation.Use) != row.want {
			t.Errorf("%s: %+v", row.code, facts.Allocation)
		}
		if callee := facts.Allocation.Callee; (callee != nil) != (row.want == "argument") || callee != nil && callee.Name != "example.com/m/p.run" {
			t.Errorf("%s goes to %+v", row.code, callee)
		}
	}
}

func TestPartsOfAConcatenation(t *testing.T) {
	for code, want := range map[string]int{
		`a + b`:                 2,
		`a + ":" + b + "-" + c`: 5,
		`a + ("x" + "y")`:       2,
		`(a + b) + c`:           3,
	} {
		facts := facttest.One(t, facttest.Formatted(t, "func f(a, b, c string) string {\n\treturn "+code+" //@ runtime.concatstrings\n}"))
		if facts.Allocation.Parts != want {
			t.Errorf("%s: %d", code, facts.Allocation.Parts)
		}
	}
	facts := facttest.One(t, facttest.Formatted(t, "func f(a, b string) string {\n\ta += b + \";\" //@ runtime.concatstring3\n\treturn a\n}"))
	if facts.Allocation.Parts != 3 {
		t.Errorf("+=: %+v", facts.Allocation)
	}
}

func TestNumbersOfACall(t *testing.T) {
	facts := facttest.One(t, facttest.Formatted(t, "const size = 16 << 10\nfunc f(r io.Reader) *bufio.Reader {\n\treturn bufio.NewReaderSize(r, size) //@ bufio.NewReaderSize\n}"))
	if got := facts.Allocation.Arguments; len(got) != 1 || got[0] != "size" {
		t.Errorf("%v", got)
	}
}

func TestGoStatementIsAnObject(t *testing.T) {
	facts := facttest.One(t, facttest.Formatted(t, "type fan struct{}\nfunc (f *fan) add(int) {}\nfunc run(f *fan, n int) {\n\tgo f.add(n) //@ runtime.newobject\n}"))
	if facts.Allocation == nil || facts.Allocation.Kind != "go" {
		t.Errorf("%+v", facts.Allocation)
	}
	facts = facttest.One(t, facttest.Formatted(t, "func run(n int) {\n\tgo func() { println(n) }() //@ runtime.newobject\n}"))
	if facts.Allocation == nil || facts.Allocation.Kind != "func-literal" {
		t.Errorf("%+v", facts.Allocation)
	}
}
