package alloc

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"gofacts/internal/load"
	"gofacts/internal/syntax"
	"gofacts/internal/wire"
)

// kindsOf returns the kinds of allocations that the compiler may implement with a call of callee, most likely first.
// It returns nil if callee isn't one of the runtime functions that it knows.
func kindsOf(callee string) []wire.AllocationKind {
	name, ok := strings.CutPrefix(callee, "runtime.")
	if !ok {
		if strings.HasPrefix(callee, "internal/runtime/maps.") {
			return []wire.AllocationKind{wire.MapAssign, wire.MakeMap, wire.MapLiteral}
		}
		return nil
	}
	table := []struct {
		prefix string
		kinds  []wire.AllocationKind
	}{
		{"growslice", []wire.AllocationKind{wire.Append}},
		{"makeslice", []wire.AllocationKind{wire.MakeSlice}},
		{"newarray", []wire.AllocationKind{wire.MakeSlice, wire.SliceLiteral, wire.MakeChan}},
		{"newobject", objects},
		{"mallocgc", append([]wire.AllocationKind{wire.MakeSlice}, objects...)},
		{"conv", []wire.AllocationKind{wire.Boxing}},
		{"typeAssert", []wire.AllocationKind{wire.Boxing}},
		{"concat", []wire.AllocationKind{wire.Concat}},
		{"slicebytetostring", []wire.AllocationKind{wire.BytesToString}},
		{"slicerunetostring", []wire.AllocationKind{wire.RunesToString}},
		{"intstring", []wire.AllocationKind{wire.RuneToString}},
		{"stringtoslicebyte", []wire.AllocationKind{wire.StringToBytes}},
		{"stringtoslicerune", []wire.AllocationKind{wire.StringToRunes}},
		{"makemap", []wire.AllocationKind{wire.MakeMap, wire.MapLiteral, wire.MapAssign}},
		{"mapassign", []wire.AllocationKind{wire.MapAssign, wire.MapLiteral}},
		{"makechan", []wire.AllocationKind{wire.MakeChan}},
		{"newproc", []wire.AllocationKind{wire.Go}},
		{"deferproc", []wire.AllocationKind{wire.Defer}},
		{"rawstring", []wire.AllocationKind{wire.Concat, wire.BytesToString}},
		{"rawbyteslice", []wire.AllocationKind{wire.StringToBytes, wire.Append}},
	}
	for _, entry := range table {
		if strings.HasPrefix(name, entry.prefix) {
			return entry.kinds
		}
	}
	return nil
}

// objects lists the kinds of allocations that may call runtime.newobject, most likely first.
var objects = []wire.AllocationKind{
	wire.AddressOf, wire.New, wire.FuncLiteral, wire.SliceLiteral, wire.VariadicSlice, wire.MethodValue, wire.StringToBytes,
	wire.MovedToHeap, wire.MakeSlice, wire.Boxing, wire.CompositeLiteral, wire.Append, wire.Go, wire.Defer,
}

// anyKind lists all kinds of allocations, most likely first. It is used if the callee doesn't determine the kind.
var anyKind = append([]wire.AllocationKind{
	wire.Append, wire.MakeSlice, wire.MakeMap, wire.MapAssign, wire.MapLiteral, wire.Concat, wire.BytesToString, wire.StringToBytes,
	wire.RunesToString, wire.StringToRunes, wire.MakeChan, wire.RuneToString, wire.Call,
}, objects...)

// Choose returns the allocations that a site may refer to, most likely first. If none of them can call the site's
// callee, the first element is nil. If adjusted is set, //line directives apply to the positions of the allocations.
func Choose(u *load.Package, s *load.File, site wire.Site, adjusted bool) []*Allocation {
	position := func(node *Allocation) (best int) {
		for i, pos := range node.At {
			found := s.Fset.PositionFor(pos, adjusted)
			if found.Line != site.Line {
				continue
			}
			score := 200 - i
			if site.Column > 0 && found.Column == site.Column {
				score += 1000
			}
			best = max(best, score)
		}
		if best > 0 {
			return best
		}
		first := s.Fset.PositionFor(node.Node.Pos(), adjusted).Line
		last := s.Fset.PositionFor(node.Node.End(), adjusted).Line
		if first <= site.Line && site.Line <= last && last-first < 50 {
			return 100 - (last - first)
		}
		return 0
	}
	kinds := kindsOf(site.Callee)
	isCall := kinds == nil && site.Callee != "" && !strings.HasPrefix(site.Callee, "runtime.")
	if isCall {
		kinds = []wire.AllocationKind{wire.Call}
	}
	type ranked struct {
		*Allocation
		score int
	}
	var found []ranked
	for _, node := range All(u, s) {
		score := position(node)
		if score == 0 || node.Kind == wire.FuncLiteral && score <= 100 || node.Kind == wire.MovedToHeap && score <= 100 {
			continue
		}
		if node.Kind == wire.FuncLiteral && len(syntax.Captures(u, s, node.Node.(*ast.FuncLit))) == 0 {
			continue
		}
		order := kinds
		if kinds == nil {
			order = anyKind
		}
		if index := slices.Index(order, node.Kind); index >= 0 {
			score += 5000 - index*3
		}
		if isCall && node.Kind == wire.Call {
			score += 2 * likeness(u, node.Call, site.Callee)
		}
		if node.Kind == wire.Boxing && conversionFits(u, site.Callee, node.Type) {
			score += 500
		}
		if node.Kind == wire.MovedToHeap && !movable(u, node) {
			score -= 4500
		}
		found = append(found, ranked{node, score})
	}
	slices.SortStableFunc(found, func(a, b ranked) int { return b.score - a.score })
	var nodes []*Allocation
	for _, entry := range found {
		nodes = append(nodes, entry.Allocation)
	}
	if kinds != nil && len(found) > 0 && found[0].score < 5000-3*len(kinds) {
		// Nothing on the line can call the callee, so it would be a guess to report one of these expressions as the
		// allocation.
		return append([]*Allocation{nil}, nodes...)
	}
	return nodes
}

// likeness returns a score from 0 to 1000 for how well the function that a call names matches callee, the linker's
// name of a function.
func likeness(u *load.Package, call *ast.CallExpr, callee string) int {
	facts := syntax.CalleeOf(u, call)
	plain := func(name string) string { return strings.ReplaceAll(name, "[...]", "") }
	switch {
	case plain(facts.Name) == plain(callee):
		return 1000
	case facts.Dynamic && lastName(facts.Name) == lastName(callee):
		return 800
	case facts.Package != "" && strings.HasPrefix(callee, facts.Package+".") && lastName(facts.Name) == lastName(callee):
		return 600
	case facts.Package != "" && strings.HasPrefix(callee, facts.Package+"."):
		return 400
	}
	return 0
}

func lastName(name string) string {
	name = strings.ReplaceAll(name, "[...]", "")
	return name[strings.LastIndexByte(name, '.')+1:]
}

// movable reports whether escape analysis might move a variable to the heap: its address is taken, or a function
// literal captures it and it is assigned after its declaration.
func movable(u *load.Package, node *Allocation) bool {
	if _, ok := node.Node.(*ast.UnaryExpr); ok {
		return true
	}
	variable, ok := node.Object.(*types.Var)
	if !ok {
		return false
	}
	for i := range node.Path {
		if declared, ok := node.Path[i].(*ast.FuncDecl); ok && declared.Body != nil {
			uses := syntax.UsesOf(u, declared, variable)
			return uses.Addressed || uses.Captured && uses.Assigned > 0
		}
	}
	return false
}
