package hoist_test

import (
	"testing"

	"gofacts/internal/facttest"
)

func TestEdits(t *testing.T) { facttest.Edits(t, edits) }

var edits = []facttest.EditRow{
	{"literal of a loop", "hoist-closure", `
func each(v int, visit func(int)) { visit(v) }
func f(in []int) (sum int) {
	for _, v := range in {
		each(v, func(n int) { //@ runtime.newobject
			sum += n
		})
	}
	return sum
}`, "\tvisit := func(n int) { //@ runtime.newobject\n\t\tsum += n\n\t}\n\tfor _, v := range in {\n\t\teach(v, visit)"},
	{"literal that needs the round", "hoist-closure", `
func call(visit func() int) int { return visit() }
func f(in []int) (sum int) {
	for _, v := range in {
		sum += call(func() int { return v }) //@ runtime.newobject
	}
	return sum
}`, ""},

	{"pattern compiled at each call", "hoist-call", `
// f matches.
func f(s string) bool {
	return regexp.MustCompile("^a+$").MatchString(s) //@ regexp.MustCompile
}`, "var fPattern = regexp.MustCompile(\"^a+$\")\n\n// f matches."},
	{"pattern of an argument", "hoist-call", `
func f(p, s string) bool {
	return regexp.MustCompile(p).MatchString(s) //@ regexp.MustCompile
}`, ""},
}
