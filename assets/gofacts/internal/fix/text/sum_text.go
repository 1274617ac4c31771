package text

import (
	"go/types"
	"slices"
	"strconv"
	"strings"
)

// isEmpty reports whether the sum adds nothing.
func (s *sum) isEmpty() bool { return s.bytes == 0 && s.adds() == 0 }

// adds returns the number of terms that add a length. The other terms are definitions.
func (s *sum) adds() int {
	count := 0
	for _, t := range s.terms {
		if t.defines == nil {
			count++
		}
	}
	return count
}

// variables returns the variables that the terms read, ignoring definitions that no term needs.
func (s *sum) variables() []*types.Var {
	var found []*types.Var
	for _, t := range s.needed() {
		found = append(found, t.variables...)
	}
	return found
}

// needed returns the terms, without definitions that no later term reads.
func (s *sum) needed() []term {
	var found []term
	read := map[*types.Var]bool{}
	for i := len(s.terms) - 1; i >= 0; i-- {
		t := s.terms[i]
		if t.defines != nil && !slices.ContainsFunc(t.defines, func(variable *types.Var) bool { return read[variable] }) {
			continue
		}
		for _, variable := range t.variables {
			read[variable] = true
		}
		found = append(found, t)
	}
	slices.Reverse(found)
	return found
}

// definesAny reports whether a needed term is a definition.
func (s *sum) definesAny() bool {
	return slices.ContainsFunc(s.needed(), func(t term) bool { return t.defines != nil })
}

// expression returns an expression for the sum of the terms' lengths and a number of bytes. It returns "" if the sum
// is empty.
func expression(terms []term, bytes int) string {
	var parts []string
	times := map[string]int{}
	for _, t := range terms {
		times[t.length] += t.times
	}
	for _, t := range terms {
		count := times[t.length]
		delete(times, t.length)
		switch {
		case count == 1:
			parts = append(parts, t.length)
		case count > 1:
			parts = append(parts, strconv.Itoa(count)+"*"+t.length)
		}
	}
	if bytes > 0 {
		parts = append(parts, strconv.Itoa(bytes))
	}
	return strings.Join(parts, " + ")
}

// indented returns the statements that add a sum to the total, indented by one tab.
func (m *summing) indented(s *sum) []string {
	var lines []string
	var lengths []term
	var nested []string
	bytes := s.bytes
	flush := func(isLast bool) {
		rest := 0
		if len(lengths) > 0 || isLast {
			rest, bytes = bytes, 0
		}
		switch text := expression(lengths, rest); text {
		case "":
		case "1":
			lines = append(lines, m.total+"++")
		default:
			lines = append(lines, m.total+" += "+text)
		}
		lines = append(lines, nested...)
		lengths, nested = nil, nil
	}
	terms := s.needed()
	for i, t := range terms {
		switch {
		case t.defines != nil:
			flush(false)
			lines = append(lines, definitionOf(t, terms[i+1:]))
		case t.lines != nil:
			nested = append(nested, t.lines...)
		default:
			lengths = append(lengths, t)
		}
	}
	flush(true)
	for i, line := range lines {
		lines[i] = "\t" + line
	}
	return lines
}

// definitionOf returns the text of a definition in which a blank identifier replaces each variable that no later term
// reads.
func definitionOf(t term, later []term) string {
	var names []string
	for _, variable := range t.defines {
		isRead := slices.ContainsFunc(later, func(t term) bool { return slices.Contains(t.variables, variable) })
		if variable == nil || !isRead {
			names = append(names, "_")
		} else {
			names = append(names, variable.Name())
		}
	}
	return strings.Join(names, ", ") + " := " + t.value
}
