import { leak, type Planted } from '../case.ts';

/** Goroutines that wait for others: locks, groups, conditions. */
export const waiting: readonly Planted[] = [
  leak(`
package waitgroup

import "sync"

func Do() {
	var wg sync.WaitGroup
-	wg.Add(2)
+	wg.Add(3)
	go func() { defer wg.Done() }()
	go func() { defer wg.Done() }()
	go wg.Wait()
}
`),
  leak(`
package mutex

import "sync"

func Do() {
	var mu sync.Mutex
	mu.Lock()
	go func() {
		mu.Lock()
		mu.Unlock()
	}()
-	mu.Unlock()
}
`),
  leak(`
package rwmutex

import "sync"

type table struct {
	mu   sync.RWMutex
	rows map[string]int
}

func (t *table) find(key string) (int, bool) {
	t.mu.RLock()
	row, ok := t.rows[key]
	if !ok {
-		t.mu.RUnlock()
		return 0, false
	}
	t.mu.RUnlock()
	return row, true
}

func (t *table) set(key string, row int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.rows[key] = row
}

func Do() {
	t := &table{rows: map[string]int{}}
	if _, ok := t.find("a"); !ok {
		go t.set("a", 1)
	}
}
`),
  leak(`
package condition

import "sync"

type gate struct {
	mu   sync.Mutex
	cond *sync.Cond
	open bool
}

func (g *gate) pass(passed *sync.WaitGroup) {
	passed.Done()
	g.mu.Lock()
	for !g.open {
		g.cond.Wait()
	}
	g.mu.Unlock()
}

func Do() {
	g := &gate{}
	g.cond = sync.NewCond(&g.mu)
	var started sync.WaitGroup
	started.Add(3)
	for range 3 {
		go g.pass(&started)
	}
	started.Wait()
	g.mu.Lock()
	g.open = true
-	g.cond.Broadcast()
+	g.cond.Signal()
	g.mu.Unlock()
}
`),
  leak(`
package earlyreturn

import "sync"

func convert(wg *sync.WaitGroup, n int, out chan<- int) {
-	defer wg.Done()
	if n%2 == 1 {
		return
	}
	out <- n
+	wg.Done()
}

func Do() {
	out := make(chan int, 4)
	var wg sync.WaitGroup
	for n := range 4 {
		wg.Add(1)
		go convert(&wg, n, out)
	}
	go func() {
		wg.Wait()
		close(out)
	}()
}
`),
  leak(`
package onceper

import "sync"

-var once sync.Once
-
type logger struct {
+	once  sync.Once
	lines chan string
}

func (l *logger) flush() {
	for range l.lines {
	}
}

func (l *logger) Log(line string) {
-	once.Do(func() { go l.flush() })
+	l.once.Do(func() { go l.flush() })
	select {
	case l.lines <- line:
	default:
	}
}

func Do() {
	l := &logger{lines: make(chan string, 1)}
	l.Log("started")
}
`),
];
