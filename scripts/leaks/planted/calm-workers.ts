import { fine, type Planted } from '../case.ts';

/** Workers that start only once, or whose number stays small. */
export const calmWorkers: readonly Planted[] = [
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
