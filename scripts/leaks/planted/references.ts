import { leak, type Planted } from '../case.ts';

/** Slices, strings and closures that keep memory alive that nobody needs any more. */
export const references: readonly Planted[] = [
  leak(`
package slice

var log [][]byte

func Do() {
	log = append(log, make([]byte, 64))
-	log = log[:0]
}
`),
  leak(`
package bigarray

var (
	heads = map[int][]byte{}
	pages int
)

func Do() {
	page := make([]byte, 4096)
	pages++
-	heads[pages%8] = page[:8]
+	heads[pages] = page[:8]
}
`),
  leak(`
package bigarraykept

import "bytes"

var titles [][]byte

func title(document []byte) []byte {
	first, _, _ := bytes.Cut(document, []byte("|"))
-	return bytes.Clone(first)
+	return first
}

func Do() {
	document := make([]byte, 8192)
	document[4] = '|'
	titles = append(titles, title(document))
}
`),
  leak(`
package substring

import "strings"

var (
	names []string
	body  = strings.Repeat("x", 6000)
)

func remember(request string) {
-	names = append(names, strings.Clone(request[:5]))
+	names = append(names, request[:5])
}

func Do() { remember("name=" + body) }
`),
  leak(`
package subscription

type bus struct{ subs []func(int) }

var events bus

func (b *bus) subscribe(f func(int)) { b.subs = append(b.subs, f) }
func (b *bus) reset()                { b.subs = nil }

func Do() {
	state := make([]int, 16)
	events.subscribe(func(n int) { state[0] = n })
-	events.reset()
}
`),
  leak(`
package observers

type observer interface{ Changed(int) }

type subject struct {
	observers map[observer]bool
}

func (s *subject) attach(o observer) { s.observers[o] = true }
func (s *subject) detach(o observer) { delete(s.observers, o) }

type view struct {
	of    *subject
	cells [24]int
}

func open(of *subject) *view {
	v := &view{of: of}
	of.attach(v)
	return v
}

func (v *view) Changed(n int) { v.cells[0] = n }

func (v *view) Close() {
-	v.of.detach(v)
	v.of = nil
}

var model = &subject{observers: map[observer]bool{}}

func Do() { open(model).Close() }
`),
];
