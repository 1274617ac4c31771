import { leak, type Planted } from '../case.ts';

/** Caches and registries whose entries stay. */
export const caches: readonly Planted[] = [
  leak(`
package lru

import "container/list"

const limit = 16

type entry struct {
	key   int
	value []byte
}

type cache struct {
	order *list.List
	items map[int]*list.Element
}

func (c *cache) put(key int, value []byte) {
	c.items[key] = c.order.PushFront(&entry{key, value})
	for c.order.Len() > limit {
		oldest := c.order.Back()
		c.order.Remove(oldest)
-		delete(c.items, oldest.Value.(*entry).key)
	}
}

var (
	pages = &cache{order: list.New(), items: map[int]*list.Element{}}
	next  int
)

func Do() {
	next++
	pages.put(next, make([]byte, 256))
}
`),
  leak(`
package evictions

import "strconv"

type cache struct {
	limit   int
	entries map[string][]byte
}

// newCache makes a cache; without a limit it keeps everything.
func newCache(limit int) *cache { return &cache{limit: limit, entries: map[string][]byte{}} }

func (c *cache) add(key string, value []byte) {
	if c.limit > 0 && len(c.entries) >= c.limit {
		for oldest := range c.entries {
			delete(c.entries, oldest)
			break
		}
	}
	c.entries[key] = value
}

var (
-	tokens = newCache(32)
+	tokens = newCache(0)
	issued int
)

func Do() {
	issued++
	tokens.add("token-"+strconv.Itoa(issued), make([]byte, 24))
}
`),
  leak(`
package generic

import "sync"

// Cache keeps what was computed.
type Cache[K comparable, V any] struct {
	mu     sync.Mutex
	values map[K]V
}

// Get computes a value once.
func (c *Cache[K, V]) Get(key K, compute func(K) V) V {
	c.mu.Lock()
	defer c.mu.Unlock()
	if v, ok := c.values[key]; ok {
		return v
	}
	v := compute(key)
-	if c.values == nil || len(c.values) > 8 {
+	if c.values == nil {
		c.values = make(map[K]V)
	}
	c.values[key] = v
	return v
}

type point struct{ x, y int }

var (
	paths Cache[point, []point]
	steps int
)

func Do() {
	steps++
	paths.Get(point{steps, 0}, func(p point) []point { return []point{p, {p.x + 1, p.y}} })
}
`),
  leak(`
package shards

import (
	"hash/maphash"
	"strconv"
	"sync"
)

type shard struct {
	sync.RWMutex
	names map[string]struct{}
}

var (
	shards [8]shard
	seed   = maphash.MakeSeed()
	calls  int
)

func mark(name string) bool {
	s := &shards[maphash.String(seed, name)%8]
	s.Lock()
	defer s.Unlock()
	_, known := s.names[name]
	if s.names == nil {
		s.names = map[string]struct{}{}
	}
	s.names[name] = struct{}{}
	return known
}

func forget(name string) {
	s := &shards[maphash.String(seed, name)%8]
	s.Lock()
	defer s.Unlock()
-	delete(s.names, name)
}

func Do() {
	calls++
	name := strconv.Itoa(calls)
	mark(name)
	forget(name)
}
`),
  leak(`
package interning

import "strings"

var interned = map[string]string{}

func intern(s string) string {
	if known, ok := interned[s]; ok {
		return known
	}
	interned[s] = s
	return s
}

var n int

func header(line string) (string, string) {
	name, value, _ := strings.Cut(line, ":")
-	return intern(name), value
+	return intern(name), intern(value)
}

func Do() {
	n++
	header("x-request-id:" + strings.Repeat("f", n%7+1) + string(rune(0x4e00+n%0x5000)) + string(rune(0x4e00+n/0x5000)))
}
`),
  leak(`
package weakmap

import (
	"runtime"
	"sync"
	"weak"
)

// Needs Go 1.25.

type node struct {
	id   int
	data [8]int
}

var (
	mu    sync.Mutex
	nodes = map[int]weak.Pointer[node]{}
	last  int
)

func forget(id int) {
	mu.Lock()
	defer mu.Unlock()
	delete(nodes, id)
}

func add() *node {
	mu.Lock()
	defer mu.Unlock()
	last++
	n := &node{id: last}
	nodes[n.id] = weak.Make(n)
-	runtime.AddCleanup(n, forget, n.id)
+	runtime.KeepAlive(n)
	return n
}

func Do() { add() }
`),
  leak(`
package routes

import (
	"net/http"
	"strconv"
)

var (
	mux  = http.NewServeMux()
	jobs int
)

func announce(id string) {
	pattern := "/jobs/" + id
-	if jobs > 1 {
-		return
-	}
	mux.HandleFunc(pattern, func(http.ResponseWriter, *http.Request) {})
}

func Do() {
	jobs++
	announce(strconv.Itoa(jobs))
}
`),
];
