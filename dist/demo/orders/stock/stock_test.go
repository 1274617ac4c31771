package stock

import "testing"

type shelf map[string]int

func (s shelf) Pieces(code string) int { return s[code] }

func TestFirst(t *testing.T) {
	near, far := shelf{"it0001": 3}, shelf{"it0001": 3}
	if got := First([]Warehouse{near, far}, "it0001"); got != 3 {
		t.Errorf("First = %d, want 3", got)
	}
}

func BenchmarkFirst(b *testing.B) {
	warehouses := []Warehouse{shelf{"it0001": 3}, shelf{"it0001": 3}}
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		First(warehouses, "it0001")
	}
}
