package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// rounds is what a range loop adds: over slices, arrays, maps, strings and numbers.
func (m *summing) rounds(loop *ast.RangeStmt) *sum {
	u := m.p.unit
	if m.nothing(loop.X) == nil || u.isBenchmarkLoop(loop) {
		return nil
	}
	body := m.block(loop.Body.List)
	if body == nil {
		return nil
	}
	if body.isEmpty() {
		return &sum{}
	}
	over, hasLength := rangedOver(u.typeOf(loop.X))
	read, ok := m.readable(loop.X)
	if !over || !ok || loop.Tok == token.ASSIGN {
		return nil
	}
	text := m.p.s.of(loop.X)
	if hasLength && body.adds() == 0 {
		return &sum{terms: []term{{
			length: "len(" + text + ")", times: body.bytes, anywhere: u.isSafe(loop.X), variables: read,
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

// nameIfRead is the name of a variable of a range loop, _ where the sum does not read it.
func (m *summing) nameIfRead(expr ast.Expr, body *sum) string {
	ident, ok := expr.(*ast.Ident)
	if !ok {
		return "_"
	}
	variable, _ := m.p.unit.info.Defs[ident].(*types.Var)
	if variable == nil || !slices.Contains(body.variables(), variable) {
		return "_"
	}
	return ident.Name
}

// rangedOver says whether a loop can range over a type twice, and whether it has a length.
func rangedOver(t types.Type) (ok, hasLength bool) {
	typ := under(t)
	if pointer, ok := typ.(*types.Pointer); ok {
		array, ok := under(pointer.Elem()).(*types.Array)
		return ok && array != nil, true
	}
	switch typ := typ.(type) {
	case *types.Slice, *types.Array, *types.Map:
		return true, true
	case *types.Basic:
		return true, typ.Info()&types.IsString != 0
	}
	return false, false
}

// counted is what for i := …; … ; i++ adds: its head is kept as it is.
func (m *summing) counted(loop *ast.ForStmt) *sum {
	body := m.block(loop.Body.List)
	if body == nil || loop.Init == nil || loop.Cond == nil || m.p.unit.isBenchmarkLoop(loop) {
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
	s := m.p.s
	return m.loop("for "+s.of(init)+"; "+s.of(loop.Cond)+"; "+s.of(loop.Post)+" {", body, read)
}

// countsOnly says whether a loop's head is i := …; condition; i++ or i += n: it changes its own variables alone.
func (u *unit) countsOnly(loop *ast.ForStmt) bool {
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
	variable, ok := u.objectOf(counter).(*types.Var)
	return ok && init.Pos() <= variable.Pos() && variable.Pos() < init.End()
}
