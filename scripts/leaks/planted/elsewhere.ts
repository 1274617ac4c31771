import { leak, type Planted } from '../case.ts';

/** Leaks whose cause is in another file or package, behind an interface, or between other edits. */
export const elsewhere: readonly Planted[] = [
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
];
