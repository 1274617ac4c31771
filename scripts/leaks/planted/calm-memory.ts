import { fine, type Planted } from '../case.ts';

/** Caches, pools and tables that fill up once, and memory that the collector gets back. */
export const calmMemory: readonly Planted[] = [
  fine(`
package sink

var sink []byte

func Do() {
-	sink = make([]byte, 64)
+	sink = make([]byte, 640)
}
`),
  fine(`
package pool

import "sync"

var pool = sync.Pool{New: func() any { return new([512]byte) }}

func Do() {
-	_ = new([512]byte)
+	pool.Put(pool.Get())
}
`),
  fine(`
package warmcache

var (
	cache = map[int]*[64]byte{}
	calls int
)

func Do() {
	calls++
-	cache[0] = new([64]byte)
+	cache[calls%100] = new([64]byte)
}
`),
  fine(`
package boundedcache

var cache = map[int]*[64]byte{}

func Do() {
-	cache[0] = new([64]byte)
+	if len(cache) > 900 {
+		clear(cache)
+	}
+	cache[len(cache)] = new([64]byte)
}
`),
  fine(`
package fixedring

var (
	slots [256]*[64]byte
	calls int
)

func Do() {
	calls++
-	slots[0] = new([64]byte)
+	slots[calls%256] = new([64]byte)
}
`),
  fine(`
package table

var table []int

func Do() {
+	if table == nil {
+		table = make([]int, 1<<16)
+	}
}
`),
  fine(`
package fixedlru

import "container/list"

-const limit = 8
+const limit = 400

type cache struct {
	order *list.List
	items map[int]*list.Element
}

func (c *cache) get(key int) int {
	if known, ok := c.items[key]; ok {
		c.order.MoveToFront(known)
		return known.Value.(int)
	}
	c.items[key] = c.order.PushFront(key)
	if c.order.Len() > limit {
		oldest := c.order.Back()
		c.order.Remove(oldest)
		delete(c.items, oldest.Value.(int))
	}
	return key
}

var (
	squares = &cache{order: list.New(), items: map[int]*list.Element{}}
	calls   int
)

func Do() {
	calls++
	squares.get(calls)
}
`),
  fine(`
package largelru

type cache struct {
	ring  [20000]int
	at    int
	items map[int][]byte
}

func (c *cache) add(key int) {
-	clear(c.items)
+	delete(c.items, c.ring[c.at])
	c.ring[c.at] = key
	c.at = (c.at + 1) % len(c.ring)
	c.items[key] = make([]byte, 64)
}

var (
	blocks = &cache{items: map[int][]byte{}}
	calls  int
)

func Do() {
	calls++
	blocks.add(calls)
}
`),
  fine(`
package containerring

import "container/ring"

var recent = ring.New(128)

func Do() {
-	recent.Value = 1
+	recent.Value = make([]byte, 100)
	recent = recent.Next()
}
`),
  fine(`
package expressions

import "regexp"

var compiled = map[string]*regexp.Regexp{}

var patterns = []string{"^a+$", "b|c", "[0-9]{4}", "(x)(y)"}

func match(pattern, text string) bool {
-	return regexp.MustCompile(pattern).MatchString(text)
+	re, ok := compiled[pattern]
+	if !ok {
+		re = regexp.MustCompile(pattern)
+		compiled[pattern] = re
+	}
+	return re.MatchString(text)
}

func Do() {
	for _, pattern := range patterns {
		match(pattern, "2026")
	}
}
`),
  fine(`
package oncevalue

+import "sync"
+
func build() []string {
	words := make([]string, 0, 1000)
	for range 1000 {
		words = append(words, "word")
	}
	return words
}

-var words = build
+var words = sync.OnceValue(build)

func Do() {
	_ = words()[0]
}
`),
  fine(`
package fixedkeys

var interned = map[string]string{}

func intern(b []byte) string {
-	return string(b)
+	if known, ok := interned[string(b)]; ok {
+		return known
+	}
+	s := string(b)
+	interned[s] = s
+	return s
}

var (
	methods = [][]byte{[]byte("GET"), []byte("POST"), []byte("DELETE")}
	calls   int
)

func Do() {
	calls++
	intern(methods[calls%len(methods)])
}
`),
  fine(`
package fillsup

var (
	known = make(map[int]string)
	calls int
)

func Do() {
	calls++
-	known[0] = "same"
+	known[calls%600] = string(make([]byte, 80))
}
`),
  fine(`
package truncated

type span struct{ parts []*[32]byte }

var current span

func Do() {
-	current.parts = []*[32]byte{new([32]byte)}
+	current.parts = append(current.parts, new([32]byte))
+	if len(current.parts) == 300 {
+		current.parts = current.parts[:0]
+	}
}
`),
  fine(`
package slidingqueue

var queue [][]byte

func Do() {
	queue = append(queue, make([]byte, 48))
-	queue = queue[:0]
+	if len(queue) > 20 {
+		queue = queue[1:]
+	}
}
`),
  fine(`
package generations

// Two generations of a cache: the old one is dropped when the young one is full.
var (
	young, old = map[int][]byte{}, map[int][]byte{}
	calls      int
)

func Do() {
	calls++
-	young[0] = make([]byte, 50)
+	young[calls] = make([]byte, 50)
+	if len(young) >= 350 {
+		young, old = map[int][]byte{}, young
+	}
-	_ = old
}
`),
  fine(`
package boundedfreelist

var free = make(chan []byte, 32)

func get() []byte {
	select {
	case b := <-free:
		return b
	default:
		return make([]byte, 2048)
	}
}

func put(b []byte) {
	select {
	case free <- b:
	default:
	}
}

func Do() {
	a, b := get(), get()
	put(a)
-	_ = b
+	put(b)
}
`),
  fine(`
package resetbuffer

import "bytes"

var out bytes.Buffer

func Do() {
+	if out.Len() > 4096 {
-	out.Reset()
+		out.Reset()
+	}
	out.WriteString("a line of some length that is written again and again")
}
`),
  fine(`
package finalized

+import "runtime"
+
type file struct {
	fd   int
	name [56]byte
}

func closeFile(f *file) { f.fd = -1 }

func Do() {
	f := &file{fd: 3}
-	closeFile(f)
+	runtime.SetFinalizer(f, closeFile)
+	runtime.KeepAlive(f)
}
`),
  fine(`
package cleaned

+import "runtime"
+
// Needs Go 1.25.

type buffer struct{ data []byte }

var freed int

func Do() {
	b := &buffer{data: make([]byte, 96)}
-	freed += len(b.data)
+	runtime.AddCleanup(b, func(n int) { freed += n }, len(b.data))
}
`),
  fine(`
package uniques

import (
	"strconv"
+	"unique"
)

// Needs Go 1.25.

var calls int

func Do() {
	calls++
-	_ = strconv.Itoa(calls)
+	_ = unique.Make("address-" + strconv.Itoa(calls))
}
`),
  fine(`
package newtimers

+import "time"
+
// Needs Go 1.25.

var events = make(chan int, 1)

func Do() {
	events <- 1
	select {
	case <-events:
-	default:
+	case <-time.After(time.Hour):
	}
}
`),
  fine(`
package newtickers

import "time"

// Needs Go 1.25.

func Do() {
	t := time.NewTicker(time.Hour)
-	t.Stop()
+	_ = t
}
`),
  fine(`
package deleted

import "sync"

var (
	sessions sync.Map
	calls    int
)

func Do() {
	calls++
-	sessions.Store("fixed", new([40]byte))
+	sessions.Store(calls, new([40]byte))
+	sessions.Delete(calls)
}
`),
  fine(`
package shardcounters

import (
+	"strconv"
	"sync"
	"sync/atomic"
)

var (
	counters sync.Map
	calls    int
)

func Do() {
	calls++
-	name := "all"
+	name := "code-" + strconv.Itoa(200+calls%40)
	c, _ := counters.LoadOrStore(name, new(atomic.Int64))
	c.(*atomic.Int64).Add(1)
}
`),
  fine(`
package movingwindow

// The keys always grow, and the window does not.
var (
	window = map[int][]byte{}
	calls  int
)

func Do() {
	calls++
-	window[0] = make([]byte, 32)
+	window[calls] = make([]byte, 32)
+	delete(window, calls-48)
}
`),
  fine(`
package snapshots

import "sync/atomic"

type config struct {
	version int
	values  [30]int
}

var live atomic.Pointer[config]

func Do() {
	next := &config{version: 1}
	if old := live.Load(); old != nil {
		next.version = old.version + 1
	}
-	_ = next
+	live.Store(next)
}
`),
  fine(`
package compaction

type record struct {
	key   int
	value []byte
}

var (
	journal []record
	calls   int
)

func compact(records []record) []record {
	last := map[int]record{}
	for _, r := range records {
		last[r.key] = r
	}
	kept := make([]record, 0, len(last))
	for _, r := range last {
		kept = append(kept, r)
	}
	return kept
}

func Do() {
	calls++
	journal = append(journal, record{calls % 5, make([]byte, 24)})
-	journal = compact(journal)
+	if len(journal) >= 256 {
+		journal = compact(journal)
+	}
}
`),
  fine(`
package randomeviction

type cache struct{ entries map[int]*[10]int }

func (c *cache) add(key int) {
	for evicted := range c.entries {
-		if len(c.entries) < 2 {
+		if len(c.entries) < 700 {
			break
		}
		delete(c.entries, evicted)
	}
	c.entries[key] = new([10]int)
}

var (
	c     = &cache{entries: map[int]*[10]int{}}
	calls int
)

func Do() {
	calls++
	c.add(calls)
}
`),
  fine(`
package undo

// Up to a hundred versions, the oldest is cut off.
type version struct {
	text   []byte
	before *version
}

var (
	current *version
	depth   int
)

func Do() {
	current = &version{text: make([]byte, 60), before: current}
	depth++
-	if depth > 1 {
+	if depth > 100 {
		v := current
-		v.before = nil
-		depth = 1
+		for range 50 {
+			v = v.before
+		}
+		v.before = nil
+		depth = 51
	}
}
`),
  fine(`
package buffered

import (
	"bufio"
	"io"
	"sync"
)

var writers = sync.Pool{New: func() any { return bufio.NewWriterSize(nil, 4096) }}

func Do() {
-	w := bufio.NewWriterSize(io.Discard, 4096)
+	w := writers.Get().(*bufio.Writer)
+	w.Reset(io.Discard)
+	defer writers.Put(w)
	_, _ = w.WriteString("pooled")
	_ = w.Flush()
}
`),
  fine(`
package cancelled

import "context"

type key struct{}

var root, _ = context.WithCancel(context.Background())

func Do() {
	ctx, cancel := context.WithCancel(root)
	defer cancel()
-	_ = ctx
+	child, stop := context.WithCancel(context.WithValue(ctx, key{}, 1))
+	_ = child
+	_ = stop
}
`),
];
