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

// page is what the shop shows.
var page []byte

func BenchmarkWatch(b *testing.B) {
	var item Item
	for i := 0; i < b.N; i++ {
		stop := item.Watch(func(int) {})
		for pieces := 16; pieces > 0; pieces-- {
			page = strconv.AppendInt(make([]byte, 0, 512), int64(pieces), 10)
			item.Set(pieces)
		}
		stop()
	}
}
