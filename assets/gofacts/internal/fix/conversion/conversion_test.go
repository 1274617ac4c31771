package conversion_test

import (
	"testing"

	"gofacts/internal/facttest"
)

func TestEdits(t *testing.T) { facttest.Edits(t, edits) }

var edits = []facttest.EditRow{
	{"key for one lookup", "map-index-conversion", `
func f(m map[string]int, b []byte) int {
	k := string(b) //@ runtime.slicebytetostring
	return m[k]
}`, "\treturn m[string(b)]"},
	{"key that is stored", "map-index-conversion", `
func f(m map[string]int, b []byte) {
	k := string(b) //@ runtime.slicebytetostring
	m[k] = 1
}`, ""},
	{"bytes that change before the lookup", "map-index-conversion", `
func f(m map[string]int, b []byte) int {
	k := string(b) //@ runtime.slicebytetostring
	b[0] = 1
	return m[k]
}`, ""},

	{"conversion in a loop", "convert-once", `
func f(b []byte, in []string) (n int) {
	for _, v := range in {
		if strings.Contains(v, string(b)) { //@ runtime.slicebytetostring
			n++
		}
	}
	return n
}`, "\tbText := string(b)\n\tfor _, v := range in {\n\t\tif strings.Contains(v, bText) {"},
	{"bytes for a writer", "convert-once", `
func f(w io.Writer, s string, n int) {
	for i := 0; i < n; i++ {
		w.Write([]byte(s)) //@ runtime.stringtoslicebyte
	}
}`, "\tsBytes := []byte(s)\n\tfor"},
	{"bytes that are kept", "convert-once", `
func f(s string, out [][]byte) {
	for i := range out {
		out[i] = []byte(s) //@ runtime.stringtoslicebyte
	}
}`, ""},
	{"bytes that the loop changes", "convert-once", `
func f(b []byte, in []string) (n int) {
	for i, v := range in {
		b[0] = byte(i)
		if strings.Contains(v, string(b)) { //@ runtime.slicebytetostring
			n++
		}
	}
	return n
}`, ""},
}
