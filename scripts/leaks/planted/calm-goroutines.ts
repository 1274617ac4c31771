import { fine, type Planted } from '../case.ts';

/** Goroutines that end, some of them a little later. */
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
package late

import "time"

-func later() {}
+func later() { time.Sleep(2 * time.Millisecond) }

func Do() { go later() }

var _ = time.Second
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
];
