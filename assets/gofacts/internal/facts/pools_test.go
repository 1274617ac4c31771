package facts_test

import (
	"slices"
	"testing"

	"gofacts/internal/facttest"
	"gofacts/internal/wire"
)

func TestPoolOfWhatIsFilled(t *testing.T) {
	for _, row := range []struct {
		name, code string
		want       *wire.PoolFacts
	}{
		{"its bytes are returned", `
var pages = sync.Pool{New: func() any { return new(bytes.Buffer) }}
func f() []byte {
	b := pages.Get().(*bytes.Buffer)
	b.WriteString("x") //@ bytes.(*Buffer).WriteString
	return b.Bytes()
}`, &wire.PoolFacts{Name: "pages", Leaves: "b.Bytes()"}},
		{"a function of the package fills it", `
var pages = sync.Pool{New: func() any { return new(bytes.Buffer) }}
func f() {
	b := pages.Get().(*bytes.Buffer)
	defer pages.Put(b)
	row(b)
}
func row(b *bytes.Buffer) {
	b.WriteString("x") //@ bytes.(*Buffer).WriteString
}`, &wire.PoolFacts{Name: "pages", Given: true}},
		{"a function that writes into it", `
var pages = sync.Pool{New: func() any { return new(bytes.Buffer) }}
func f(n int) {
	b := pages.Get().(*bytes.Buffer)
	fmt.Fprintf(b, "%d", n) //@ fmt.Fprintf
}`, &wire.PoolFacts{Name: "pages"}},
		{"a copy is returned", `
var pages sync.Pool
func f() []byte {
	b, ok := pages.Get().(*bytes.Buffer)
	if !ok {
		b = new(bytes.Buffer) //@ runtime.newobject
	}
	out := bytes.Clone(b.Bytes())
	pages.Put(b)
	return out
}`, &wire.PoolFacts{Name: "pages", Given: true}},
		{"a field of it, through a function that takes it", `
type scratch struct { keys []string }
type server struct { scratches sync.Pool; last []string }
func (s *server) take() *scratch { return s.scratches.Get().(*scratch) }
func f(s *server) {
	sc := s.take()
	sc.keys = append(sc.keys, "x") //@ runtime.growslice
	keys := sc.keys[:1]
	s.last = keys
}`, &wire.PoolFacts{Name: "scratches", Leaves: "keys"}},
		{"its bytes are returned in a struct", `
type page struct { body []byte }
var pages sync.Pool
func f() *page {
	b := pages.Get().(*bytes.Buffer)
	b.WriteString("x") //@ bytes.(*Buffer).WriteString
	return &page{body: b.Bytes()}
}`, &wire.PoolFacts{Name: "pages", Leaves: "b.Bytes()"}},
		{"it is given back by another name", `
var pages sync.Pool
func f() {
	b := pages.Get().(*bytes.Buffer)
	b.WriteString("x") //@ bytes.(*Buffer).WriteString
	p := &pages
	p.Put(b)
}`, &wire.PoolFacts{Name: "pages", Given: true}},
		{"the pool goes to a function", `
var pages = new(sync.Pool)
func give(*sync.Pool, *bytes.Buffer) {}
func f() {
	b := pages.Get().(*bytes.Buffer)
	b.WriteString("x") //@ bytes.(*Buffer).WriteString
	give(pages, b)
}`, &wire.PoolFacts{Name: "pages", Given: true}},
		{"it is made for the pool", `
var rows = sync.Pool{New: func() any { return make([]int, 9) }} //@ runtime.makeslice
func f() { _ = rows.Get() }`, &wire.PoolFacts{Name: "rows"}},
		{"no pool of the library", `
type pool struct{}
func (pool) Get() *bytes.Buffer { return new(bytes.Buffer) }
var pages pool
func f() {
	b := pages.Get()
	b.WriteString("x") //@ bytes.(*Buffer).WriteString
}`, nil},
		{"another object", `
var pages sync.Pool
func f(out *bytes.Buffer) {
	b := pages.Get().(*bytes.Buffer)
	out.WriteString(b.String()) //@ bytes.(*Buffer).WriteString
}`, nil},
	} {
		got := facttest.One(t, facttest.Formatted(t, row.code)).Pool
		if got != nil {
			got.Line = 0
		}
		if (got == nil) != (row.want == nil) || got != nil && *got != *row.want {
			t.Errorf("%s: %+v", row.name, got)
		}
	}
}

func TestCallsOfPools(t *testing.T) {
	facts := facttest.One(t, facttest.Formatted(t, `
var pages = &sync.Pool{}
func take() *bytes.Buffer { return pages.Get().(*bytes.Buffer) }
func put(b *bytes.Buffer) { b.Reset(); pages.Put(b) }
func f() {
	b := new(bytes.Buffer) //@ runtime.newobject
	_ = b
}`))
	slices.Sort(facts.PoolCalls)
	if want := []string{"pages.Get", "pages.Put", "put", "take"}; !slices.Equal(facts.PoolCalls, want) {
		t.Errorf("%v", facts.PoolCalls)
	}
}
