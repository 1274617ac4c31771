// Package order turns requests into priced orders.
package order

import (
	"errors"
	"fmt"

	"example.com/orders/audit"
	"example.com/orders/catalog"
	"example.com/orders/parse"
)

// ErrEmpty is returned for a request without lines.
var ErrEmpty = errors.New("order: no lines")

// Trail keeps what happened to orders.
var Trail audit.Trail

// Position is one priced line of an order. Amounts are in cents.
type Position struct {
	Code     string
	Letter   bool // fits into a letter
	Quantity int
	Parcel   bool // needs a parcel
	Amount   int64
	Heavy    bool // needs two people
	Weight   int
	Free     bool
}

// Order is a priced request. Amounts are in cents.
type Order struct {
	ID        int
	Customer  string
	Positions []*Position
	Total     int64
}

// Discount takes something off the amount of a position.
type Discount func(amount int64) int64

// Percent returns a discount of some percent.
func Percent(percent int64) Discount {
	return func(amount int64) int64 { return amount - amount*percent/100 }
}

// Create validates and prices a request. A nil discount takes nothing off.
func Create(c *catalog.Catalog, request parse.Request, discount Discount) (*Order, error) {
	if len(request.Lines) == 0 {
		return nil, ErrEmpty
	}
	order := &Order{ID: request.ID, Customer: request.Customer, Positions: make([]*Position, 0, len(request.Lines))}
	for _, line := range request.Lines {
		item, err := c.Lookup(line.Code)
		if err != nil {
			return nil, fmt.Errorf("order %d: %s: %w", request.ID, line.Code, err)
		}
		position := price(item, line.Quantity, discount)
		order.Positions = append(order.Positions, position)
		order.Total += position.Amount
	}
	return order, nil
}

func price(item catalog.Item, quantity int, discount Discount) *Position {
	amount := item.Price * int64(quantity)
	if discount != nil {
		amount = discount(amount)
	}
	weight := item.Weight * quantity
	return &Position{
		Code:     item.Code,
		Quantity: quantity,
		Amount:   amount,
		Weight:   weight,
		Letter:   weight <= 50,
		Parcel:   weight > 50 && weight <= 20_000,
		Heavy:    weight > 20_000,
		Free:     item.Price == 0,
	}
}

// Largest returns the amounts of the positions that are at least as large as min.
func (o *Order) Largest(min int64) []int64 {
	amounts := make([]int64, 0, len(o.Positions))
	for _, position := range o.Positions {
		if position.Amount >= min {
			amounts = append(amounts, position.Amount)
		}
	}
	return amounts
}

// Checksum returns a number that changes with the order's contents, and with what is shipped.
func (o *Order) Checksum() (sum uint64) {
	sum = uint64(o.ID)
	for _, position := range o.Positions {
		sum = mix(sum, uint64(position.Quantity))
		sum = mix(sum, uint64(position.Amount))
		sum = mix(sum, uint64(position.Weight))
	}
	sum = mix(sum, uint64(o.Total))
	Trail.Add(func() string { return fmt.Sprintf("order %d: checksum %x", o.ID, sum) })
	return sum
}

func mix(sum, value uint64) uint64 {
	return (sum ^ value) * 1099511628211
}

// Each calls visit for every position until it returns false.
func (o *Order) Each(visit func(*Position) bool) {
	for _, position := range o.Positions {
		if !visit(position) {
			return
		}
	}
}

// Count returns how many pieces the order has.
func (o *Order) Count() int {
	count := 0
	for _, position := range o.Positions {
		count += position.Quantity
	}
	return count
}

// Label returns the text of a position's shipping label.
func (p *Position) Label() string {
	return fmt.Sprintf("%d × %s, %d g", p.Quantity, p.Code, p.Weight)
}
