import { leak, type Planted } from '../case.ts';

/** The cause is elsewhere: in another file or package, behind an interface, in the benchmark, between other edits. */
export const structure: readonly Planted[] = [
  leak(`
package otherfile

func Do() {
	w := startWorker()
	w.jobs <- 1
-	w.stop()
}
-- worker.go --
package otherfile

type worker struct{ jobs chan int }

func startWorker() *worker {
	w := &worker{jobs: make(chan int)}
	go w.loop()
	return w
}

func (w *worker) loop() {
	for range w.jobs {
	}
}

func (w *worker) stop() { close(w.jobs) }
`),
  leak(`
package otherpackage

import "example.com/planted/otherpackage/queue"

func Do() {
	q := queue.Open(4)
	q.Put(1)
	q.Close()
}
-- queue/queue.go --
// Package queue delivers in the background.
package queue

type Queue struct {
	items chan int
	quit  chan struct{}
}

func Open(size int) *Queue {
	q := &Queue{items: make(chan int, size), quit: make(chan struct{})}
	go q.deliver()
	return q
}

func (q *Queue) Put(n int) { q.items <- n }

func (q *Queue) Close() {
-	close(q.quit)
+	close(q.items)
+	q.items = nil
}
-- queue/deliver.go --
package queue

func (q *Queue) deliver() {
	for {
		select {
		case <-q.items:
		case <-q.quit:
			return
		}
	}
}
`),
  leak(`
package constants

import "example.com/planted/constants/config"

func Do() {
	results := make(chan error, config.ReplyBuffer)
	go func() { results <- nil }()
}
-- config/config.go --
// Package config has what operators may want to change.
package config

const (
	// Workers run at the same time.
	Workers = 8
	// ReplyBuffer is how many replies may wait.
-	ReplyBuffer = 1
+	ReplyBuffer = 0
)
`),
  leak(`
package behindinterface

type store interface{ save(id int, value []byte) }

type window struct{ slots [16][]byte }

func (w *window) save(id int, value []byte) { w.slots[id%16] = value }

type archive struct{ all map[int][]byte }

func (a *archive) save(id int, value []byte) { a.all[id] = value }

func newStore() store {
-	return &window{}
+	return &archive{all: map[int][]byte{}}
}

var (
	current = newStore()
	id      int
)

func Do() {
	id++
	current.save(id, make([]byte, 40))
}
`),
  leak(`
package noise

import (
	"errors"
	"strings"
)

<const maxName = 60
>// maxName is the longest name that is accepted.
>const maxName = 64

var errName = errors.New("bad name")

<func valid(name string) bool {
<	return len(name) > 0 && len(name) < maxName
<}
>func valid(name string) bool { return name != "" && len(name) <= maxName }

type account struct {
	name  string
	peers [6]*account
}

type book struct {
	accounts map[string]*account
<	closed   int
>	closed   int
>	opened   int
}

func (b *book) open(name string) (*account, error) {
<	name = strings.TrimSpace(name)
>	name = strings.Trim(name, " ")
	if !valid(name) {
		return nil, errName
	}
	a := &account{name: name}
	a.peers[0] = a
	b.accounts[name] = a
>	b.opened++
	return a, nil
}

func (b *book) close(a *account) {
	b.closed++
	if b.accounts[a.name] == a {
-		delete(b.accounts, a.name)
+		a.peers[0] = nil
	}
}

var accounts = &book{accounts: map[string]*account{}}

<func Do() {
<	serial++
<	a, _ := accounts.open("customer-" + strings.Repeat("i", 1) + digits(serial))
<	accounts.close(a)
<}
>func Do() {
>	serial++
>	opened, err := accounts.open("customer-" + digits(serial))
>	if err != nil {
>		return
>	}
>	accounts.close(opened)
>}
-- digits.go --
package noise

import "strconv"

var serial int

<func digits(n int) string { return strconv.FormatInt(int64(n), 10) }
>func digits(n int) string { return strconv.Itoa(n) }
`),
  leak(`
package embedded

import "sync"

type base struct {
	mu   sync.Mutex
	done chan struct{}
}

func (b *base) start() {
	b.done = make(chan struct{})
	go b.watch()
}

func (b *base) watch() { <-b.done }

func (b *base) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	close(b.done)
}

type service struct {
	base
	name string
}

+func (s *service) Close() { s.name = "" }
+
func Do() {
	s := &service{name: "orders"}
	s.start()
	s.Close()
}
`),
  leak(`
package sometimes

import "errors"

var (
	errOdd = errors.New("odd")
	calls  int
)

func step(n int) error {
	if n%2 == 1 {
		return errOdd
	}
	return nil
}

// run works beside its caller, which only waits for it where that makes sense.
func run(n int) error {
	finished := make(chan struct{})
	go func() {
		finished <- struct{}{}
	}()
	if err := step(n); err != nil {
-		<-finished
		return err
	}
	<-finished
	return nil
}

func Do() {
	calls++
	_ = run(calls)
}
`),
  leak(`
package rarely

>import "time"
>
var requests int

func handle(n int) {
	finished := make(chan struct{})
	for range 2 {
		go func() { <-finished }()
	}
	if n%3 == 0 {
-		close(finished)
+		time.AfterFunc(time.Hour, func() { close(finished) })
		return
	}
	close(finished)
}

func Do() {
	requests++
	handle(requests)
}
`),
  leak(`
package ownbenchmark

func Sum(numbers []int) (sum int) {
	for _, n := range numbers {
		sum += n
	}
	return sum
}
-- ownbenchmark_test.go --
package ownbenchmark

import "testing"

var kept [][]int

func BenchmarkSum(b *testing.B) {
	for i := 0; i < b.N; i++ {
		numbers := make([]int, 100)
-		kept = append(kept[:0], numbers)
+		kept = append(kept, numbers)
		Sum(numbers)
	}
}
`),
  leak(`
package subbenchmarks

type codec struct {
	strict bool
	errors []string
}

func (c *codec) decode(text string) int {
	if c.strict && text == "" {
-		c.errors = append(c.errors[:0], "empty text, where at least one character is expected")
+		c.errors = append(c.errors, "empty text, where at least one character is expected")
	}
	return len(text)
}
-- subbenchmarks_test.go --
package subbenchmarks

import "testing"

func BenchmarkDecode(b *testing.B) {
	for _, test := range []struct {
		name   string
		strict bool
		text   string
	}{{"lenient", false, ""}, {"strict", true, ""}, {"long", true, "long"}} {
		b.Run(test.name, func(b *testing.B) {
			c := &codec{strict: test.strict}
			for i := 0; i < b.N; i++ {
				c.decode(test.text)
			}
		})
	}
}
`),
  leak(`
package parallel

import "sync"

type pool struct {
	mu   sync.Mutex
	idle []*[64]byte
}

func (p *pool) get() *[64]byte {
	p.mu.Lock()
	defer p.mu.Unlock()
	if n := len(p.idle); n > 0 {
		buffer := p.idle[n-1]
-		p.idle = p.idle[:n-1]
		return buffer
	}
	return new([64]byte)
}

func (p *pool) put(buffer *[64]byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.idle = append(p.idle, buffer)
}
-- parallel_test.go --
package parallel

import "testing"

func BenchmarkPool(b *testing.B) {
	var p pool
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			p.put(p.get())
		}
	})
}
`),
  leak(`
package loop

type tracer struct{ spans chan string }

func (t *tracer) start(name string) func() {
	finish := make(chan struct{})
	go func() {
		<-finish
		select {
		case t.spans <- name:
		default:
		}
	}()
	return func() { close(finish) }
}

func traced(t *tracer, work func() bool) {
	finish := t.start("work")
	if !work() {
-		finish()
		return
	}
	finish()
}
-- loop_test.go --
package loop

import "testing"

// Needs Go 1.25.

func BenchmarkTraced(b *testing.B) {
	t := &tracer{spans: make(chan string, 1)}
	for b.Loop() {
		traced(t, func() bool { return false })
	}
}
`),
  leak(`
package ownstate

>import "strconv"
>
type counts struct{ byName map[string]*[8]int }

func (c *counts) add(name string) {
-	c.byName[name] = new([8]int)
+	c.byName[name+strconv.Itoa(len(c.byName))] = new([8]int)
}
-- ownstate_test.go --
package ownstate

import "testing"

// Needs Go 1.25.

func BenchmarkCounts(b *testing.B) {
	c := &counts{byName: map[string]*[8]int{}}
	for b.Loop() {
		c.add("name")
	}
}
`),
  leak(`
package genericworker

type worker[T any] struct {
	in   chan T
	each func(T)
}

func newWorker[T any](each func(T)) *worker[T] {
	w := &worker[T]{in: make(chan T), each: each}
	go w.run()
	return w
}

func (w *worker[T]) run() {
	for v := range w.in {
		w.each(v)
	}
}

func (w *worker[T]) Close() {
-	close(w.in)
+	w.each = nil
}

func Do() {
	w := newWorker(func(string) {})
	w.Close()
}
`),
  leak(`
package replaced

import "time"

// tasks in the background, until they are stopped.
type tasks struct{ stop chan struct{} }

<func (t *tasks) every(pause time.Duration, task func()) {
<	go func() {
<		ticker := time.NewTicker(pause)
<		defer ticker.Stop()
<		for {
<			select {
<			case <-ticker.C:
<				task()
<			case <-t.stop:
<				return
<			}
<		}
<	}()
<}
+func (t *tasks) every(pause time.Duration, task func()) {
+	go func() {
+		for {
+			timer := time.NewTimer(pause)
+			<-timer.C
+			task()
+		}
+	}()
+}

func Do() {
	t := &tasks{stop: make(chan struct{})}
	t.every(time.Hour, func() {})
	close(t.stop)
}
`),
];
