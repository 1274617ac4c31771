import { leak, type Planted } from '../case.ts';

/** What the runtime and the standard library keep: timers, contexts, finalizers, handles, types. */
export const runtime: readonly Planted[] = [
  leak(`
package timer

import "time"

func Do() {
	t := time.AfterFunc(time.Hour, func() {})
-	t.Stop()
+	_ = t
}
`),
  leak(`
package after

import "time"

var (
	events = make(chan int, 1)
	idle   = time.NewTimer(time.Hour)
)

// Next waits for an event, or for ten minutes. Timers live until they fire before Go 1.23.
func Next() (int, bool) {
	select {
	case e := <-events:
		return e, true
-	case <-idle.C:
+	case <-time.After(10 * time.Minute):
		return 0, false
	}
}

func Do() {
	events <- 1
	Next()
}
`),
  leak(`
package oldticker

import "time"

type heart struct{ beat *time.Ticker }

func (h *heart) stop() {
-	h.beat.Stop()
+	h.beat = nil
}

func Do() {
	h := &heart{beat: time.NewTicker(time.Minute)}
	h.stop()
}
`),
  leak(`
package context

import "context"

var parent, _ = context.WithCancel(context.Background())

func Do() {
	ctx, cancel := context.WithCancel(parent)
-	defer cancel()
+	_ = cancel
	_ = ctx.Err()
}
`),
  leak(`
package deadline

import (
	"context"
	"time"
)

func query(ctx context.Context) error { return ctx.Err() }

func Do() {
-	ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
-	defer cancel()
+	ctx, _ := context.WithTimeout(context.Background(), time.Hour)
	_ = query(ctx)
}
`),
  leak(`
package afterfunc

import "context"

type conn struct{ buffer [96]byte }

func (c *conn) abort() { clear(c.buffer[:]) }

var serverContext, shutdown = context.WithCancel(context.Background())

func serve(c *conn) {
	stop := context.AfterFunc(serverContext, c.abort)
-	defer stop()
	c.buffer[0] = 1
+	_ = stop
}

func Do() { serve(&conn{}) }
`),
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

var unmapped int

func open() *mapping {
	m := &mapping{size: 80, data: make([]byte, 80)}
-	size := m.size
-	runtime.AddCleanup(m, func(int) { unmapped += size }, 0)
+	runtime.AddCleanup(m, func(int) { unmapped += m.size }, 0)
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
