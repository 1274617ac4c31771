import { fine, type Planted } from '../case.ts';

/** Goroutines and connections that only look as if they were left behind. */
export const calmGoroutines: readonly Planted[] = [
  fine(`
package joined

import "sync"

func Do() {
	var wg sync.WaitGroup
+	wg.Add(1)
+	go wg.Done()
	wg.Wait()
}
`),
  fine(`
package lazyworker

import "sync"

var (
	once sync.Once
	jobs = make(chan int, 64)
	runs int
)

func work() {
	for range jobs {
	}
}

func Do() {
-	if runs < 0 {
+	if runs >= 0 {
		once.Do(func() { go work() })
	}
	runs++
}
`),
  fine(`
package janitor

import "time"

func sweep() {
	for range time.Tick(time.Hour) {
	}
}

+func init() { go sweep() }
+
func Do() {}
`),
  fine(`
package late

import "time"

-func later() {}
+func later() { time.Sleep(2 * time.Millisecond) }

func Do() { go later() }

var _ = time.Second
`),
  fine(`
package workerpool

import "sync"

-const workers = 2
+const workers = 16

var (
	start sync.Once
	tasks = make(chan func(), workers)
)

func submit(task func()) {
	start.Do(func() {
		for range workers {
			go func() {
				for task := range tasks {
					task()
				}
			}()
		}
	})
	tasks <- task
}

func Do() {
	done := make(chan struct{})
	submit(func() { close(done) })
	<-done
}
`),
  fine(`
package growingpool

// A pool that starts workers on demand, up to a limit.
type pool struct {
	idle    chan func()
	running int
}

-const limit = 1
+const limit = 64

func (p *pool) do(task func()) {
	if p.running < limit {
		p.running++
		go func() {
			for task := range p.idle {
				task()
			}
		}()
	}
	p.idle <- task
}

var shared = &pool{idle: make(chan func())}

func Do() { shared.do(func() {}) }
`),
  fine(`
package asyncstop

type loop struct{ stop chan struct{} }

func (l *loop) run() { <-l.stop }

func Do() {
	l := &loop{stop: make(chan struct{})}
-	_ = l.run
+	go l.run()
	close(l.stop)
}
`),
  fine(`
package abandoned

func slow() int { return 42 }

func Do() {
	result := make(chan int, 1)
-	result <- slow()
+	go func() { result <- slow() }()
	select {
	case <-result:
	default:
	}
}
`),
  fine(`
package timeouts

import (
	"context"
	"time"
)

func wait(ctx context.Context) { <-ctx.Done() }

func Do() {
-	ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
-	cancel()
+	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Millisecond)
+	_ = cancel
	go wait(ctx)
}
`),
  fine(`
package shorttimers

import "time"

var fired int

func Do() {
-	fired++
+	time.AfterFunc(time.Millisecond, func() { fired++ })
	<-time.After(time.Microsecond)
}
`),
  fine(`
package handover

import "sync"

// One goroutine at a time keeps the lease; the next one takes it over.
var (
	mu      sync.Mutex
	release chan struct{}
)

func lease() {
	mu.Lock()
	defer mu.Unlock()
	if release != nil {
		close(release)
	}
	release = make(chan struct{})
+	go func(until chan struct{}) { <-until }(release)
}

func Do() { lease() }
`),
  fine(`
package pipelined

func stage(in <-chan int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for v := range in {
			out <- v + 1
		}
	}()
	return out
}

func Do() {
	in := make(chan int)
-	out := stage(in)
+	out := stage(stage(stage(in)))
	in <- 1
	close(in)
	for range out {
	}
}
`),
  fine(`
package limited

import "sync"

func Do() {
	var wg sync.WaitGroup
-	limit := make(chan struct{}, 1)
+	limit := make(chan struct{}, 4)
	for range 12 {
		wg.Add(1)
		limit <- struct{}{}
		go func() {
			defer wg.Done()
			defer func() { <-limit }()
		}()
	}
	wg.Wait()
}
`),
  fine(`
package broadcast

import "sync"

type door struct {
	mu   sync.Mutex
	cond *sync.Cond
	open bool
}

func Do() {
	d := &door{}
	d.cond = sync.NewCond(&d.mu)
	for range 3 {
		go func() {
			d.mu.Lock()
			for !d.open {
				d.cond.Wait()
			}
			d.mu.Unlock()
		}()
	}
	d.mu.Lock()
	d.open = true
-	d.cond.Broadcast()
	d.mu.Unlock()
+	d.cond.Broadcast()
}
`),
  fine(`
package piped

import (
	"io"
+	"strings"
)

func Do() {
	r, w := io.Pipe()
	go func() {
-		_, err := w.Write([]byte("all of it"))
+		_, err := io.Copy(w, strings.NewReader("all of it, and more"))
		w.CloseWithError(err)
	}()
	_, _ = io.Copy(io.Discard, r)
+	_ = r.Close()
}
`),
  fine(`
package keepalive

import (
	"io"
	"net/http"
	"net/http/httptest"
)

var server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
	_, _ = io.WriteString(w, "hello")
}))

func Do() {
-	resp, err := http.Get(server.URL)
+	resp, err := http.Post(server.URL, "text/plain", nil)
	if err != nil {
		panic(err)
	}
	_, _ = io.Copy(io.Discard, resp.Body)
	resp.Body.Close()
}
`),
  fine(`
package idleconnections

import (
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
)

var (
	server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusAccepted)
	}))
-	client = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 2}}
+	client = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 16}}
)

func Do() {
	var wg sync.WaitGroup
	for range 6 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			resp, err := client.Get(server.URL)
			if err != nil {
				panic(err)
			}
			_, _ = io.Copy(io.Discard, resp.Body)
			resp.Body.Close()
		}()
	}
	wg.Wait()
}
`),
  fine(`
package serverclosed

import (
	"net/http"
	"net/http/httptest"
)

func Do() {
	s := httptest.NewServer(http.NotFoundHandler())
	defer s.Close()
-	resp, err := s.Client().Head(s.URL)
+	resp, err := s.Client().Get(s.URL)
	if err != nil {
		panic(err)
	}
	resp.Body.Close()
}
`),
  fine(`
package accepted

import "net"

func Do() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
+	go func() {
+		for {
+			if _, err := l.Accept(); err != nil {
+				return
+			}
+		}
+	}()
	l.Close()
}
`),
  fine(`
package waited

import (
+	"bytes"
	"os/exec"
)

func Do() {
	cmd := exec.Command("true")
+	var out bytes.Buffer
+	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err != nil {
		panic(err)
	}
}
`),
  fine(`
package pulled

+import "iter"
+
// Needs Go 1.25.

func numbers(yield func(int) bool) {
	for n := 0; yield(n); n++ {
	}
}

func Do() {
-	for n := range numbers {
-		if n == 3 {
-			return
-		}
-	}
+	next, stop := iter.Pull(numbers)
+	defer stop()
+	next()
+	next()
}
`),
  fine(`
package signalled

import (
	"os"
+	"os/signal"
)

func Do() {
	stop := make(chan os.Signal, 1)
-	_ = stop
+	signal.Notify(stop, os.Interrupt)
+	signal.Stop(stop)
}
`),
  fine(`
package singleton

import (
+	"sync"
	"time"
)

type flusher struct{ lines chan string }

func (f *flusher) run() {
	for {
		select {
		case <-f.lines:
		case <-time.After(time.Hour):
		}
	}
}

-func instance() *flusher { return &flusher{} }
+var instance = sync.OnceValue(func() *flusher {
+	f := &flusher{lines: make(chan string, 8)}
+	go f.run()
+	return f
+})

func Do() {
	if instance() == nil {
		panic("none")
	}
}
`),
  fine(`
package batched

// A batch is handed to a goroutine only once it is full.
var batch []int

func flush(of []int) { clear(of) }

func Do() {
	batch = append(batch, 1)
	if len(batch) == 50 {
-		flush(batch)
+		go flush(batch)
		batch = nil
	}
}
`),
];
