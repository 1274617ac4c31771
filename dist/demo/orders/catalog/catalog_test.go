package catalog

import (
	"errors"
	"fmt"
	"testing"
)

func sample(n int) []Item {
	items := make([]Item, n)
	for i := range items {
		code := fmt.Sprintf("it%04d", i)
		items[i] = Item{Code: code, Name: "item " + code, Price: int64(100 + i), Weight: i % 7}
	}
	return items
}

func TestLookup(t *testing.T) {
	c := New(sample(3))
	item, err := c.Lookup("it0001")
	if err != nil || item.Price != 101 {
		t.Fatalf("Lookup = %+v, %v", item, err)
	}
	if _, err := c.Lookup("none"); !errors.Is(err, ErrUnknown) {
		t.Fatalf("Lookup of an unknown code: %v", err)
	}
}

func TestCodes(t *testing.T) {
	if got := New(sample(5)).Codes(102); len(got) != 3 {
		t.Fatalf("Codes = %v, want 3 of them", got)
	}
}

func BenchmarkNew(b *testing.B) {
	items := sample(100)
	b.ReportAllocs()
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		New(items)
	}
}

func BenchmarkLookupParallel(b *testing.B) {
	c := New(sample(100))
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if _, err := c.Lookup("it0042"); err != nil {
				b.Error(err)
			}
		}
	})
}

func BenchmarkCodes(b *testing.B) {
	c := New(sample(200))
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		c.Codes(250)
	}
}
