package encode

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"example.com/orders/order"
)

func sample(items int) *order.Order {
	o := &order.Order{ID: 17, Customer: "acme"}
	for i := 0; i < items; i++ {
		o.Positions = append(o.Positions, &order.Position{Code: fmt.Sprintf("it%04d", i), Quantity: i + 1, Amount: int64(100 * i)})
		o.Total += int64(100 * i)
	}
	return o
}

func TestWrite(t *testing.T) {
	var text strings.Builder
	if err := Write(&text, sample(2)); err != nil {
		t.Fatal(err)
	}
	want := `{"id":17,"customer":"acme","total":100,"positions":[{"code":"it0000","quantity":1,"amount":0},{"code":"it0001","quantity":2,"amount":100}]}` + "\n"
	if text.String() != want {
		t.Errorf("Write:\n%s want\n%s", text.String(), want)
	}
}

func TestSummary(t *testing.T) {
	if got, want := Summary(sample(2)), "order 17 of acme: 2 positions, 100 cents"; got != want {
		t.Errorf("Summary = %q, want %q", got, want)
	}
}

func BenchmarkWrite(b *testing.B) {
	for _, items := range []int{1, 8, 64} {
		o := sample(items)
		b.Run(fmt.Sprintf("items=%d", items), func(b *testing.B) {
			for i := 0; i < b.N; i++ {
				if err := Write(io.Discard, o); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkSummary(b *testing.B) {
	o := sample(8)
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		Summary(o)
	}
}
