package facts_test

import (
	"testing"

	"gofacts/internal/facttest"
)

func TestWhatIsBoxed(t *testing.T) {
	for _, row := range []struct{ callee, arguments, want string }{
		{"runtime.convTstring", `"path", path`, "path"},
		{"runtime.convT64", `"path", path, "status", status`, "status"},
		{"runtime.convTslice", `key{}, path, body`, "body"},
		{"runtime.convT", `key{}, status, s`, "s"},
		{"runtime.convT32", `status, path, r`, "r"},
		{"runtime.convT16", `status, port, path`, "port"},
		{"runtime.convTnoptr", `status, path, pair`, "pair"},
		// The callee converts strings, but the only boxed value is an int. It is reported because nothing fits better.
		{"runtime.convTstring", `status`, "status"},
		// Constants, values of size zero, bytes and pointers are boxed without an allocation.
		{"runtime.convT64", `"path", 7, key{}, true, flag, letter, holder, nil`, ""},
	} {
		facts := facttest.One(t, facttest.Formatted(t, `
type key struct{}
type session struct{ name string; id int }
type held struct{ at *int }
func take(values ...any) {}
func f(path string, status int, port uint16, r rune, body []byte, pair [2]int, s session, flag bool, letter byte, holder held) {
	take(`+row.arguments+`) //@ `+row.callee+`
}
`))
		got := ""
		if facts.Allocation != nil {
			got = facts.Allocation.Text
		}
		if got != row.want {
			t.Errorf("%s of %s: %q", row.callee, row.arguments, got)
		}
	}
}

func TestConversionToAnInterfaceOfAConstant(t *testing.T) {
	facts := facttest.One(t, facttest.Formatted(t, "func f() any {\n\treturn any(7) //@ runtime.convT64\n}"))
	if facts.Allocation != nil {
		t.Errorf("%+v", facts.Allocation)
	}
}

func TestSizesOfAMap(t *testing.T) {
	facts := facttest.One(t, facttest.Formatted(t, "type bucket struct{ counts [40]int32 }\nfunc f(m map[string]bucket) {\n\tm[\"a\"] = bucket{} //@ runtime.mapassign_faststr\n}"))
	if a := facts.Allocation; a.Size != 160 || a.KeySize != 16 || a.Key != "string" || a.Element != "bucket" {
		t.Errorf("%+v", a)
	}
}
