import { leak, type Planted } from '../case.ts';

/** Goroutines that wait for a channel. */
export const channels: readonly Planted[] = [
  leak(`
package send

func Do() {
-	done := make(chan int, 1)
+	done := make(chan int)
	go func() { done <- 1 }()
}
`),
  leak(`
package receive

func Do() {
	jobs := make(chan int)
	go func() {
		for range jobs {
		}
	}()
	jobs <- 1
-	close(jobs)
}
`),
  leak(`
package selects

import "context"

func Do() {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	work := make(chan int)
	go func() {
		select {
		case <-work:
-		case <-ctx.Done():
+		case work <- 0:
		}
	}()
	_ = ctx
}
`),
  leak(`
package nilchannel

type worker struct {
	stop chan struct{}
	out  []int
}

func newWorker() *worker {
-	w := &worker{stop: make(chan struct{})}
+	w := &worker{}
	go w.run()
	return w
}

func (w *worker) run() {
	<-w.stop
	w.out = nil
}

func (w *worker) Close() {
	if w.stop != nil {
		close(w.stop)
	}
}

func Do() {
	w := newWorker()
	w.Close()
}
`),
  leak(`
package emptyselect

type listener struct{ ready chan struct{} }

func (l *listener) serve() {
	close(l.ready)
-}
+	select {}
+}

func Do() {
	l := &listener{ready: make(chan struct{})}
	go l.serve()
	<-l.ready
}
`),
];
