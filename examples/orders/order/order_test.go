package order

import (
	"errors"
	"fmt"
	"testing"

	"example.com/orders/catalog"
	"example.com/orders/parse"
)

func shop(items int) (*catalog.Catalog, parse.Request) {
	all := make([]catalog.Item, items)
	lines := make([]parse.Line, items)
	for i := range all {
		code := fmt.Sprintf("it%04d", i)
		all[i] = catalog.Item{Code: code, Name: "item " + code, Price: int64(100 * (i + 1))}
		lines[i] = parse.Line{Code: code, Quantity: i%3 + 1}
	}
	return catalog.New(all), parse.Request{ID: 17, Customer: "acme", Lines: lines}
}

func created(tb testing.TB, items int) *Order {
	tb.Helper()
	c, request := shop(items)
	order, err := Create(c, request, Percent(10))
	if err != nil {
		tb.Fatal(err)
	}
	return order
}

func TestCreate(t *testing.T) {
	order := created(t, 3)
	// 100·1 + 200·2 + 300·3, less 10 %.
	if order.Total != 1260 || len(order.Positions) != 3 || order.Count() != 6 {
		t.Fatalf("Create = %+v", order)
	}
}

func TestCreateRefuses(t *testing.T) {
	c, request := shop(1)
	if _, err := Create(c, parse.Request{ID: 1}, nil); !errors.Is(err, ErrEmpty) {
		t.Errorf("no lines: %v", err)
	}
	request.Lines[0].Code = "none"
	if _, err := Create(c, request, nil); !errors.Is(err, catalog.ErrUnknown) {
		t.Errorf("unknown item: %v", err)
	}
}

func TestLargest(t *testing.T) {
	if got := created(t, 3).Largest(300); len(got) != 2 {
		t.Errorf("Largest = %v, want two amounts", got)
	}
}

func TestChecksum(t *testing.T) {
	if created(t, 3).Checksum() == created(t, 4).Checksum() {
		t.Error("orders of other contents have the same checksum")
	}
}

func TestChecksumIsAudited(t *testing.T) {
	order := created(t, 1)
	sum := order.Checksum()
	if got, want := Trail.Last(), fmt.Sprintf("order 17: checksum %x", sum); got != want {
		t.Errorf("Last = %q, want %q", got, want)
	}
}

func BenchmarkCreateOrder(b *testing.B) {
	for _, items := range []int{1, 8, 64} {
		c, request := shop(items)
		b.Run(fmt.Sprintf("items=%d", items), func(b *testing.B) {
			for i := 0; i < b.N; i++ {
				if _, err := Create(c, request, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkLargest(b *testing.B) {
	order := created(b, 50)
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		order.Largest(500)
	}
}

func BenchmarkChecksum(b *testing.B) {
	order := created(b, 50)
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		order.Checksum()
	}
}

func BenchmarkCount(b *testing.B) {
	order := created(b, 50)
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		order.Count()
	}
}
