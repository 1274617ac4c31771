package facts

import (
	"go/ast"
	"strings"

	"gofacts/internal/lines"
	"gofacts/internal/load"
	"gofacts/internal/wire"
)

// siteNames returns the names that are connected with a site, whose other facts are known.
func siteNames(s *load.File, facts *wire.SiteFacts, path []ast.Node, line int) wire.SiteNames {
	var closest, near []string
	if facts.Operand != nil {
		closest = append(closest, facts.Operand.Expression)
	}
	near = append(near, facts.Text)
	if made := facts.Allocation; made != nil {
		closest = append(closest, made.Arguments...)
		near = append(near, made.Text)
		for _, captured := range made.Captures {
			near = append(near, captured.Name)
		}
	}
	for _, condition := range conditionsAround(s, path, line) {
		closest = append(closest, s.Of(condition))
	}
	for _, loop := range facts.Loops {
		if !loop.Benchmark {
			near = append(near, loop.Over)
		}
	}
	for _, call := range facts.Calls {
		name := strings.ReplaceAll(call.Name, "[...]", "")
		near = append(near, name[strings.LastIndexByte(name, '.')+1:])
	}
	return wire.SiteNames{Close: lines.NamesIn(closest...), Near: lines.NamesIn(near...)}
}

// conditionsAround returns what decides whether and how often a line runs: the clauses of the if, for, switch, select
// and case around it that begin on earlier lines.
func conditionsAround(s *load.File, path []ast.Node, line int) []ast.Node {
	var found []ast.Node
	for _, node := range path {
		if s.Line(node.Pos()) >= line {
			break
		}
		switch node := node.(type) {
		case *ast.IfStmt:
			found = append(found, node.Init, node.Cond)
		case *ast.ForStmt:
			found = append(found, node.Init, node.Cond, node.Post)
		case *ast.RangeStmt:
			found = append(found, node.Key, node.Value, node.X)
		case *ast.SwitchStmt:
			found = append(found, node.Init, node.Tag)
		case *ast.TypeSwitchStmt:
			found = append(found, node.Init, node.Assign)
		case *ast.CaseClause:
			for _, expr := range node.List {
				found = append(found, expr)
			}
		case *ast.CommClause:
			found = append(found, node.Comm)
		}
	}
	present := found[:0]
	for _, node := range found {
		if node != nil {
			present = append(present, node)
		}
	}
	return present
}

// getsAbove returns the pools, as written, whose Get is called in the declaration of a path, at or above a line.
func getsAbove(s *load.File, path []ast.Node, line int) []string {
	found := []string{}
	decl := declarationIn(path)
	if decl == nil {
		return found
	}
	ast.Inspect(decl, func(node ast.Node) bool {
		if call, ok := node.(*ast.CallExpr); ok && len(call.Args) == 0 && s.Line(call.Pos()) <= line {
			if pool, isGet := strings.CutSuffix(lines.Chain(call.Fun), ".Get"); isGet && pool != "" {
				found = append(found, pool)
			}
		}
		return true
	})
	return found
}
