package text_test

import (
	"gofacts/internal/facttest"
)

// concatSumEdits contains the rows of TestSums for concatenations.
var concatSumEdits = []facttest.EditRow{
	{"concatenation", "concat-to-builder", `
func f(cells []string) string {
	line := ""
	for i, cell := range cells {
		if i > 0 {
			line += ";"
		}
		line += cell //@ runtime.concatstring2
	}
	return line
}`, "\tvar sb strings.Builder\n\tn := 0\n\tfor _, cell := range cells {\n\t\tn += len(cell) + 1\n\t}\n\tsb.Grow(n)\n\tfor i, cell"},
	{"concatenation with a condition that guards an index", "concat-to-builder", `
func f(parts []string, values ...string) string {
	out := ""
	for i, part := range parts {
		out = out + part //@ runtime.concatstring2
		if i < len(values) {
			out = out + values[i]
		}
	}
	return out
}`, "\t\tn += len(part)\n\t\tif i < len(values) {\n\t\t\tn += len(values[i])\n\t\t}\n"},
	{"concatenation of runes, bytes and what is around", "concat-to-builder", `
func f(in []rune, b []byte) string {
	var s string
	s += "<"
	for _, r := range in {
		s += string(r) + string(b) //@ runtime.concatstring3
	}
	s += ">"
	return s
}`, "\tn := 2\n\tfor range in {\n\t\tn += len(b) + 4\n\t}\n\tsb.Grow(n)\n\tsb.WriteString(\"<\")"},
	{"concatenation without a sum, which is offered as well", "concat-to-builder", `
func f(in []string) string {
	s := ""
	for _, v := range in {
		s += v //@ runtime.concatstring2
	}
	return s
}`, "\tvar sb strings.Builder\n\tfor _, v := range in {\n\t\tsb.WriteString(v)"},
	{"concatenation of calls", "concat-to-builder", `
func g(string) string { return "" }
func f(in []string) string {
	s := ""
	for _, v := range in {
		s += g(v) //@ runtime.concatstring2
	}
	return s
}`, ""},
}
