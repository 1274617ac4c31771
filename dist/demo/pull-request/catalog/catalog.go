// Package catalog keeps the items that can be ordered.
package catalog

import "errors"

// ErrUnknown is returned for a code that the catalog does not have.
var ErrUnknown = errors.New("catalog: unknown item")

// Item is something that can be ordered. Prices are in cents.
type Item struct {
	Code   string
	Name   string
	Price  int64
	Weight int
}

// Catalog finds items by their code.
type Catalog struct {
	items map[string]Item
}

// New returns a catalog of the items.
func New(items []Item) *Catalog {
	c := &Catalog{items: make(map[string]Item, len(items))}
	for _, item := range items {
		c.items[item.Code] = item
	}
	return c
}

// Lookup returns the item with the code.
func (c *Catalog) Lookup(code string) (Item, error) {
	item, ok := c.items[code]
	if !ok {
		return Item{}, ErrUnknown
	}
	return item, nil
}

// Codes returns the codes of all items that cost at most limit cents, in no order; nil if there are none.
func (c *Catalog) Codes(limit int64) []string {
	var codes []string
	for code, item := range c.items {
		if item.Price <= limit {
			codes = append(codes, code)
		}
	}
	return codes
}
