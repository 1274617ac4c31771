// Package fix finds edits that might remove an allocation. The packages below this one make the edits. A new kind of
// edit needs a function in one of these packages and a line in makers.
package fix

import (
	"go/ast"

	"gofacts/internal/alloc"
	"gofacts/internal/fix/capacity"
	"gofacts/internal/fix/closure"
	"gofacts/internal/fix/conversion"
	"gofacts/internal/fix/edit"
	"gofacts/internal/fix/fields"
	"gofacts/internal/fix/generic"
	"gofacts/internal/fix/hoist"
	"gofacts/internal/fix/pointer"
	"gofacts/internal/fix/pool"
	"gofacts/internal/fix/sorting"
	"gofacts/internal/fix/text"
	"gofacts/internal/load"
	"gofacts/internal/wire"
)

// mostCandidates is the maximum number of edits for one site. It is small because the caller has to build each edit.
const mostCandidates = 8

// makers lists the functions that make the candidates of each kind of edit. A function returns no rewrites if its
// kind of edit can't be made at the spot.
var makers = []func(*edit.Spot) []*edit.Rewrite{
	capacity.Slice,
	capacity.Map,
	text.Grow,
	text.Format,
	text.Builder,
	text.Join,
	conversion.InMapIndex,
	conversion.Once,
	pool.Put,
	pool.Get,
	pointer.Value,
	closure.Argument,
	hoist.Literal,
	sorting.Slice,
	hoist.Call,
	generic.Parameter,
	fields.Order,
	capacity.AsBefore,
}

// Candidates returns edits for a site, most likely first and without duplicates. It leaves out edits that don't
// compile.
func Candidates(u *load.Package, s *load.File, chosen []*alloc.Allocation, before []string) []wire.Candidate {
	found := []wire.Candidate{}
	if u.Types == nil || s.Err != nil || ast.IsGenerated(s.Syntax) {
		return found
	}
	seen := map[string]bool{}
	for i, node := range chosen {
		// Edits are made only for the first four allocations, which are the most likely ones.
		if node == nil || i > 3 {
			continue
		}
		place := edit.SpotAt(u, s, node)
		if place == nil {
			continue
		}
		place.Before = before
		for _, maker := range makers {
			for _, candidate := range made(maker, place) {
				if len(found) >= mostCandidates {
					return found
				}
				if !seen[candidate.Content] {
					seen[candidate.Content] = true
					found = append(found, candidate)
				}
			}
		}
	}
	return found
}

// made returns those candidates of one maker that compile. If the maker panics on source that it doesn't understand,
// made returns none.
func made(maker func(*edit.Spot) []*edit.Rewrite, place *edit.Spot) (found []wire.Candidate) {
	defer func() {
		if reason := recover(); reason != nil {
			place.Pkg.Note(place.File.Path+": an edit for "+string(place.Kind), reason)
			found = nil
		}
	}()
	for _, rewritten := range maker(place) {
		if rewritten == nil {
			continue
		}
		if candidate := rewritten.Candidate(); candidate != nil {
			found = append(found, *candidate)
		}
	}
	return found
}
