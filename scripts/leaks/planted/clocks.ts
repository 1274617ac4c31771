import { leak, type Planted } from '../case.ts';

/** Goroutines that wait for a ticker, a timer or a context. */
export const clocks: readonly Planted[] = [
  leak(`
package ticker

import "time"

func Do() {
	t := time.NewTicker(time.Hour)
	stop := make(chan bool)
	go func() {
		select {
		case <-t.C:
		case <-stop:
		}
	}()
-	stop <- true
+	_ = stop
	t.Stop()
}
`),
  leak(`
package rangeticker

import "time"

type metrics struct {
	ticker *time.Ticker
	done   chan struct{}
	sent   int
}

func (m *metrics) report() {
-	for {
-		select {
-		case <-m.ticker.C:
-			m.sent++
-		case <-m.done:
-			return
-		}
-	}
+	for range m.ticker.C {
+		m.sent++
+	}
}

func (m *metrics) Close() {
	m.ticker.Stop()
	close(m.done)
}

func Do() {
	m := &metrics{ticker: time.NewTicker(time.Minute), done: make(chan struct{})}
	go m.report()
	m.Close()
}
`),
  leak(`
package poller

import (
	"sync/atomic"
	"time"
)

type poller struct{ closed atomic.Bool }

func (p *poller) run() {
	for !p.closed.Load() {
		time.Sleep(5 * time.Millisecond)
	}
}

func (p *poller) Close() {
-	p.closed.Store(true)
}

func Do() {
	p := &poller{}
	go p.run()
	p.Close()
}
`),
  leak(`
package retries

import (
	"errors"
	"time"
)

var errDown = errors.New("down")

func send(attempt int) error {
	if attempt < 2 {
		return errDown
	}
	return nil
}

-const pause = 10 * time.Microsecond
+const pause = 10 * time.Minute

func deliver() {
	for attempt := 0; send(attempt) != nil; attempt++ {
		time.Sleep(pause << attempt)
	}
}

func Do() { go deliver() }
`),
  leak(`
package waitcontext

import "context"

type server struct {
	ctx    context.Context
	cancel context.CancelFunc
}

func start() *server {
	s := &server{}
	s.ctx, s.cancel = context.WithCancel(context.Background())
	go s.loop()
	return s
}

func (s *server) loop() { <-s.ctx.Done() }

func (s *server) Stop() {
-	s.cancel()
+	s.ctx = context.Background()
}

func Do() { start().Stop() }
`),
  leak(`
package foreigncontext

import (
	"context"
	"time"
)

// request is a context of its own, as frameworks have them.
type request struct{ done chan struct{} }

func (r *request) Deadline() (time.Time, bool) { return time.Time{}, false }
func (r *request) Done() <-chan struct{}       { return r.done }
func (r *request) Err() error                  { return nil }
func (r *request) Value(any) any               { return nil }

var current = &request{done: make(chan struct{})}

func handle(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
-	defer cancel()
+	_ = cancel
	return ctx.Err()
}

func Do() { _ = handle(current) }
`),
];
