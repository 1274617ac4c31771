// Package audit keeps the last events of the process for support.
package audit

import "sync"

const size = 64

// Trail keeps the last events. An event is formatted only when somebody looks.
type Trail struct {
	mu     sync.Mutex
	events [size]func() string
	next   int
}

// Add keeps an event.
func (t *Trail) Add(event func() string) {
	t.mu.Lock()
	t.events[t.next%size] = event
	t.next++
	t.mu.Unlock()
}

// Last returns the newest event, formatted.
func (t *Trail) Last() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.next == 0 {
		return ""
	}
	return t.events[(t.next-1)%size]()
}
