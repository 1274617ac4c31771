import { fine, type Planted } from '../case.ts';

/** Memory that is released, pooled, or allocated once. */
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
package table

var table []int

func Do() {
+	if table == nil {
+		table = make([]int, 1<<16)
+	}
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
