import { leak, type Planted } from '../case.ts';

/** Timers and contexts that nobody stops. */
export const timers: readonly Planted[] = [
  leak(`
package timer

import "time"

func Do() {
	t := time.AfterFunc(time.Hour, func() {})
-	t.Stop()
+	_ = t
}
`),
  leak(`
package after

import "time"

var (
	events = make(chan int, 1)
	idle   = time.NewTimer(time.Hour)
)

// Next waits for an event, or for ten minutes. Timers live until they fire before Go 1.23.
func Next() (int, bool) {
	select {
	case e := <-events:
		return e, true
-	case <-idle.C:
+	case <-time.After(10 * time.Minute):
		return 0, false
	}
}

func Do() {
	events <- 1
	Next()
}
`),
  leak(`
package oldticker

import "time"

type heart struct{ beat *time.Ticker }

func (h *heart) stop() {
-	h.beat.Stop()
+	h.beat = nil
}

func Do() {
	h := &heart{beat: time.NewTicker(time.Minute)}
	h.stop()
}
`),
  leak(`
package context

import "context"

var parent, _ = context.WithCancel(context.Background())

func Do() {
	ctx, cancel := context.WithCancel(parent)
-	defer cancel()
+	_ = cancel
	_ = ctx.Err()
}
`),
  leak(`
package deadline

import (
	"context"
	"time"
)

func query(ctx context.Context) error { return ctx.Err() }

func Do() {
-	ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
-	defer cancel()
+	ctx, _ := context.WithTimeout(context.Background(), time.Hour)
	_ = query(ctx)
}
`),
  leak(`
package afterfunc

import "context"

type conn struct{ buffer [96]byte }

func (c *conn) abort() { clear(c.buffer[:]) }

var serverContext, shutdown = context.WithCancel(context.Background())

func serve(c *conn) {
	stop := context.AfterFunc(serverContext, c.abort)
-	defer stop()
	c.buffer[0] = 1
+	_ = stop
}

func Do() { serve(&conn{}) }
`),
];
