package generic_test

import (
	"testing"

	"gofacts/internal/facttest"
)

func TestEdits(t *testing.T) { facttest.Edits(t, edits) }

var edits = []facttest.EditRow{
	{"any of which the function asks the type", "interface-to-type-parameter", `
func put(b *bytes.Buffer, name string, value any) {
	switch value := value.(type) {
	case string:
		b.WriteString(value)
	case int:
		b.Write(strconv.AppendInt(nil, int64(value), 10))
	default:
		fmt.Fprint(b, value)
	}
}
func f(b *bytes.Buffer, n int) {
	put(b, "n", n) //@ runtime.convT64
}`, "func put[T any](b *bytes.Buffer, name string, value T) {\n\tswitch typed := any(value).(type) {\n\tcase string:\n\t\tb.WriteString(typed)"},
	{"any of which the function asks the type, and does something with others", "interface-to-type-parameter", `
func put(b *bytes.Buffer, v any) {
	switch v := v.(type) {
	case string:
		b.WriteString(v)
	case int, int8:
		fmt.Fprint(b, v)
	default:
		fmt.Fprintln(b, v)
	}
}
func f(b *bytes.Buffer, n int) {
	put(b, n) //@ runtime.convT64
}`, "func put[T any](b *bytes.Buffer, v T) {\n\tswitch typed := any(v).(type) {\n\tcase string:\n\t\tb.WriteString(typed)"},
	{"type switch without a variable", "interface-to-type-parameter", `
var kept string
func put(v any) {
	switch v.(type) {
	case int:
		kept = fmt.Sprint(v)
	}
}
func f(n int) {
	put(n) //@ runtime.convT64
}`, "switch any(v).(type) {"},
	{"interface with methods", "interface-to-type-parameter", `
var kept string
type id int
func (i id) String() string { return strconv.Itoa(int(i)) }
func keep(s fmt.Stringer) { kept = s.String() }
func f(n int) {
	keep(id(n)) //@ runtime.convT64
}`, "func keep[T fmt.Stringer](s T) { kept = s.String() }"},
	{"function that keeps the interface", "interface-to-type-parameter", `
var kept any
func keep(v any) { v = 1; kept = v }
func f(n int) {
	keep(n) //@ runtime.convT64
}`, ""},
	{"function that others may call", "interface-to-type-parameter", `
var kept string
func Keep(v any) { kept = fmt.Sprint(v) }
func f(n int) {
	Keep(n) //@ runtime.convT64
}`, ""},
	{"function that is a value too", "interface-to-type-parameter", `
var kept string
func keep(v any) { kept = fmt.Sprint(v) }
var keeper = keep
func f(n int) {
	keep(n) //@ runtime.convT64
}`, ""},
	{"call with nil elsewhere", "interface-to-type-parameter", `
var kept string
func keep(v any) { kept = fmt.Sprint(v) }
func f(n int) {
	keep(n) //@ runtime.convT64
	keep(nil)
}`, ""},
}
