import { fine, type Planted } from '../case.ts';

/** Caches and registries that fill up and then stay as they are. */
export const calmCaches: readonly Planted[] = [
  fine(`
package warmcache

var (
	cache = map[int]*[64]byte{}
	calls int
)

func Do() {
	calls++
-	cache[0] = new([64]byte)
+	cache[calls%100] = new([64]byte)
}
`),
  fine(`
package boundedcache

var cache = map[int]*[64]byte{}

func Do() {
-	cache[0] = new([64]byte)
+	if len(cache) > 900 {
+		clear(cache)
+	}
+	cache[len(cache)] = new([64]byte)
}
`),
  fine(`
package fixedlru

import "container/list"

-const limit = 8
+const limit = 400

type cache struct {
	order *list.List
	items map[int]*list.Element
}

func (c *cache) get(key int) int {
	if known, ok := c.items[key]; ok {
		c.order.MoveToFront(known)
		return known.Value.(int)
	}
	c.items[key] = c.order.PushFront(key)
	if c.order.Len() > limit {
		oldest := c.order.Back()
		c.order.Remove(oldest)
		delete(c.items, oldest.Value.(int))
	}
	return key
}

var (
	squares = &cache{order: list.New(), items: map[int]*list.Element{}}
	calls   int
)

func Do() {
	calls++
	squares.get(calls)
}
`),
  fine(`
package largelru

type cache struct {
	ring  [20000]int
	at    int
	items map[int][]byte
}

func (c *cache) add(key int) {
-	clear(c.items)
+	delete(c.items, c.ring[c.at])
	c.ring[c.at] = key
	c.at = (c.at + 1) % len(c.ring)
	c.items[key] = make([]byte, 64)
}

var (
	blocks = &cache{items: map[int][]byte{}}
	calls  int
)

func Do() {
	calls++
	blocks.add(calls)
}
`),
  fine(`
package expressions

import "regexp"

var compiled = map[string]*regexp.Regexp{}

var patterns = []string{"^a+$", "b|c", "[0-9]{4}", "(x)(y)"}

func match(pattern, text string) bool {
-	return regexp.MustCompile(pattern).MatchString(text)
+	re, ok := compiled[pattern]
+	if !ok {
+		re = regexp.MustCompile(pattern)
+		compiled[pattern] = re
+	}
+	return re.MatchString(text)
}

func Do() {
	for _, pattern := range patterns {
		match(pattern, "2026")
	}
}
`),
  fine(`
package fixedkeys

var interned = map[string]string{}

func intern(b []byte) string {
-	return string(b)
+	if known, ok := interned[string(b)]; ok {
+		return known
+	}
+	s := string(b)
+	interned[s] = s
+	return s
}

var (
	methods = [][]byte{[]byte("GET"), []byte("POST"), []byte("DELETE")}
	calls   int
)

func Do() {
	calls++
	intern(methods[calls%len(methods)])
}
`),
  fine(`
package fillsup

var (
	known = make(map[int]string)
	calls int
)

func Do() {
	calls++
-	known[0] = "same"
+	known[calls%600] = string(make([]byte, 80))
}
`),
  fine(`
package generations

// Two generations of a cache: the old one is dropped when the young one is full.
var (
	young, old = map[int][]byte{}, map[int][]byte{}
	calls      int
)

func Do() {
	calls++
-	young[0] = make([]byte, 50)
+	young[calls] = make([]byte, 50)
+	if len(young) >= 350 {
+		young, old = map[int][]byte{}, young
+	}
-	_ = old
}
`),
  fine(`
package shardcounters

import (
+	"strconv"
	"sync"
	"sync/atomic"
)

var (
	counters sync.Map
	calls    int
)

func Do() {
	calls++
-	name := "all"
+	name := "code-" + strconv.Itoa(200+calls%40)
	c, _ := counters.LoadOrStore(name, new(atomic.Int64))
	c.(*atomic.Int64).Add(1)
}
`),
  fine(`
package randomeviction

type cache struct{ entries map[int]*[10]int }

func (c *cache) add(key int) {
	for evicted := range c.entries {
-		if len(c.entries) < 2 {
+		if len(c.entries) < 700 {
			break
		}
		delete(c.entries, evicted)
	}
	c.entries[key] = new([10]int)
}

var (
	c     = &cache{entries: map[int]*[10]int{}}
	calls int
)

func Do() {
	calls++
	c.add(calls)
}
`),
];
