import { leak, type Planted } from '../case.ts';

/** Lists, chains and queues that only grow. */
export const chains: readonly Planted[] = [
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
