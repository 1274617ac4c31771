import { leak, type Planted } from '../case.ts';

/** Slices, lists, closures and buffers that keep what nobody needs anymore. */
export const references: readonly Planted[] = [
  leak(`
package slice

var log [][]byte

func Do() {
	log = append(log, make([]byte, 64))
-	log = log[:0]
}
`),
  leak(`
package bigarray

var (
	heads = map[int][]byte{}
	pages int
)

func Do() {
	page := make([]byte, 4096)
	pages++
-	heads[pages%8] = page[:8]
+	heads[pages] = page[:8]
}
`),
  leak(`
package bigarraykept

import "bytes"

var titles [][]byte

func title(document []byte) []byte {
	first, _, _ := bytes.Cut(document, []byte("|"))
-	return bytes.Clone(first)
+	return first
}

func Do() {
	document := make([]byte, 8192)
	document[4] = '|'
	titles = append(titles, title(document))
}
`),
  leak(`
package substring

import "strings"

var (
	names []string
	body  = strings.Repeat("x", 6000)
)

func remember(request string) {
-	names = append(names, strings.Clone(request[:5]))
+	names = append(names, request[:5])
}

func Do() { remember("name=" + body) }
`),
  leak(`
package subscription

type bus struct{ subs []func(int) }

var events bus

func (b *bus) subscribe(f func(int)) { b.subs = append(b.subs, f) }
func (b *bus) reset()                { b.subs = nil }

func Do() {
	state := make([]int, 16)
	events.subscribe(func(n int) { state[0] = n })
-	events.reset()
}
`),
  leak(`
package observers

type observer interface{ Changed(int) }

type subject struct {
	observers map[observer]bool
}

func (s *subject) attach(o observer) { s.observers[o] = true }
func (s *subject) detach(o observer) { delete(s.observers, o) }

type view struct {
	of    *subject
	cells [24]int
}

func open(of *subject) *view {
	v := &view{of: of}
	of.attach(v)
	return v
}

func (v *view) Changed(n int) { v.cells[0] = n }

func (v *view) Close() {
-	v.of.detach(v)
	v.of = nil
}

var model = &subject{observers: map[observer]bool{}}

func Do() { open(model).Close() }
`),
  leak(`
package list

import "container/list"

var recent = list.New()

func Do() {
	recent.PushBack(new([64]byte))
-	recent.Remove(recent.Front())
}
`),
  leak(`
package history

// version of a document; the one before it is for undo.
type version struct {
	text   string
	before *version
}

var current = &version{text: "first"}

func save(text string) {
-	current = &version{text: text, before: &version{text: current.text}}
+	current = &version{text: text, before: current}
}

func Do() { save("next") }
`),
  leak(`
package ring

// item of a ring: each knows its neighbours.
type item struct {
	prev, next *item
	payload    [5]int
}

var head = func() *item {
	first := &item{}
	first.prev, first.next = first, first
	return first
}()

func push() *item {
	it := &item{prev: head.prev, next: head}
	it.prev.next, it.next.prev = it, it
	return it
}

func pop(it *item) {
-	it.prev.next, it.next.prev = it.next, it.prev
	clear(it.payload[:])
}

func Do() { pop(push()) }
`),
  leak(`
package chain

import "context"

type key struct{}

var base = context.Background()

func annotate(n int) {
-	ctx := context.WithValue(base, key{}, n)
-	_ = ctx.Value(key{})
+	base = context.WithValue(base, key{}, n)
+	_ = base.Value(key{})
}

func Do() { annotate(1000) }
`),
  leak(`
package wrapped

import (
	"errors"
	"fmt"
)

var last = errors.New("none yet")

func fail(code int) error {
-	last = fmt.Errorf("code %d", code)
+	last = errors.Join(fmt.Errorf("code %d", code), last)
	return last
}

func Do() { _ = fail(500) }
`),
  leak(`
package middleware

type handler func(int) int

var handle handler = func(n int) int { return n }

func counted(next handler, calls *int) handler {
	return func(n int) int {
		*calls++
		return next(n)
	}
}

func Do() {
	calls := new(int)
-	wrapped := counted(handle, calls)
-	wrapped(1)
+	handle = counted(handle, calls)
}
`),
  leak(`
package buffer

import "bytes"

type audit struct{ out bytes.Buffer }

var trail audit

func (a *audit) note(what string) {
-	a.out.Reset()
	a.out.WriteString(what)
	a.out.WriteByte(10)
}

func Do() { trail.note("somebody looked at an order") }
`),
  leak(`
package freelist

type block struct {
	next *block
	data [120]byte
}

var free *block

func get() *block {
-	if b := free; b != nil {
-		free = b.next
-		return b
-	}
	return new(block)
}

func put(b *block) {
	b.next = free
	free = b
}

func Do() { put(get()) }
`),
  leak(`
package writers

import (
	"bufio"
	"io"
	"strconv"
)

var (
	writers = map[string]*bufio.Writer{}
	files   int
)

func writerFor(name string) *bufio.Writer {
	w, ok := writers[name]
	if !ok {
		w = bufio.NewWriterSize(io.Discard, 512)
		writers[name] = w
	}
	return w
}

func write(name, line string) {
	w := writerFor(name)
	_, _ = w.WriteString(line)
	_ = w.Flush()
-	delete(writers, name)
}

func Do() {
	files++
	write("part-"+strconv.Itoa(files), "a line")
}
`),
  leak(`
package priority

import "container/heap"

type job struct {
	due  int
	args [6]int
}

type queue []*job

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i].due < q[j].due }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)        { *q = append(*q, x.(*job)) }
func (q *queue) Pop() any {
	old := *q
	last := old[len(old)-1]
	*q = old[:len(old)-1]
	return last
}

var (
	jobs queue
	now  int
)

func Do() {
	now++
	heap.Push(&jobs, &job{due: now})
-	for len(jobs) > 0 && jobs[0].due <= now {
+	for len(jobs) > 0 && jobs[0].due > now {
		heap.Pop(&jobs)
	}
}
`),
];
