import { fine, type Planted } from '../case.ts';

/** Rings, queues and windows that move on. */
export const calmWindows: readonly Planted[] = [
  fine(`
package fixedring

var (
	slots [256]*[64]byte
	calls int
)

func Do() {
	calls++
-	slots[0] = new([64]byte)
+	slots[calls%256] = new([64]byte)
}
`),
  fine(`
package containerring

import "container/ring"

var recent = ring.New(128)

func Do() {
-	recent.Value = 1
+	recent.Value = make([]byte, 100)
	recent = recent.Next()
}
`),
  fine(`
package truncated

type span struct{ parts []*[32]byte }

var current span

func Do() {
-	current.parts = []*[32]byte{new([32]byte)}
+	current.parts = append(current.parts, new([32]byte))
+	if len(current.parts) == 300 {
+		current.parts = current.parts[:0]
+	}
}
`),
  fine(`
package slidingqueue

var queue [][]byte

func Do() {
	queue = append(queue, make([]byte, 48))
-	queue = queue[:0]
+	if len(queue) > 20 {
+		queue = queue[1:]
+	}
}
`),
  fine(`
package boundedfreelist

var free = make(chan []byte, 32)

func get() []byte {
	select {
	case b := <-free:
		return b
	default:
		return make([]byte, 2048)
	}
}

func put(b []byte) {
	select {
	case free <- b:
	default:
	}
}

func Do() {
	a, b := get(), get()
	put(a)
-	_ = b
+	put(b)
}
`),
  fine(`
package movingwindow

// The keys always grow, and the window does not.
var (
	window = map[int][]byte{}
	calls  int
)

func Do() {
	calls++
-	window[0] = make([]byte, 32)
+	window[calls] = make([]byte, 32)
+	delete(window, calls-48)
}
`),
  fine(`
package compaction

type record struct {
	key   int
	value []byte
}

var (
	journal []record
	calls   int
)

func compact(records []record) []record {
	last := map[int]record{}
	for _, r := range records {
		last[r.key] = r
	}
	kept := make([]record, 0, len(last))
	for _, r := range last {
		kept = append(kept, r)
	}
	return kept
}

func Do() {
	calls++
	journal = append(journal, record{calls % 5, make([]byte, 24)})
-	journal = compact(journal)
+	if len(journal) >= 256 {
+		journal = compact(journal)
+	}
}
`),
  fine(`
package undo

// Up to a hundred versions, the oldest is cut off.
type version struct {
	text   []byte
	before *version
}

var (
	current *version
	depth   int
)

func Do() {
	current = &version{text: make([]byte, 60), before: current}
	depth++
-	if depth > 1 {
+	if depth > 100 {
		v := current
-		v.before = nil
-		depth = 1
+		for range 50 {
+			v = v.before
+		}
+		v.before = nil
+		depth = 51
	}
}
`),
];
