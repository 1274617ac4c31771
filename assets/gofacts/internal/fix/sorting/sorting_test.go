package sorting_test

import (
	"testing"

	"gofacts/internal/facttest"
)

func TestEdits(t *testing.T) { facttest.Edits(t, edits) }

var edits = []facttest.EditRow{
	{"sort by a key", "sort-slice", `
type t struct{ n int }
func f(in []t) {
	sort.Slice(in, func(i, j int) bool { return in[i].n < in[j].n }) //@ sort.Slice
}`, "slices.SortFunc(in, func(a, b t) int { return cmp.Compare(a.n, b.n) })"},
	{"sort downwards", "sort-slice", `
func f(in []string) {
	sort.SliceStable(in, func(i, j int) bool { return in[i] > in[j] }) //@ sort.SliceStable
}`, "slices.SortStableFunc(in, func(a, b string) int { return cmp.Compare(b, a) })"},
	{"keys of an expression", "sort-slice", `
func f(in []string, w map[string]int) {
	sort.Slice(in, func(i, j int) bool { return w[in[i]] < w[in[j]] || in[i] < in[j] }) //@ sort.Slice
}`, "\tslices.SortFunc(in, func(a, b string) int {\n\t\tswitch {\n\t\tcase w[a] < w[b] || a < b:\n\t\t\treturn -1\n" +
		"\t\tcase w[b] < w[a] || b < a:\n\t\t\treturn 1\n\t\t}\n\t\treturn 0\n\t})"},
	{"two keys of a field", "sort-slice", `
type t struct{ words []string }
func (g *t) f() {
	sort.Slice(g.words, func(i, j int) bool { //@ sort.Slice
		if len(g.words[i]) != len(g.words[j]) {
			return len(g.words[i]) < len(g.words[j])
		}
		return g.words[i] < g.words[j]
	})
}`, "\tslices.SortFunc(g.words, func(a, b string) int {\n\t\tif c := cmp.Compare(len(a), len(b)); c != 0 {\n\t\t\treturn c\n\t\t}\n" +
		"\t\treturn cmp.Compare(a, b)"},
	{"three keys of named elements, one downwards", "sort-slice", `
type t struct{ k, l int; m string }
func f(in []*t) {
	sort.SliceStable(in, func(i, j int) bool { //@ sort.SliceStable
		left, right := in[i], in[j]
		if left.k == right.k {
			if right.l != left.l {
				return left.l > right.l
			}
			return left.m < right.m
		}
		return left.k < right.k
	})
}`, "\tslices.SortStableFunc(in, func(left, right *t) int {\n\t\tif c := cmp.Compare(left.k, right.k); c != 0 {\n\t\t\treturn c\n\t\t}\n" +
		"\t\tif c := cmp.Compare(right.l, left.l); c != 0 {\n\t\t\treturn c\n\t\t}\n\t\treturn cmp.Compare(left.m, right.m)"},
	{"a method of the elements", "sort-slice", `
type t struct{ n int }
func (v t) less(other t) bool { return v.n < other.n }
func f(in []t) {
	sort.Slice(in, func(i, j int) bool { return in[j].less(in[i]) }) //@ sort.Slice
}`, "\t\tcase b.less(a):\n\t\t\treturn -1\n\t\tcase a.less(b):\n\t\t\treturn 1\n"},
	{"numbers that may be none", "sort-slice", `
func f(in []float64) {
	sort.Slice(in, func(i, j int) bool { return in[i] < in[j] }) //@ sort.Slice
}`, "\t\tcase a < b:\n\t\t\treturn -1\n\t\tcase b < a:\n\t\t\treturn 1\n"},
	{"statements", "sort-slice", `
type t struct{ done bool; tags []string }
func f(in []t, a int) {
	sort.Slice(in, func(i, j int) bool { //@ sort.Slice
		// What is done comes last.
		if in[i].done != in[j].done {
			return in[j].done
		}
		size := len(in[i].tags)
		return size-a < len(in[j].tags)-a
	})
}`, "\tless := func(x, y t) bool { //@ sort.Slice\n\t\t// What is done comes last.\n\t\tif x.done != y.done {\n\t\t\treturn y.done\n\t\t}\n" +
		"\t\tsize := len(x.tags)\n\t\treturn size-a < len(y.tags)-a\n\t}\n\tslices.SortFunc(in, func(x, y t) int {\n\t\tswitch {\n" +
		"\t\tcase less(x, y):\n\t\t\treturn -1\n\t\tcase less(y, x):\n\t\t\treturn 1\n\t\t}\n\t\treturn 0"},
	{"keys with comments", "sort-slice", `
func f(in []string) {
	sort.Slice(in, func(i, j int) bool { //@ sort.Slice
		// Short ones first.
		if len(in[i]) != len(in[j]) {
			return len(in[i]) < len(in[j])
		}
		return in[i] < in[j]
	})
}`, "\t\t// Short ones first.\n\t\tif len(a) != len(b) {"},
	{"names that are assigned stay variables", "sort-slice", `
func f(in []string) {
	sort.Slice(in, func(i, j int) bool { //@ sort.Slice
		a, b := in[i], in[j]
		if a == "" {
			a = "~"
		}
		return a < b
	})
}`, "\t\ta, b := x, y\n"},
	{"an index that is compared itself", "sort-slice", `
func f(in []string) {
	sort.Slice(in, func(i, j int) bool { return in[i] < in[j] || i < j }) //@ sort.Slice
}`, ""},
	{"another slice by the same index", "sort-slice", `
func f(in []string, by []int) {
	sort.Slice(in, func(i, j int) bool { return by[i] < by[j] }) //@ sort.Slice
}`, ""},
	{"a third element", "sort-slice", `
func f(in []int) {
	sort.Slice(in, func(i, j int) bool { return in[i]-in[0] < in[j]-in[0] }) //@ sort.Slice
}`, ""},
	{"another slice of the same name", "sort-slice", `
func f(in, other []string) {
	sort.Slice(in, func(i, j int) bool { //@ sort.Slice
		in := other
		return in[i] < in[j]
	})
}`, ""},
	{"comparisons that are counted", "sort-slice", `
func f(in []string) (n int) {
	sort.Slice(in, func(i, j int) bool { //@ sort.Slice
		n++
		return in[i] < in[j]
	})
	return n
}`, ""},
	{"a call for its effect", "sort-slice", `
func f(in []string) {
	sort.Slice(in, func(i, j int) bool { //@ sort.Slice
		fmt.Println(in[i])
		return in[i] < in[j]
	})
}`, ""},
	{"a function value", "sort-slice", `
func f(in []string, key func(string) int) {
	sort.Slice(in, func(i, j int) bool { return key(in[i]) < key(in[j]) }) //@ sort.Slice
}`, ""},
	{"elements that change", "sort-slice", `
type t struct{ n, seen int }
func f(in []t) {
	sort.Slice(in, func(i, j int) bool { //@ sort.Slice
		in[i].seen++
		return in[i].n < in[j].n
	})
}`, ""},
	{"a method that may change elements", "sort-slice", `
type t struct{ n int }
func (v *t) key() int { v.n++; return v.n }
func f(in []t) {
	sort.Slice(in, func(i, j int) bool { return in[i].key() < in[j].key() }) //@ sort.Slice
}`, ""},
	{"a receive", "sort-slice", `
func f(in []int, c chan int) {
	sort.Slice(in, func(i, j int) bool { return in[i] < in[j]+<-c }) //@ sort.Slice
}`, ""},
	{"a collection from a call", "sort-slice", `
func g() []int { return nil }
func f() {
	sort.Slice(g(), func(i, j int) bool { return g()[i] < g()[j] }) //@ sort.Slice
}`, ""},
	{"a collection in an interface", "sort-slice", `
func f(in any) {
	sort.Slice(in, func(i, j int) bool { return in.([]int)[i] < in.([]int)[j] }) //@ sort.Slice
}`, ""},
}
