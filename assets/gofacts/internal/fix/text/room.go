package text

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"gofacts/internal/fix/edit"
	"gofacts/internal/syntax"
	"gofacts/internal/wire"
)

// mostSummed is the maximum number of statements to include in a sum, in addition to the statement from which the sum
// is extended in both directions.
const mostSummed = 20

// room contains the lines to insert before a statement so that a builder has enough capacity for everything that is
// written to it.
type room struct {
	before ast.Stmt
	lines  []string
	// total is the variable that contains the sum. It is "" if no variable is needed; in that case, bound is an
	// expression for the sum.
	total, bound string
}

// roomFor returns the room for everything that the statement seed, and the statements around it that can be summed,
// write to a builder. It returns nil if the length isn't known in advance.
func roomFor(p *edit.Spot, seed, declared ast.Stmt, target *types.Var, name string, adds addsTo) *room {
	list := syntax.ListAround(syntax.PathTo(p.File.Syntax, seed.Pos()), seed)
	first := slices.Index(list, seed)
	total := edit.FreeName(p.Pkg, p.Decl, "n", "size", "total", "length")
	if first < 0 || total == "" {
		return nil
	}
	try := func(from, to int) *sum {
		if from < 0 || to >= len(list) || list[from].Pos() < declared.End() || to-from > mostSummed {
			return nil
		}
		found := sumOf(p, list[from:to+1], target, total, adds)
		if found == nil || found.definesAny() {
			return nil
		}
		return found
	}
	found := try(first, first)
	if found == nil {
		return nil
	}
	last := first
	for more := try(first-1, last); more != nil; more = try(first-1, last) {
		first, found = first-1, more
	}
	for more := try(first, last+1); more != nil; more = try(first, last+1) {
		last, found = last+1, more
	}
	for list[first] != seed && len(syntax.UsesOf(p.Pkg, list[first], target).Idents) == 0 {
		first++
	}
	return found.room(list[first], name, total)
}

// room returns the lines that grow a builder by the sum, or nil if growing isn't worthwhile.
func (s *sum) room(before ast.Stmt, name, total string) *room {
	var lengths []term
	var nested []string
	for _, t := range s.needed() {
		if t.lines != nil {
			nested = append(nested, t.lines...)
		} else {
			lengths = append(lengths, t)
		}
	}
	bound := expression(lengths, s.bytes)
	if nested == nil {
		if bound == "" || len(lengths) == 0 && s.bytes < smallestGrow {
			return nil
		}
		return &room{before: before, lines: []string{name + ".Grow(" + bound + ")"}, bound: bound}
	}
	if bound == "" {
		bound = "0"
	}
	lines := append([]string{total + " := " + bound}, nested...)
	return &room{before: before, lines: append(lines, name+".Grow("+total+")"), total: total}
}

// grownExactly returns a rewrite that grows a builder by a computed length: that of everything that the statements
// around the site write to it.
func grownExactly(p *edit.Spot, t *syntax.Target, declared ast.Stmt, loops []ast.Node) *edit.Rewrite {
	seed := syntax.Statement(p.Path)
	if len(loops) > 0 {
		seed = loops[0].(ast.Stmt)
	}
	if seed == nil {
		return nil
	}
	name := p.File.Of(t.Expr)
	found := roomFor(p, seed, declared, t.Base, name, writesTo(p, t))
	if found == nil {
		return nil
	}
	made := edit.NewRewrite(p.Pkg, p.File, wire.BuilderGrow, found.words("variable", name))
	made.Before(found.before, found.lines...)
	return made
}

// words returns the Words of a candidate: the given pairs of key and value, and the variable or expression for the
// sum.
func (r *room) words(pairs ...string) map[string]string {
	words := map[string]string{}
	for i := 0; i+1 < len(pairs); i += 2 {
		words[pairs[i]] = pairs[i+1]
	}
	if r.total != "" {
		words["sum"] = r.total
	} else {
		words["bound"] = r.bound
	}
	return words
}

// writesTo returns an addsTo that recognizes calls of a builder's Write methods. For calls of its other methods, ok is
// false.
func writesTo(p *edit.Spot, t *syntax.Target) addsTo {
	return func(stmt ast.Stmt) (parts []ast.Expr, adds, ok bool) {
		var expr ast.Expr
		switch stmt := stmt.(type) {
		case *ast.ExprStmt:
			expr = stmt.X
		case *ast.AssignStmt:
			for _, left := range stmt.Lhs {
				if syntax.Same(p.Pkg, t, left) {
					return nil, false, false
				}
			}
			if !slices.ContainsFunc(stmt.Lhs, isNamed) && len(stmt.Rhs) == 1 {
				expr = stmt.Rhs[0]
			}
		}
		call, isCall := expr.(*ast.CallExpr)
		if !isCall {
			return nil, false, true
		}
		selector, isMethod := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if !isMethod || !syntax.Same(p.Pkg, t, selector.X) {
			return nil, false, true
		}
		switch selector.Sel.Name {
		case "Write", "WriteString", "WriteByte", "WriteRune":
			return call.Args, true, true
		}
		return nil, false, false
	}
}

func isNamed(expr ast.Expr) bool {
	ident, ok := expr.(*ast.Ident)
	return !ok || ident.Name != "_"
}

// concatenatesTo returns an addsTo that recognizes s += a and s = s + a. For any other assignment to s, ok is false.
func concatenatesTo(p *edit.Spot, variable *types.Var) addsTo {
	return func(stmt ast.Stmt) (parts []ast.Expr, adds, ok bool) {
		assign, isAssign := stmt.(*ast.AssignStmt)
		if !isAssign || !slices.ContainsFunc(assign.Lhs, func(left ast.Expr) bool { return p.Pkg.ObjectOf(left) == variable }) {
			return nil, false, true
		}
		parts = added(p, assign, variable)
		return parts, parts != nil, parts != nil
	}
}

// added returns the operands that s += a + b or s = s + a adds to s, or nil for any other statement.
func added(p *edit.Spot, stmt *ast.AssignStmt, variable *types.Var) []ast.Expr {
	if len(stmt.Lhs) != 1 || len(stmt.Rhs) != 1 {
		return nil
	}
	parts := operands(p, stmt.Rhs[0])
	switch {
	case stmt.Tok == token.ADD_ASSIGN:
		return parts
	case stmt.Tok == token.ASSIGN && len(parts) > 1 && p.Pkg.ObjectOf(parts[0]) == variable:
		return parts[1:]
	}
	return nil
}
