package pool_test

import (
	"testing"

	"gofacts/internal/facttest"
)

func TestEdits(t *testing.T) { facttest.Edits(t, edits) }

var edits = []facttest.EditRow{
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
	{"given back on one path", "pool-put", `
var pool = sync.Pool{New: func() any { return new(bytes.Buffer) }}
func f(s string) string {
	b := pool.Get().(*bytes.Buffer) //@ sync.(*Pool).Get
	b.Reset()
	if s == "" {
		return ""
	}
	b.WriteString(s)
	text := b.String()
	pool.Put(b)
	return text
}`, "\tdefer pool.Put(b)\n\tb.Reset()\n\tif s == \"\" {\n\t\treturn \"\"\n\t}\n\tb.WriteString(s)\n\ttext := b.String()"},
	{"through functions of the package", "pool-put", `
var pool = sync.Pool{New: func() any { return new(bytes.Buffer) }}
func get() *bytes.Buffer { return pool.Get().(*bytes.Buffer) }
func put(b *bytes.Buffer) {
	b.Reset()
	pool.Put(b)
}
func f(s string) string {
	b := get() //@ example.com/m/p.get
	b.WriteString(s)
	return b.String()
}`, "\tdefer put(b)"},
	{"a function that takes as well is no partner", "pool-put", `
var pool = sync.Pool{New: func() any { return new(bytes.Buffer) }}
func get() *bytes.Buffer { return pool.Get().(*bytes.Buffer) }
func print(v any) {
	b := get()
	pool.Put(b)
}
func f(s string) string {
	b := get() //@ example.com/m/p.get
	b.WriteString(s)
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
	{"a value, and no pool of this type", "pool-get", `
var pool = sync.Pool{New: func() any { return new(strings.Builder) }}

// f copies.
func f(s io.Reader) string {
	var b bytes.Buffer //@ runtime.newobject
	b.ReadFrom(s)
	io.Copy(&b, s)
	return b.String()
}`, "var fPool = sync.Pool{New: func() any { return new(bytes.Buffer) }}\n\n// f copies.\nfunc f(s io.Reader) string {\n\tb := fPool.Get().(*bytes.Buffer) //@ runtime.newobject\n\tdefer fPool.Put(b)\n\tb.Reset()\n\tb.ReadFrom(s)\n\tio.Copy(b, s)"},
	{"a buffer that is written", "pool-get", `
func f(s string) string {
	var b bytes.Buffer
	b.WriteString(s) //@ bytes.(*Buffer).WriteString
	return b.String()
}`, "fPool.Get().(*bytes.Buffer)"},
	{"a Builder loses its memory at Reset", "pool-get", `
func f(s string) string {
	var b strings.Builder
	b.WriteString(s) //@ strings.(*Builder).WriteString
	return b.String()
}`, ""},
	{"a buffer that holds something", "pool-get", `
func f(s []byte) string {
	b := bytes.NewBuffer(s)
	b.WriteString("x") //@ bytes.(*Buffer).WriteString
	return b.String()
}`, ""},
	{"a buffer that is returned", "pool-get", `
func f(s string) *bytes.Buffer {
	b := new(bytes.Buffer) //@ runtime.newobject
	b.WriteString(s)
	return b
}`, ""},
	{"a function that keeps it", "pool-put", `
type list struct{ all []*bytes.Buffer }
func (l *list) keep(b *bytes.Buffer) { l.all = append(l.all, b) }
var pool = sync.Pool{New: func() any { return new(bytes.Buffer) }}
func f(l *list, s string) int {
	b := pool.Get().(*bytes.Buffer) //@ sync.(*Pool).Get
	b.WriteString(s)
	l.keep(b)
	return b.Len()
}`, ""},
	{"a function of which nothing is known", "pool-put", `
var pool = sync.Pool{New: func() any { return new(bytes.Buffer) }}
func f(keep func(*bytes.Buffer)) {
	b := pool.Get().(*bytes.Buffer) //@ sync.(*Pool).Get
	keep(b)
}`, ""},
	{"a method that keeps its receiver", "pool-put", `
type page struct{ rows []int }
var last *page
func (p *page) done() { last = p }
var pages = sync.Pool{New: func() any { return new(page) }}
func f() int {
	p := pages.Get().(*page) //@ sync.(*Pool).Get
	p.done()
	return len(p.rows)
}`, ""},
	{"functions that only use it", "pool-put", `
func write(b *bytes.Buffer, s string) { line(b, s); fmt.Fprintln(b) }
func line(b *bytes.Buffer, s string) { b.WriteString(s) }
var pool = sync.Pool{New: func() any { return new(bytes.Buffer) }}
func f(s string) int {
	b := pool.Get().(*bytes.Buffer) //@ sync.(*Pool).Get
	b.Reset()
	write(b, s)
	return b.Len()
}`, "defer pool.Put(b)"},
}
