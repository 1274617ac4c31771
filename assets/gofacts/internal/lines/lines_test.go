package lines_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"gofacts/internal/lines"
	"gofacts/internal/wire"
)

// of returns the description of each line of a file of package p. Line 1 is the package clause.
func of(t *testing.T, text string) []wire.LineFacts {
	t.Helper()
	text = "package p\n" + text
	asked := []wire.Lines{{Line: 0, EndLine: strings.Count(text, "\n") + 9}}
	reply := lines.Lines(wire.Request{Sources: []wire.Source{{Name: "p.go", Text: text, Ranges: asked}}})
	return reply.Sources[0].Lines
}

func TestKindsOfLines(t *testing.T) {
	text := `import (
	"fmt"
)

// T is a type.
type T struct {
	a int /* a
	comment */
}

/* one
two */
var x = ` + "`a\n\nb`" + `

func f() { g() }

//go:noinline
func g(
	a int,
) {
	f(func() {
		g(1)
	})
}
`
	want := "frame frame frame closing blank comment frame code comment closing blank comment comment " +
		"code literal literal blank code blank comment signature code code code code closing closing blank"
	var got []string
	for _, line := range of(t, text) {
		got = append(got, string(line.Kind))
	}
	if strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
}

func TestDirectives(t *testing.T) {
	for comment, want := range map[string]string{
		"//go:noinline":        "//go:noinline",
		"//export F":           "//export F",
		"//line a.y:3":         "//line a.y:3",
		"/*line a.y:3*/":       "/*line a.y:3*/",
		"// +build linux":      "// +build linux",
		"// go:noinline":       "",
		"//":                   "",
		"//\tindented":         "",
		"/* go:noinline */":    "",
		"/* two\nlines */":     "/*",
		"var x = 1 //nolint:x": "//nolint:x",
	} {
		if got := of(t, comment)[1].Directive; got != want {
			t.Errorf("%s: %q", comment, got)
		}
	}
}

func TestTokensOfOtherFiles(t *testing.T) {
	text := "#include \"textflag.h\"\nTEXT ·sum(SB), NOSPLIT, $0-8 // adds\n\tMOVQ $1, AX\n"
	reply := lines.Lines(wire.Request{Sources: []wire.Source{{Name: "a.s", Text: text, Ranges: []wire.Lines{{Line: 2, EndLine: 2}}}}})
	var names []string
	for i, token := range reply.Sources[0].Lines[0].Tokens {
		if wire.TokenKind(reply.Sources[0].Lines[0].Kinds[i]) == wire.NameToken {
			names = append(names, token)
		}
	}
	if !slices.Equal(names, []string{"TEXT", "sum", "SB", "NOSPLIT"}) {
		t.Errorf("%q", names)
	}
}

func TestDeclaredNames(t *testing.T) {
	text := "func (s *S) f(a, b int) (err error) {\n\tx, y := 1, 2\n\tfor i, v := range s.l {\n\t}\n\tvar z int\n\tconst c = 1\n\tx = 3\n}"
	want := [][]string{nil, {"s", "a", "b", "err"}, {"x", "y"}, {"i", "v"}, nil, {"z"}, nil, nil, nil}
	for i, line := range of(t, text) {
		if !reflect.DeepEqual(line.Declares, want[i]) {
			t.Errorf("line %d: %q", i+1, line.Declares)
		}
	}
}

func TestCalls(t *testing.T) {
	for code, want := range map[string]string{
		"s.pages.Put(b)":                 "[{s.pages.Put 1}]",
		"pools[i].Put(b)":                "[{pools.Put 1}]",
		"take().Put(b, c)":               "[{take().Put 2} {take 0}]",
		"b := pool.Get().(*buf)":         "[{pool.Get 0}]",
		"pool.Get().(*buf).Reset()":      "[{pool.Get().Reset 0} {pool.Get 0}]",
		"x := []byte(s)":                 "[]",
		"make[int](3)":                   "[{make 1}]",
		"(*p).Put(x)":                    "[{p.Put 1}]",
		"func() {}()":                    "[]",
		"f(\"pool.Put(\")":               "[{f 1}]",
		"defer func() { pool.Put(b) }()": "[{pool.Put 1}]",
		"a.b(x).c(y).d.Put(b)":           "[{a.b().c().d.Put 1} {a.b().c 1} {a.b 1}]",
		"g() // pool.Put(b)":             "[{g 0}]",
	} {
		line := of(t, "func f() {\n"+code+"\n}")[2]
		if got := fmt.Sprint(line.Calls); got != want {
			t.Errorf("%s: %s", code, got)
		}
	}
}

