// Package stock asks the warehouses what they have.
package stock

// Warehouse says how many pieces of an item it has.
type Warehouse interface {
	Pieces(code string) int
}

// First asks all warehouses at once and returns the answer that comes first.
func First(warehouses []Warehouse, code string) int {
	answers := make(chan int, len(warehouses))
	for _, warehouse := range warehouses {
		go func(warehouse Warehouse) { answers <- warehouse.Pieces(code) }(warehouse)
	}
	return <-answers
}
