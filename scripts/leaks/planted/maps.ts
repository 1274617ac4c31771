import { leak, type Planted } from '../case.ts';

/** Maps that only grow. */
export const maps: readonly Planted[] = [
  leak(`
package globalmap

var seen = map[int]*[64]byte{}

func Do() {
-	seen[0] = new([64]byte)
+	seen[len(seen)] = new([64]byte)
}
`),
  leak(`
package syncmap

import "sync"

var (
	users sync.Map
	next  int
)

func Do() {
	next++
	users.Store(next, new([64]byte))
-	users.Delete(next)
}
`),
  leak(`
package wrongkey

type session struct {
	id, user int
	data     [48]byte
}

type store struct{ byID map[int]*session }

var (
	sessions = &store{byID: map[int]*session{}}
	last     int
)

func (s *store) open(user int) *session {
	last++
	opened := &session{id: last, user: user}
	s.byID[opened.id] = opened
	return opened
}

func (s *store) close(of *session) {
-	delete(s.byID, of.id)
+	delete(s.byID, of.user)
}

func Do() { sessions.close(sessions.open(0)) }
`),
  leak(`
package postings

import "strings"

var index = map[string][]int{}

func add(document int, text string) {
	for _, word := range strings.Fields(text) {
-		if list := index[word]; len(list) > 0 && list[len(list)-1] == document {
-			continue
-		}
		index[word] = append(index[word], document)
	}
}

func Do() { add(7, "to be or not to be") }
`),
  leak(`
package pointerkey

import "fmt"

type options struct{ width, height int }

-var rendered = map[options]string{}
+var rendered = map[*options]string{}

func render(o *options) string {
-	if page, ok := rendered[*o]; ok {
+	if page, ok := rendered[o]; ok {
		return page
	}
	page := fmt.Sprintf("%dx%d", o.width, o.height)
-	rendered[*o] = page
+	rendered[o] = page
	return page
}

func Do() { render(&options{width: 640, height: 480}) }
`),
  leak(`
package notanumber

import "math"

var buckets = map[float64][]byte{}

func record(rate float64) {
-	if math.IsNaN(rate) {
-		rate = 0
-	}
	buckets[math.Round(rate)] = make([]byte, 32)
}

func Do() {
	var total float64
	record(total / total)
}
`),
  leak(`
package labels

import "strconv"

type counter struct{ value float64 }

var (
	counters = map[string]*counter{}
	requests int
)

func with(path, id string) *counter {
-	key := path
+	key := path + "/" + id
	c, ok := counters[key]
	if !ok {
		c = &counter{}
		counters[key] = c
	}
	return c
}

func Do() {
	requests++
	with("/orders", strconv.Itoa(requests)).value++
}
`),
];
