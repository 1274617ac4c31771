package facts_test

import (
	"slices"
	"strings"
	"testing"

	"gofacts/internal/facttest"
)

func TestNamesOfASite(t *testing.T) {
	for _, row := range []struct{ name, code, closest string }{
		{"an if and its loop", "for _, x := range list {\nif x > most {\nuse(make([]int, n)) //@ runtime.makeslice\n}\n}", "n list x most"},
		{"a closed block is none", "if most > 0 {\n}\nuse(make([]int, n)) //@ runtime.makeslice", "n"},
		{"else has the same condition", "if most > 0 {\n} else {\nuse(make([]int, n)) //@ runtime.makeslice\n}", "n most"},
		{"the case that is open", "switch y := v.(type) {\ncase other:\ncase kind:\nuse(make([]int, n), y) //@ runtime.makeslice\n}", "n y v kind"},
	} {
		facts := facttest.One(t, facttest.Formatted(t, "type other int\ntype kind int\nfunc use(...any) {}\nfunc f(list []int, v any, n, most int) {\n"+row.code+"\n}"))
		slices.Sort(facts.Names.Close)
		want := strings.Fields(row.closest)
		slices.Sort(want)
		if !slices.Equal(facts.Names.Close, want) {
			t.Errorf("%s: %q", row.name, facts.Names.Close)
		}
	}
}

func TestGetsAboveASite(t *testing.T) {
	facts := facttest.One(t, facttest.Formatted(t, `
type server struct{ pages, later sync.Pool }
func (s *server) f() *int {
	_ = s.pages.Get()
	n := new(int) //@ runtime.newobject
	_ = s.later.Get()
	return n
}`))
	if !slices.Equal(facts.Gets, []string{"s.pages"}) || facts.Function.Receiver != "server" {
		t.Errorf("%q of %q", facts.Gets, facts.Function.Receiver)
	}
}

func TestWhatAnAppendCopies(t *testing.T) {
	for code, copies := range map[string]bool{
		"append([]int(nil), s...)": true,
		"append([]int{}, s...)":    true,
		"append(ints(nil), s...)":  true,
		"append(s, s...)":          false,
		"append([]int{}, 1)":       false,
		"append([]int{1}, s...)":   false,
		"append([]int(nil), s[0])": false,
	} {
		facts := facttest.One(t, facttest.Formatted(t, "type ints []int\nfunc f(s []int) any {\nreturn "+code+" //@ runtime.growslice\n}"))
		if facts.Allocation == nil || facts.Allocation.Copies != copies {
			t.Errorf("%s: %+v", code, facts.Allocation)
		}
	}
}

func TestIterators(t *testing.T) {
	for code, is := range map[string]bool{
		"func(yield func(int) bool) { yield(n) }":         true,
		"func(yield func(int, int) bool) { yield(n, n) }": true,
		"func(each func(int)) { each(n) }":                false,
		"func() int { return n }":                         false,
	} {
		facts := facttest.One(t, facttest.Formatted(t, "func f(n int) any {\nreturn "+code+" //@ runtime.newobject\n}"))
		if facts.Allocation == nil || facts.Allocation.Iterator != is {
			t.Errorf("%s: %+v", code, facts.Allocation)
		}
	}
}

func TestBoxingOfATypeParameter(t *testing.T) {
	facts := facttest.One(t, facttest.Formatted(t, `
func find[T any](list []T, item T, less func(a, b any) bool) bool {
	return less(list[0], item) //@ runtime.convTnoptr
}`))
	made := facts.Allocation
	if made == nil || made.Kind != "boxing" || made.Callee == nil || made.Callee.Name != "less" || !made.Callee.Dynamic {
		t.Errorf("%+v", made)
	}
	facts = facttest.One(t, facttest.Formatted(t, `
func call[T any](item T, use func(T)) {
	use(item) //@ runtime.convTnoptr
}`))
	if facts.Allocation != nil {
		t.Errorf("%+v", facts.Allocation)
	}
}
