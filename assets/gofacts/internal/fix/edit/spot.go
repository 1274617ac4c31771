package edit

import (
	"go/ast"

	"gofacts/internal/alloc"
	"gofacts/internal/load"
	"gofacts/internal/syntax"
)

// Builder returns the strings.Builder or bytes.Buffer whose method a call calls, as a variable or field. It returns
// nil for any other call.
func (p *Spot) Builder(call *ast.CallExpr) *syntax.Target {
	selector, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || !syntax.IsBuilder(p.Pkg.TypeOf(selector.X)) {
		return nil
	}
	t := syntax.TargetOf(p.Pkg, selector.X)
	if t == nil || t.Base == nil {
		return nil
	}
	return t
}

// Around returns the parent of an expression in the spot's file.
func (p *Spot) Around(expr ast.Expr) ast.Node {
	path := syntax.PathTo(p.File.Syntax, expr.Pos())
	for i, node := range path {
		if node == ast.Node(expr) && i > 0 {
			return path[i-1]
		}
	}
	return nil
}

// Spot is an allocation for which candidates are made, with the code around it.
type Spot struct {
	Pkg  *load.Package
	File *load.File
	*alloc.Allocation
	// Function is the innermost function around the allocation, Body is its body, and Decl is the function declaration
	// that contains both.
	Function ast.Node
	Body     *ast.BlockStmt
	Decl     ast.Decl
	// Before contains the lines that the change removed at the allocation.
	Before []string
	// Loops lists the loops around the allocation that are inside Function, outermost first, without benchmark loops.
	Loops []ast.Node
}

func SpotAt(u *load.Package, s *load.File, node *alloc.Allocation) *Spot {
	place := &Spot{Pkg: u, File: s, Allocation: node}
	for i, around := range node.Path[:len(node.Path)-1] {
		switch around := around.(type) {
		case *ast.FuncDecl:
			if around.Body == nil {
				return nil
			}
			place.Function, place.Body, place.Decl = around, around.Body, around
		case *ast.FuncLit:
			if place.Decl == nil {
				return nil
			}
			place.Function, place.Body = around, around.Body
			place.Loops = nil
		case *ast.RangeStmt, *ast.ForStmt:
			body := syntax.LoopBody(around)
			if node.Path[i+1] == ast.Node(body) && !syntax.IsBenchmarkLoop(u, around) {
				place.Loops = append(place.Loops, around)
			}
		}
	}
	if place.Body == nil {
		return nil
	}
	return place
}

// LoopsSince returns those loops around the spot, outermost first, that don't contain a variable's declaration.
func (p *Spot) LoopsSince(declared ast.Node) []ast.Node {
	var found []ast.Node
	for _, loop := range p.Loops {
		if declared.Pos() < loop.Pos() || loop.End() <= declared.Pos() {
			found = append(found, loop)
		}
	}
	return found
}

// RoundsOf returns a bound for the total number of iterations of nested loops, or nil if there is none. It ignores the
// first inner loop whose bound isn't known before the outermost loop begins, and all loops inside that one.
func (p *Spot) RoundsOf(loops []ast.Node) *syntax.Bound {
	if len(loops) == 0 {
		return nil
	}
	first := syntax.BoundOf(p.Pkg, p.File, loops[0])
	if first == nil {
		return nil
	}
	for _, loop := range loops[1:] {
		inner := syntax.BoundOf(p.Pkg, p.File, loop)
		if inner == nil || !p.DeclaredBefore(inner, loops[0]) {
			return first
		}
		first = &syntax.Bound{Text: Factor(first.Text) + "*" + Factor(inner.Text), Reads: append(first.Reads, inner.Reads...)}
	}
	return first
}

// Factor returns an expression that can be an operand of a multiplication: a sum or difference is put in parentheses,
// unless it already has them.
func Factor(text string) string {
	depth := 0
	for _, r := range text {
		switch r {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case '+', '-', ' ':
			if depth == 0 {
				return "(" + text + ")"
			}
		}
	}
	return text
}

func (p *Spot) DeclaredBefore(b *syntax.Bound, node ast.Node) bool {
	for _, variable := range b.Reads {
		if variable.Pkg() == p.Pkg.Types && variable.Parent() != p.Pkg.Types.Scope() && variable.Pos() >= node.Pos() {
			return false
		}
	}
	return true
}
