package pointer_test

import (
	"testing"

	"gofacts/internal/facttest"
)

func TestEdits(t *testing.T) { facttest.Edits(t, edits) }

var edits = []facttest.EditRow{
	{"pointer used for fields only", "value-instead-of-pointer", `
type t struct{ a, b int }
func (v *t) sum() int { return v.a + v.b }
func f(n int) int {
	p := &t{a: n} //@ runtime.newobject
	p.b = 2
	return p.sum()
}`, "p := t{a: n}"},
	{"new", "value-instead-of-pointer", `
type t struct{ a, b int }
func f(n int) int {
	p := new(t) //@ runtime.newobject
	p.b = n
	return p.a + p.b
}`, "var p t"},
	{"pointer that is returned", "value-instead-of-pointer", `
type t struct{ a int }
func f(n int) *t {
	p := &t{a: n} //@ runtime.newobject
	p.a++
	return p
}`, ""},
	{"pointer that is copied", "value-instead-of-pointer", `
type t struct{ a int }
func f(n int) int {
	p := &t{a: n} //@ runtime.newobject
	q := p
	q.a++
	return p.a
}`, ""},
}
