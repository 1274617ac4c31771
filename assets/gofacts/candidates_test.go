package main

import (
	"go/format"
	"strings"
	"testing"
)

// edits has a row for each shape of each kind: `want` is part of the edit's text, "" means that no such edit is offered.
var edits = []struct{ name, kind, source, want string }{
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
}`, "out := make([]int64, 0, int(n))"},
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

	{"builder in a loop", "builder-grow", `
func f(in []string) string {
	var sb strings.Builder
	for range in {
		sb.WriteByte('x')
		sb.WriteString("abc") //@ strings.(*Builder).WriteString
	}
	return sb.String()
}`, "\tsb.Grow(4 * len(in))\n\tfor"},
	{"builder without a loop", "builder-grow", `
func f(a, b string) string {
	var sb strings.Builder
	sb.WriteString(a) //@ strings.(*Builder).WriteString
	sb.WriteString(": ")
	sb.WriteString(b)
	return sb.String()
}`, "sb.Grow(len(a) + len(b) + 2)"},
	{"builder that grows already", "builder-grow", `
func f(a, b string) string {
	var sb strings.Builder
	sb.Grow(1)
	sb.WriteString(a) //@ strings.(*Builder).WriteString
	return sb.String()
}`, ""},

	{"%d", "fmt-to-strconv", `
func f(n int) string {
	return fmt.Sprintf("%d", n) //@ fmt.Sprintf
}`, "return strconv.Itoa(n)"},
	{"%d of an int64", "fmt-to-strconv", `
func f(n int64) string {
	return fmt.Sprintf("%d", n) //@ fmt.Sprintf
}`, "strconv.FormatInt(n, 10)"},
	{"%x of a uint8", "fmt-to-strconv", `
func f(n uint8) string {
	return fmt.Sprintf("%x", n) //@ fmt.Sprintf
}`, "strconv.FormatUint(uint64(n), 16)"},
	{"%v, %q, %t and text", "fmt-to-concat", `
type name string
func f(a name, s string, b bool, n int32) string {
	return fmt.Sprintf("%v-%q 100%%: %t/%v", a, s, b, n) //@ fmt.Sprintf
}`, `string(a) + "-" + strconv.Quote(s) + " 100%: " + strconv.FormatBool(b) + "/" + strconv.Itoa(int(n))`},
	{"boxing on the line of Sprintf", "fmt-to-concat", `
func f(s string, n int) string {
	return fmt.Sprintf("%s-%d", s, n) //@ runtime.convT64
}`, `s + "-" + strconv.Itoa(n)`},
	{"Sprint", "fmt-to-strconv", `
func f(n uint) string {
	return fmt.Sprint(n) //@ fmt.Sprint
}`, "strconv.FormatUint(uint64(n), 10)"},
	{"part of a sum", "fmt-to-concat", `
func f(n int) string {
	return "a" + fmt.Sprintf("b%d", n) //@ fmt.Sprintf
}`, `return "a" + ("b" + strconv.Itoa(n))`},
	{"width", "fmt-to-strconv", `
func f(n int) string {
	return fmt.Sprintf("%5d", n) //@ fmt.Sprintf
}`, ""},
	{"a String method", "fmt-to-concat", `
type level int
func (l level) String() string { return "level" }
func f(l level) string {
	return fmt.Sprintf("at %v", l) //@ fmt.Sprintf
}`, ""},
	{"%d does not ask for String", "fmt-to-concat", `
type level int
func (l level) String() string { return "level" }
func f(l level) string {
	return fmt.Sprintf("at %d", l) //@ fmt.Sprintf
}`, `"at " + strconv.Itoa(int(l))`},
	{"an error on %s", "fmt-to-concat", `
type failure string
func (f failure) Error() string { return "failure" }
func f(e failure) string {
	return fmt.Sprintf("at %s", e) //@ fmt.Sprintf
}`, ""},
	{"a float", "fmt-to-strconv", `
func f(x float64) string {
	return fmt.Sprintf("%v", x) //@ fmt.Sprintf
}`, ""},
	{"%s of a number is a complaint of fmt", "fmt-to-strconv", `
func f(n int) string {
	return fmt.Sprintf("%x", -n) //@ fmt.Sprintf
}`, "strconv.FormatInt(int64(-n), 16)"},
	{"too few operands", "fmt-to-concat", `
func f(n int) string {
	return fmt.Sprintf("%d %d", n) //@ fmt.Sprintf
}`, ""},
	{"to a buffer", "fmt-to-writer", `
func f(w *bytes.Buffer, n int) {
	fmt.Fprintf(w, "n=%d", n) //@ fmt.Fprintf
}`, "\tw.WriteString(\"n=\")\n\tw.WriteString(strconv.Itoa(n))"},
	{"to a local builder", "fmt-to-writer", `
func f(n int) string {
	var sb strings.Builder
	fmt.Fprint(&sb, n) //@ fmt.Fprint
	return sb.String()
}`, "\tsb.WriteString(strconv.Itoa(n))"},
	{"to any writer", "fmt-to-writer", `
func f(w io.Writer, s string) {
	fmt.Fprintf(w, "%s\n", s) //@ fmt.Fprintf
}`, `io.WriteString(w, s+"\n")`},
	{"its result is used", "fmt-to-writer", `
func f(w io.Writer, s string) error {
	_, err := fmt.Fprintf(w, "%s\n", s) //@ fmt.Fprintf
	return err
}`, ""},

	{"concatenation in a loop", "concat-to-builder", `
func f(in []string) string {
	s := ""
	for _, v := range in {
		s += v + "," //@ runtime.concatstring3
	}
	return s
}`, "\tvar sb strings.Builder\n\tfor _, v := range in {\n\t\tsb.WriteString(v)\n\t\tsb.WriteString(\",\") //@ runtime.concatstring3\n\t}\n\treturn sb.String()"},
	{"s = s + x", "concat-to-builder", `
