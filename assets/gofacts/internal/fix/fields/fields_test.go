package fields_test

import (
	"testing"

	"gofacts/internal/facttest"
)

func TestEdits(t *testing.T) { facttest.Edits(t, edits) }

var edits = []facttest.EditRow{
	{"padding between fields", "order-fields", `
// t is a position.
type t struct {
	// A flag.
	a bool
	code string // of the item
	b bool
	n int
	c bool
}
func f(n int) *t {
	return &t{n: n} //@ runtime.newobject
}`, "\tcode string // of the item\n\tn    int\n\t// A flag.\n\ta bool\n\tb bool\n\tc bool"},
	{"slice of structs", "order-fields", `
type t struct {
	a bool
	n int64
	b bool
}
func f(n int) []t {
	return make([]t, n) //@ runtime.makeslice
}`, "\tn int64\n\ta bool"},
	{"nothing to win", "order-fields", `
type t struct {
	n int64
	a bool
	b bool
}
func f() *t {
	return &t{} //@ runtime.newobject
}`, ""},
	{"literal without keys", "order-fields", `
type t struct {
	a bool
	n int64
	b bool
}
var zero = t{false, 0, true}
func f() *t {
	return &t{n: 1} //@ runtime.newobject
}`, ""},
	{"fields with tags", "order-fields", "\n" + `
type t struct {
	a bool ` + "`json:\"a\"`" + `
	n int64
	b bool
}
func f() *t {
	return &t{n: 1} //@ runtime.newobject
}`, ""},
	{"fields in groups", "order-fields", `
type t struct {
	a bool
	n int64

	// About the rest:

	b bool
}
func f() *t {
	return &t{n: 1} //@ runtime.newobject
}`, ""},
}
