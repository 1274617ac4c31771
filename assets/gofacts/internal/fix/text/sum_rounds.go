package text

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"gofacts/internal/load"
	"gofacts/internal/syntax"
)

// rounds returns the length that a range loop over a slice, array, map, string or number adds, or nil if it is unknown.
func (m *summing) rounds(loop *ast.RangeStmt) *sum {
	u := m.p.Pkg
	if m.nothing(loop.X) == nil || syntax.IsBenchmarkLoop(u, loop) {
		return nil
	}
	body := m.block(loop.Body.List)
	if body == nil {
		return nil
	}
	if body.isEmpty() {
		return &sum{}
	}
	over, hasLength := syntax.RangedOver(u.TypeOf(loop.X))
	read, ok := m.readable(loop.X)
	if !over || !ok || loop.Tok == token.ASSIGN {
		return nil
	}
	text := m.p.File.Of(loop.X)
	if hasLength && body.adds() == 0 {
		return &sum{terms: []term{{
			length: "len(" + text + ")", times: body.bytes, anywhere: isSafe(u, loop.X), variables: read,
		}}}
	}
	key, value := m.nameIfRead(loop.Key, body), m.nameIfRead(loop.Value, body)
	head := "for range " + text + " {"
	if value != "_" {
		head = "for " + key + ", " + value + " := range " + text + " {"
	} else if key != "_" {
		head = "for " + key + " := range " + text + " {"
	}
	return m.loop(head, body, read)
}

func (m *summing) loop(head string, body *sum, read []*types.Var) *sum {
	lines := append([]string{head}, m.indented(body)...)
	return &sum{terms: []term{{lines: append(lines, "}"), variables: append(read, body.variables()...)}}}
}

// nameIfRead returns the name of a variable that a range loop declares, or _ if the sum of the loop's body doesn't
// read it.
func (m *summing) nameIfRead(expr ast.Expr, body *sum) string {
	ident, ok := expr.(*ast.Ident)
	if !ok {
		return "_"
	}
	variable, _ := m.p.Pkg.Info.Defs[ident].(*types.Var)
	if variable == nil || !slices.Contains(body.variables(), variable) {
		return "_"
	}
	return ident.Name
}

// counted returns the length that a counting loop, such as for i := …; …; i++, adds, or nil if it is unknown. The sum
// contains a loop with the same for clause.
func (m *summing) counted(loop *ast.ForStmt) *sum {
	body := m.block(loop.Body.List)
	if body == nil || loop.Init == nil || loop.Cond == nil || syntax.IsBenchmarkLoop(m.p.Pkg, loop) {
		return nil
	}
	init := loop.Init.(*ast.AssignStmt)
	if m.adding(init) {
		return nil
	}
	exprs := append(slices.Clone(init.Rhs), loop.Cond)
	if post, ok := loop.Post.(*ast.AssignStmt); ok {
		exprs = append(exprs, post.Rhs...)
	}
	if m.nothing(exprs...) == nil {
		return nil
	}
	if body.isEmpty() {
		return &sum{}
	}
	read, ok := m.readable(exprs...)
	if !ok {
		return nil
	}
	s := m.p.File
	return m.loop("for "+s.Of(init)+"; "+s.Of(loop.Cond)+"; "+s.Of(loop.Post)+" {", body, read)
}

// countsOnly reports whether a loop's post statement changes only a variable that the loop's init statement declares,
// as in for i := 0; i < n; i++.
func countsOnly(u *load.Package, loop *ast.ForStmt) bool {
	init, ok := loop.Init.(*ast.AssignStmt)
	if !ok || init.Tok != token.DEFINE {
		return false
	}
	var counter ast.Expr
	switch post := loop.Post.(type) {
	case *ast.IncDecStmt:
		counter = post.X
	case *ast.AssignStmt:
		if len(post.Lhs) != 1 {
			return false
		}
		counter = post.Lhs[0]
	}
	if counter == nil {
		return false
	}
	variable, ok := u.ObjectOf(counter).(*types.Var)
	return ok && init.Pos() <= variable.Pos() && variable.Pos() < init.End()
}