func TestAssignments(t *testing.T) {
	for code, want := range map[string]string{
		"b.items = nil":                        "field b.items nil",
		"items = nil":                          "variable items nil",
		"q.jobs = q.jobs[1:]":                  "field q.jobs cut",
		"q.jobs = q.jobs[n : len(q.jobs)]":     "field q.jobs cut",
		"jobs = q.jobs[1:]":                    "variable jobs cut",
		"q.jobs = q.jobs[:n]":                  "field q.jobs own",
		"q.jobs = q.jobs[0:n]":                 "field q.jobs own",
		"q.rest = q.jobs[1:]":                  "field q.rest new",
		"q.jobs = append(q.jobs, j)":           "field q.jobs own",
		"q.jobs = make([]Job, 0, 9)":           "field q.jobs new",
		"a, b.c = f()":                         "variable a new, field b.c new",
		"x.groups[i].items = nil":              "field  nil",
		"x.items = []int(nil)":                 "field x.items nil",
		"x.items = (nil)":                      "field x.items nil",
		"x.items = x.items[0x0:]":              "field x.items own",
		"n += 1":                               "",
		"x := &T{names: map[string]int{k: 1}}": "variable x new, key names of T new",
		"x = p.T[int]{names: nil}":             "variable x new, key names of T nil",
		"x = []T{{names: old.names}}":          "variable x new, key names of own",
		"x == y.z":                             "",
	} {
		var got []string
		for _, one := range of(t, "func f() {\n"+code+"\n}")[2].Assigns {
			text := fmt.Sprintf("%s %s %s", one.Kind, one.Target, one.Value)
			if one.Kind == wire.KeyTarget {
				text = strings.TrimSpace(fmt.Sprintf("%s %s of %s", one.Kind, one.Target, one.Of)) + " " + string(one.Value)
			}
			got = append(got, text)
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s: %s", code, strings.Join(got, ", "))
		}
	}
}

func TestDamagedFile(t *testing.T) {
	for _, text := range []string{"", "\x00\xff", "func f() {\n\tx := `", "/*", "func {\n", "import \"", "type T struct {"} {
		if found := of(t, text); len(found) != strings.Count(text, "\n")+2 {
			t.Errorf("%q: %d lines", text, len(found))
		}
	}
}

func TestImports(t *testing.T) {
	text := "// Package a is one.\npackage a // import \"example.com/a\"\n\nimport (\n\t\"fmt\"\n\tstr \"strings\" // why\n\t_ `embed`\n)\n\nimport \"os\"\n\nvar x = \"fmt\"\n"
	with := func(text string, drop []int, add ...wire.Import) []string {
		reply := lines.Imports(wire.Request{Sources: []wire.Source{{Text: text, Drop: drop, Add: add}}})
		return strings.Split(reply.Texts[0], "\n")
	}
	dropped := with(text, []int{5, 6, 7, 10})
	for line, want := range map[int]string{5: "", 6: "// why", 7: "", 10: "", 12: "var x = \"fmt\""} {
		if got := strings.TrimSpace(dropped[line-1]); got != want {
			t.Errorf("line %d: %q", line, got)
		}
	}
	if got := strings.Join(with(text, []int{4, 12}), "\n"); got != text {
		t.Errorf("lines without imports changed: %s", got)
	}
	added := with(text, []int{10}, wire.Import{Path: "fmt"}, wire.Import{Path: "os"}, wire.Import{Path: "example.com/v2", Name: "v"})
	if got := added[1]; got != `package a; import "os"; import v "example.com/v2" // import "example.com/a"` {
		t.Error(got)
	}
	if got := with("//line x.y:90\npackage a\r\nimport \"fmt\"\r\n", []int{3}); strings.TrimSpace(got[2]) != "" || len(got) != 4 {
		t.Errorf("%q", got)
	}
	if got := with("package a\nimport\n\"fmt\"\nvar x int\n", []int{3}); len(got) != 5 || got[3] != "var x int" {
		t.Errorf("%q", got)
	}
	if got := with("no Go", []int{1}, wire.Import{Path: "fmt"}); got[0] != "no Go" {
		t.Errorf("%q", got)
	}
}

func TestNames(t *testing.T) {
	got := lines.NamesIn("for i, _ := range len(x.items) { err = \"text\" } // more", "x, `open", "`, y")
	if !slices.Equal(got, []string{"i", "x", "items"}) {
		t.Errorf("%q", got)
	}
	if got := lines.NamesIn("x, `open", "/* open", "z"); !slices.Equal(got, []string{"x", "z"}) {
		t.Errorf("%q", got)
	}
}

func TestLongChain(t *testing.T) {
	text := "var x = b" + strings.Repeat(".\n\tWith(1)", 20_000) + "\n"
	for _, line := range of(t, text) {
		for _, call := range line.Calls {
			if len(call.Name) > 200 {
				t.Fatalf("%d bytes", len(call.Name))
			}
		}
	}
}

func TestTypesAroundALiteral(t *testing.T) {
	line := of(t, "var x = &server{\n\tbase: base{\n\t\titems: nil,\n\t},\n}")[3]
	if len(line.Assigns) != 1 || line.Assigns[0].Of != "base" || !slices.Equal(line.Assigns[0].Within, []string{"server"}) {
		t.Errorf("%+v", line.Assigns)
	}
}

func TestCgoIsFound(t *testing.T) {
	for _, text := range []string{"import \"C\"", "import `C`"} {
		reply := lines.Lines(wire.Request{Sources: []wire.Source{{Name: "p.go", Text: "package p\n" + text + "\n"}}})
		if !reply.Sources[0].Cgo {
			t.Error(text)
		}
	}
}
