package stock

import (
	"strconv"
	"testing"
)

func TestWatch(t *testing.T) {
	var item Item
	got := make(chan int, 2)
	stop := item.Watch(func(pieces int) { got <- pieces })
	item.Set(3)
	item.Set(2)
	stop()
	item.Set(1)
	if first, second := <-got, <-got; first != 3 || second != 2 {
		t.Errorf("notified of %d and %d, want 3 and 2", first, second)
	}
}

func BenchmarkWatch(b *testing.B) {
	var item Item
	for i := 0; i < b.N; i++ {
		var lines []string
		stop := item.Watch(func(pieces int) { lines = append(lines, strconv.Itoa(pieces)+" left") })
		for pieces := 200; pieces > 0; pieces-- {
			item.Set(pieces)
		}
		stop()
	}
}
