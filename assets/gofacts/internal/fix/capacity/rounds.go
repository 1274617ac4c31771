package capacity

import (
	"go/ast"
	"go/types"
	"strconv"
	"strings"

	"gofacts/internal/alloc"
	"gofacts/internal/fix/edit"
	"gofacts/internal/syntax"
	"gofacts/internal/wire"
)

// perRound returns an expression for the number of elements that loops append to a slice: the number of iterations,
// multiplied by the number of elements that one iteration of the innermost loop appends. It returns the number of
// iterations if the other factor is less than two.
func perRound(p *edit.Spot, t *syntax.Target, loops []ast.Node, rounds string) string {
	count := 0
	body := syntax.LoopBody(loops[len(loops)-1])
	for _, stmt := range body.List {
		assign, ok := stmt.(*ast.AssignStmt)
		if !ok || len(assign.Rhs) != 1 {
			continue
		}
		call, ok := assign.Rhs[0].(*ast.CallExpr)
		if !ok || len(call.Args) == 0 || call.Ellipsis.IsValid() || !syntax.Same(p.Pkg, t, call.Args[0]) {
			continue
		}
		if name, ok := syntax.Builtin(p.Pkg, call); ok && name == "append" {
			count += len(call.Args) - 1
		}
	}
	if count < 2 {
		return rounds
	}
	return strconv.Itoa(count) + "*" + edit.Factor(rounds)
}

// appended returns an expression for the number of elements that a function's append calls, such as append(a, b...)
// and append(a, x, y), add to a slice, and the statement of the first of these calls. It returns nil if there are
// fewer than two calls, or if the number can't be computed before them.
func appended(p *edit.Spot, t *syntax.Target) (*syntax.Bound, ast.Node) {
	var parts []string
	var reads []*types.Var
	var first ast.Node
	single, calls := 0, 0
	for _, node := range alloc.All(p.Pkg, p.File) {
		if node.Kind != wire.Append || node.Node.Pos() < p.Body.Pos() || p.Body.End() < node.Node.Pos() {
			continue
		}
		if !syntax.Same(p.Pkg, t, node.Call.Args[0]) {
			continue
		}
		if first == nil {
			first = syntax.Statement(node.Path)
		}
		calls++
		if !node.Call.Ellipsis.IsValid() {
			single += len(node.Call.Args) - 1
			continue
		}
		last := node.Call.Args[len(node.Call.Args)-1]
		more, pure := syntax.Reads(p.Pkg, last)
		if !pure {
			return nil, nil
		}
		parts = append(parts, "len("+p.File.Of(last)+")")
		reads = append(reads, more...)
	}
	if single > 0 {
		parts = append(parts, strconv.Itoa(single))
	}
	if calls < 2 || len(parts) == 0 {
		return nil, nil
	}
	return &syntax.Bound{Text: strings.Join(parts, "+"), Reads: reads}, first
}
