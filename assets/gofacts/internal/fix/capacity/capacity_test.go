package capacity_test

import (
	"testing"

	"gofacts/internal/facttest"
)

func TestEdits(t *testing.T) { facttest.Edits(t, edits) }

var edits = []facttest.EditRow{
	{"var slice over range", "slice-capacity", `
func f(in []int) []int {
	var out []int
	for _, v := range in {
		out = append(out, v) //@ runtime.growslice
	}
	return out
}`, "out := make([]int, 0, len(in))"},
	{"empty literal over map", "slice-capacity", `
func f(in map[string]int) []string {
	out := []string{}
	for k := range in {
		out = append(out, k) //@ runtime.growslice
	}
	return out
}`, "out := make([]string, 0, len(in))"},
	{"make of zero length over counted loop", "slice-capacity", `
func f(n int64) []int64 {
	out := make([]int64, 0)
	for i := int64(0); i < n; i++ {
		out = append(out, i) //@ runtime.growslice
	}
	return out
}`, "out := make([]int64, 0, max(int(n), 0))"},
	{"a number that may be too small", "slice-capacity", `
func f(n int) []int {
	var out []int
	for i := 2; i <= n; i++ {
		out = append(out, i) //@ runtime.growslice
	}
	return out
}`, "out := make([]int, 0, max(n-1, 0))"},
	{"two elements a round of a number", "slice-capacity", `
func f(n int) []int {
	var out []int
	for i := range n {
		out = append(out, i, -i) //@ runtime.growslice
	}
	return out
}`, "out := make([]int, 0, 2*max(n, 0))"},
	{"counted to less than a length", "slice-capacity", `
func f(in []int) []int {
	var out []int
	for i := 1; i < len(in); i++ {
		out = append(out, in[i]-in[i-1]) //@ runtime.growslice
	}
	return out
}`, "out := make([]int, 0, max(len(in)-1, 0))"},
	{"range over a number", "slice-capacity", `
func f(n int) []int {
	var out []int
	for i := range n {
		out = append(out, i) //@ runtime.growslice
	}
	return out
}`, "out := make([]int, 0, max(n, 0))"},
	{"a number that a fault may end long before", "slice-capacity", `
func f(n int, next func() (int, error)) ([]int, error) {
	var out []int
	for i := 0; i < n; i++ {
		v, err := next()
		if err != nil {
			return nil, err
		}
		out = append(out, v) //@ runtime.growslice
	}
	return out, nil
}`, ""},
	{"a length that a fault may end before", "slice-capacity", `
func f(in []string) (out []int, err error) {
	for i := 0; i < len(in); i++ {
		v, err := strconv.Atoi(in[i])
		if err != nil {
			return nil, err
		}
		out = append(out, v) //@ runtime.growslice
	}
	return out, nil
}`, "out = make([]int, 0, len(in))"},
	{"counted loop down", "slice-capacity", `
func f(in []int) (out []int) {
	for i := len(in) - 1; i >= 0; i-- {
		out = append(out, in[i]) //@ runtime.growslice
	}
	return
}`, "out = make([]int, 0, len(in))"},
	{"named result", "slice-capacity", `
func f(in []string) (out []string, err error) {
	for _, v := range in {
		out = append(out, v) //@ runtime.growslice
	}
	return out, nil
}`, "\tout = make([]string, 0, len(in))\n\tfor"},
	{"bound known only later", "slice-capacity", `
func f(s string) []string {
	var out []string
	parts := strings.Split(s, ",")
	for _, v := range parts {
		out = append(out, v) //@ runtime.growslice
	}
	return out
}`, "\tout = make([]string, 0, len(parts))\n\tfor"},
	{"a bound that is checked first", "slice-capacity", `
type t struct{ items []int }
func f(v *t) []int {
	var out []int
	if v == nil {
		return nil
	}
	for _, n := range v.items {
		out = append(out, n) //@ runtime.growslice
	}
	return out
}`, "\tout = make([]int, 0, len(v.items))\n\tfor"},
	{"two elements a round", "slice-capacity", `
func f(in []int) []int {
	var out []int
	for _, v := range in {
		out = append(out, v, v) //@ runtime.growslice
	}
	return out
}`, "out := make([]int, 0, 2*len(in))"},
	{"nested loops", "slice-capacity", `
func f(a, b []int) []int {
	var out []int
	for _, x := range a {
		for _, y := range b {
			out = append(out, x*y) //@ runtime.growslice
		}
	}
	return out
}`, "out := make([]int, 0, len(a)*len(b))"},
	{"appends without a loop", "slice-capacity", `
func f(a, b []byte) []byte {
	var out []byte
	out = append(out, a...) //@ runtime.growslice
	out = append(out, ':')
	out = append(out, b...)
	return out
}`, "out := make([]byte, 0, len(a)+len(b)+1)"},
	{"a field that the literal leaves out", "slice-capacity", `
type t struct{ name string; items []int }
func f(in []int) *t {
	r := &t{name: "x"}
	for _, v := range in {
		r.items = append(r.items, v) //@ runtime.growslice
	}
	return r
}`, "\tr.items = make([]int, 0, len(in))\n\tfor"},
	{"group of variables", "slice-capacity", `
func f(in []int) []int {
	var (
		sum int
		out []int
	)
	for _, v := range in {
		sum += v
		out = append(out, sum) //@ runtime.growslice
	}
	return out
}`, "out = make([]int, 0, len(in))"},
	{"generic", "slice-capacity", `
func f[T any](in []T) []T {
	var out []T
	for _, v := range in {
		out = append(out, v) //@ runtime.growslice
	}
	return out
}`, "out := make([]T, 0, len(in))"},
	{"no bound for a channel", "slice-capacity", `
func f(in chan int) []int {
	var out []int
	for v := range in {
		out = append(out, v) //@ runtime.growslice
	}
	return out
}`, ""},
	{"a parameter is the caller's", "slice-capacity", `
func f(out, in []int) []int {
	for _, v := range in {
		out = append(out, v) //@ runtime.growslice
	}
	return out
}`, ""},
	{"the bound changes in between", "slice-capacity", `
func f(in []int) []int {
	var out []int
	out = append(out, 1)
	in = in[1:]
	for _, v := range in {
		out = append(out, v) //@ runtime.growslice
	}
	return out
}`, ""},

	{"make of a map", "map-capacity", `
func f(in []string) map[string]int {
	m := make(map[string]int)
	for i, v := range in {
		m[v] = i //@ runtime.mapassign_faststr
	}
	return m
}`, "m := make(map[string]int, len(in))"},
	{"map literal, from its own line", "map-capacity", `
func f(in []string) map[string]int {
	m := map[string]int{} //@ runtime.makemap_small
	for i, v := range in {
		m[v] = i
	}
	return m
}`, "m := make(map[string]int, len(in))"},
	{"map in a composite literal", "map-capacity", `
type t struct{ items map[string]int }
func f(in []string) *t {
	c := &t{items: make(map[string]int)}
	for i, v := range in {
		c.items[v] = i //@ runtime.mapassign_faststr
	}
	return c
}`, "c := &t{items: make(map[string]int, len(in))}"},
	{"a nil map stays one", "map-capacity", `
func f(m map[string]int, in []string) {
	for i, v := range in {
		m[v] = i //@ runtime.mapassign_faststr
	}
}`, ""},
}
