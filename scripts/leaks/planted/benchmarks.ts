import { leak, type Planted } from '../case.ts';

/**
 * Leaks that only certain benchmarks see: in a benchmark's own code, in parallel ones, in sub-benchmarks, and in
 * `b.Loop`.
 */
export const benchmarks: readonly Planted[] = [
  leak(`
package ownbenchmark

func Sum(numbers []int) (sum int) {
	for _, n := range numbers {
		sum += n
	}
	return sum
}
-- ownbenchmark_test.go --
package ownbenchmark

import "testing"

var kept [][]int

func BenchmarkSum(b *testing.B) {
	for i := 0; i < b.N; i++ {
		numbers := make([]int, 100)
-		kept = append(kept[:0], numbers)
+		kept = append(kept, numbers)
		Sum(numbers)
	}
}
`),
  leak(`
package subbenchmarks

type codec struct {
	strict bool
	errors []string
}

func (c *codec) decode(text string) int {
	if c.strict && text == "" {
-		c.errors = append(c.errors[:0], "empty text, where at least one character is expected")
+		c.errors = append(c.errors, "empty text, where at least one character is expected")
	}
	return len(text)
}
-- subbenchmarks_test.go --
package subbenchmarks

import "testing"

func BenchmarkDecode(b *testing.B) {
	for _, test := range []struct {
		name   string
		strict bool
		text   string
	}{{"lenient", false, ""}, {"strict", true, ""}, {"long", true, "long"}} {
		b.Run(test.name, func(b *testing.B) {
			c := &codec{strict: test.strict}
			for i := 0; i < b.N; i++ {
				c.decode(test.text)
			}
		})
	}
}
`),
  leak(`
package parallel

import "sync"

type pooled struct {
	buffer *[64]byte
	used   int
	name   string
}

type pool struct {
	mu   sync.Mutex
	idle []pooled
}

func (p *pool) get() pooled {
	p.mu.Lock()
	defer p.mu.Unlock()
	if n := len(p.idle); n > 0 {
		last := p.idle[n-1]
-		p.idle = p.idle[:n-1]
		return last
	}
	return pooled{buffer: new([64]byte)}
}

func (p *pool) put(one pooled) {
	p.mu.Lock()
	defer p.mu.Unlock()
	one.used++
	p.idle = append(p.idle, one)
}
-- parallel_test.go --
package parallel

import "testing"

func BenchmarkPool(b *testing.B) {
	var p pool
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			p.put(p.get())
		}
	})
}
`),
  leak(`
package loop

type tracer struct{ spans chan string }

func (t *tracer) start(name string) func() {
	finish := make(chan struct{})
	go func() {
		<-finish
		select {
		case t.spans <- name:
		default:
		}
	}()
	return func() { close(finish) }
}

func traced(t *tracer, work func() bool) {
	finish := t.start("work")
	if !work() {
-		finish()
		return
	}
	finish()
}
-- loop_test.go --
package loop

import "testing"

// Needs Go 1.25.

func BenchmarkTraced(b *testing.B) {
	t := &tracer{spans: make(chan string, 1)}
	for b.Loop() {
		traced(t, func() bool { return false })
	}
}
`),
  leak(`
package ownstate

>import "strconv"
>
type counts struct{ byName map[string]*[8]int }

func (c *counts) add(name string) {
-	c.byName[name] = new([8]int)
+	c.byName[name+strconv.Itoa(len(c.byName))] = new([8]int)
}
-- ownstate_test.go --
package ownstate

import "testing"

// Needs Go 1.25.

func BenchmarkCounts(b *testing.B) {
	c := &counts{byName: map[string]*[8]int{}}
	for b.Loop() {
		c.add("name")
	}
}
`),
];
