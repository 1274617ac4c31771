import { leak, type Planted } from '../case.ts';

/** Leaks in generic types, and leaks of only some operations. */
export const structure: readonly Planted[] = [
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
