// Package parse reads order requests.
package parse

import (
	"errors"
	"strconv"
	"strings"
)

// ErrSyntax is returned for a line that is not an order request.
var ErrSyntax = errors.New("parse: not an order request")

// Line is one line of a request: how many of which item.
type Line struct {
	Code     string
	Quantity int
}

// Request is what a customer asked for.
type Request struct {
	ID       int
	Customer string
	Lines    []Line
}

// Parse reads a line such as
//
//	order 17 customer=acme items=ab12:3,cd34:1
func Parse(text string) (Request, error) {
	rest, ok := strings.CutPrefix(text, "order ")
	if !ok {
		return Request{}, ErrSyntax
	}
	number, rest, ok := strings.Cut(rest, " customer=")
	if !ok {
		return Request{}, ErrSyntax
	}
	customer, items, ok := strings.Cut(rest, " items=")
	if !ok || customer == "" {
		return Request{}, ErrSyntax
	}
	id, err := strconv.Atoi(number)
	if err != nil {
		return Request{}, ErrSyntax
	}
	lines, err := parseLines(items)
	if err != nil {
		return Request{}, err
	}
	return Request{ID: id, Customer: customer, Lines: lines}, nil
}

// parseLines reads "ab12:3,cd34:1".
func parseLines(text string) ([]Line, error) {
	lines := make([]Line, 0, strings.Count(text, ",")+1)
	for text != "" {
		var field string
		field, text, _ = strings.Cut(text, ",")
		line, err := parseLine(field)
		if err != nil {
			return nil, err
		}
		lines = append(lines, line)
	}
	return lines, nil
}

// parseLine reads "ab12:3".
func parseLine(field string) (Line, error) {
	code, quantity, ok := strings.Cut(field, ":")
	n, err := strconv.Atoi(quantity)
	if !ok || err != nil || n < 1 {
		return Line{}, ErrSyntax
	}
	return Line{Code: code, Quantity: n}, nil
}