func f(in []rune) string {
	var s string
	for _, v := range in {
		s = s + string(v) //@ runtime.concatstring2
	}
	s += "!"
	return s
}`, "sb.WriteRune(v)"},
	{"read inside the loop", "concat-to-builder", `
func f(in []string) string {
	s := ""
	for _, v := range in {
		if len(s) < 10 {
			s += v //@ runtime.concatstring2
		}
	}
	return s
}`, ""},

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

	{"never given back", "pool-put", `
var pool = sync.Pool{New: func() any { return new(bytes.Buffer) }}
func f(s string) string {
	b := pool.Get().(*bytes.Buffer) //@ sync.(*Pool).Get
	b.Reset()
	b.WriteString(s)
	return b.String()
}`, "\tdefer pool.Put(b)"},
	{"given back", "pool-put", `
var pool = sync.Pool{New: func() any { return new(bytes.Buffer) }}
func f(s string) string {
	b := pool.Get().(*bytes.Buffer) //@ sync.(*Pool).Get
	defer pool.Put(b)
	return b.String()
}`, ""},
	{"its memory is returned", "pool-put", `
var pool = sync.Pool{New: func() any { return new(bytes.Buffer) }}
func f(s string) []byte {
	b := pool.Get().(*bytes.Buffer) //@ sync.(*Pool).Get
	b.WriteString(s)
	return b.Bytes()
}`, ""},
	{"a pool lies idle", "pool-get", `
var pool = sync.Pool{New: func() any { return new(bytes.Buffer) }}
func f(s string) string {
	b := new(bytes.Buffer) //@ runtime.newobject
	b.WriteString(s)
	return b.String()
}`, "\tb := pool.Get().(*bytes.Buffer) //@ runtime.newobject\n\tdefer pool.Put(b)\n\tb.Reset()"},
	{"no pool of this type", "pool-get", `
var pool = sync.Pool{New: func() any { return new(strings.Builder) }}
func f(s string) string {
	b := new(bytes.Buffer) //@ runtime.newobject
	b.WriteString(s)
	return b.String()
}`, ""},

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

	{"goroutine with a settled variable", "argument-instead-of-capture", `
func f(in []int, done chan int) {
	n := 0
	for _, v := range in {
		n += v
	}
	go func() { done <- n }() //@ runtime.newobject
}`, "go func(n int) { done <- n }(n)"},
	{"stored literal", "argument-instead-of-capture", `
var kept func() int
func f(in []int) {
	n := 0 //@ runtime.newobject
	for _, v := range in {
		n += v
	}
	kept = func() int { return n }
}`, "\tnNow := n\n\tkept = func() int { return nNow }"},
	{"assigned after the literal", "argument-instead-of-capture", `
var kept func() int
func f(in []int) {
	n := 0
	kept = func() int { return n } //@ runtime.newobject
	for _, v := range in {
		n += v
	}
}`, ""},
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

	{"sort by a key", "sort-slice", `
type t struct{ n int }
func f(in []t) {
	sort.Slice(in, func(i, j int) bool { return in[i].n < in[j].n }) //@ sort.Slice
}`, "slices.SortFunc(in, func(a, b t) int { return cmp.Compare(a.n, b.n) })"},
	{"sort downwards", "sort-slice", `
func f(in []string) {
	sort.SliceStable(in, func(i, j int) bool { return in[i] > in[j] }) //@ sort.SliceStable
}`, "slices.SortStableFunc(in, func(a, b string) int { return cmp.Compare(b, a) })"},
	{"sort by two keys", "sort-slice", `
func f(in []string, w map[string]int) {
	sort.Slice(in, func(i, j int) bool { return w[in[i]] < w[in[j]] || in[i] < in[j] }) //@ sort.Slice
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

func TestCandidates(t *testing.T) {
	for _, row := range edits {
		t.Run(row.kind+"/"+row.name, func(t *testing.T) {
			source := formatted(t, row.source)
			facts := one(t, source)
			var texts []string
			for _, candidate := range facts.Candidates {
				checkCandidate(t, source, candidate)
				if candidate.Kind == row.kind {
					texts = append(texts, candidate.Edit.Text)
				}
			}
			if row.want == "" {
				if len(texts) > 0 {
					t.Fatalf("offered %q", texts)
				}
				return
			}
			if len(texts) == 0 || !strings.Contains(texts[0], row.want) {
				t.Fatalf("got %q, want %q; allocation %+v", texts, row.want, facts.Allocation)
			}
		})
	}
}

// checkCandidate holds for every candidate: content and edit agree, and what was formatted still is.
func checkCandidate(t *testing.T, source string, candidate Candidate) {
	t.Helper()
	if len(candidate.Imports.Add)+len(candidate.Imports.Remove) == 0 {
		lines := strings.Split(source, "\n")
		edit := candidate.Edit
		var edited []string
		edited = append(edited, lines[:edit.Line-1]...)
		edited = append(edited, edit.Text)
		edited = append(edited, lines[edit.EndLine:]...)
		if got := strings.Join(edited, "\n"); got != candidate.Content {
			t.Errorf("%s: the edit gives\n%s\nthe content is\n%s", candidate.Kind, got, candidate.Content)
		}
	}
	gofmted, err := format.Source([]byte(candidate.Content))
	if err != nil {
		t.Fatalf("%s: %v", candidate.Kind, err)
	}
	if string(gofmted) != candidate.Content {
		t.Errorf("%s: not formatted:\n%s", candidate.Kind, candidate.Content)
	}
	if len(candidate.Words) == 0 {
		t.Errorf("%s has no words", candidate.Kind)
	}
}
