import { leak, type Planted } from '../case.ts';

/** What the runtime and the standard library keep: finalizers, handles, types, registries. */
export const runtime: readonly Planted[] = [
  leak(`
package finalizer

import "runtime"

type handle struct {
	owner *owner
	bytes [64]byte
}

type owner struct{ handle *handle }

func Do() {
	h := &handle{}
	runtime.SetFinalizer(h, func(h *handle) { clear(h.bytes[:]) })
-	h.owner = &owner{}
+	h.owner = &owner{handle: h}
}
`),
  leak(`
package cleanup

import "runtime"

// Needs Go 1.25.

type mapping struct {
	size int
	data []byte
}

// arena counts what is unmapped.
type arena struct {
	newest   *mapping
	unmapped int
}

func (a *arena) unmap(size int) { a.unmapped += size }

func open() *mapping {
	m := &mapping{size: 80, data: make([]byte, 80)}
-	in := &arena{}
+	in := &arena{newest: m}
	runtime.AddCleanup(m, in.unmap, m.size)
	return m
}

func Do() { open() }
`),
  leak(`
package handles

import "runtime/cgo"

type callback struct{ name [40]byte }

func register(c *callback) cgo.Handle { return cgo.NewHandle(c) }

func Do() {
	h := register(&callback{})
	if h.Value() == nil {
		panic("no value")
	}
-	h.Delete()
}
`),
  leak(`
package types

import "reflect"

var rows int

func record(columns int) reflect.Type {
-	columns = min(columns, 8)
	return reflect.ArrayOf(columns, reflect.TypeFor[int64]())
}

func Do() {
	rows++
	record(rows)
}
`),
  leak(`
package templates

import (
	"strconv"
	"text/template"
)

var (
	pages = template.Must(template.New("base").Parse("base"))
	count int
)

func page(name string) *template.Template {
-	if known := pages.Lookup("page"); known != nil {
-		return known
-	}
-	return template.Must(pages.New("page").Parse("Hello, {{.}}"))
+	return template.Must(pages.New(name).Parse("Hello, {{.}}"))
}

func Do() {
	count++
	page("page-" + strconv.Itoa(count))
}
`),
  leak(`
package profile

import "runtime/pprof"

var open = pprof.NewProfile("example.com/open")

type resource struct{ data [72]byte }

func acquire() *resource {
	r := &resource{}
	open.Add(r, 1)
	return r
}

func (r *resource) release() {
-	open.Remove(r)
+	clear(r.data[:])
}

func Do() { acquire().release() }
`),
  leak(`
package published

import (
	"expvar"
	"strconv"
)

var (
	stats = expvar.NewMap("stats")
	hits  int
)

func hit(shard int) {
-	stats.Add("shard-"+strconv.Itoa(shard%4), 1)
+	stats.Add("shard-"+strconv.Itoa(shard), 1)
}

func Do() {
	hits++
	hit(hits)
}
`),
];
