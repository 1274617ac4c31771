package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// concatToBuilder turns s += x in a loop into a strings.Builder.
func concatToBuilder(p *spot) []*rewrite {
	assign, _ := p.node.(*ast.AssignStmt)
	if p.kind == "concat" && assign == nil && len(p.path) > 1 {
		assign, _ = p.path[len(p.path)-2].(*ast.AssignStmt)
	}
	if p.kind != "concat" || assign == nil || len(p.loops) == 0 {
		return nil
	}
	u := p.unit
	t := u.targetOf(assign.Lhs[0])
	if t == nil || t.field != nil || !types.Identical(t.base.Type(), types.Typ[types.String]) {
		return nil
	}
	begin := u.startOf(p.s, t)
	if begin.stmt == nil || begin.how != "nil" && begin.how != "empty" || begin.stmt.Pos() < p.function.Pos() {
		return nil
	}
	if begin.spec != nil && (len(begin.spec.Names) != 1 || begin.path[len(begin.path)-2].(*ast.GenDecl).Lparen.IsValid()) {
		return nil
	}
	if declared, ok := begin.stmt.(*ast.AssignStmt); ok && len(declared.Lhs) != 1 {
		return nil
	}
	loops := p.loopsSince(begin.stmt)
	name := u.freeName(p.decl, "sb", "builder", "text", "b")
	if len(loops) == 0 || name == "" {
		return nil
	}
	made := u.rewrite(p.s, "concat-to-builder", map[string]string{"variable": t.base.Name(), "builder": name})
	made.replace(begin.stmt, "var "+name+" "+made.use("strings")+".Builder")
	var written []*ast.AssignStmt
	for _, mention := range u.usesOf(p.decl, t.base).idents {
		if slices.ContainsFunc(mention.path, func(node ast.Node) bool {
			literal, ok := node.(*ast.FuncLit)
			return ok && literal != p.function
		}) {
			return nil
		}
		if slices.ContainsFunc(written, func(stmt *ast.AssignStmt) bool { return mention.within(stmt) }) {
			continue
		}
		parent, child := mention.parent()
		if stmt, ok := parent.(*ast.AssignStmt); ok && isAssigned(stmt, child) {
			lines := p.writes(made, name, stmt, t.base)
			if lines == nil {
				return nil
			}
			space, _ := made.indentation(stmt)
			made.replace(stmt, strings.Join(lines, "\n"+space))
			written = append(written, stmt)
			continue
		}
		// The text in the middle of a loop costs what it did before.
		if mention.within(loops[0]) {
			return nil
		}
		made.replace(mention.ident, name+".String()")
	}
	found := p.roomFor(loops[0].(ast.Stmt), begin.stmt, t.base, name, p.concatenatesTo(t.base))
	if found == nil {
		return []*rewrite{made}
	}
	grown := *made
	grown.changes = slices.Clone(made.changes)
	grown.words = found.words("variable", t.base.Name(), "builder", name)
	grown.before(found.before, found.lines...)
	return []*rewrite{&grown, made}
}

// writes are the statements for s += a + b and s = s + a; nil for all else.
func (p *spot) writes(made *rewrite, name string, stmt *ast.AssignStmt, variable *types.Var) []string {
	parts := p.added(stmt, variable)
	var lines []string
	for _, part := range parts {
		if len(p.unit.usesOf(part, variable).idents) > 0 {
			return nil
		}
		lines = append(lines, p.write(name, part))
	}
	return lines
}

func (p *spot) operands(expr ast.Expr) []ast.Expr {
	expr = ast.Unparen(expr)
	if sum, ok := expr.(*ast.BinaryExpr); ok && sum.Op == token.ADD && !p.unit.isConstant(sum) {
		return append(p.operands(sum.X), p.operands(sum.Y)...)
	}
	return []ast.Expr{expr}
}

// write is the cheapest method for one operand.
func (p *spot) write(name string, part ast.Expr) string {
	if call, ok := part.(*ast.CallExpr); ok && len(call.Args) == 1 && p.unit.info.Types[call.Fun].IsType() {
		argument := call.Args[0]
		typ := p.unit.typeOf(argument)
		basic, _ := under(typ).(*types.Basic)
		switch {
		case types.Identical(typ, types.Typ[types.Rune]):
			return name + ".WriteRune(" + p.s.of(argument) + ")"
		case basic != nil && basic.Info()&types.IsInteger != 0 && basic.Info()&types.IsUntyped == 0 && basic.Kind() == types.Uint8:
			return name + ".WriteRune(rune(" + p.s.of(argument) + "))"
		case isSliceOf(typ, types.Byte):
			return name + ".Write(" + p.s.of(argument) + ")"
		}
	}
	return name + ".WriteString(" + p.s.of(part) + ")"
}

// concatAtOnce joins s := a, s += b, s += c that follow one another.
func concatAtOnce(p *spot) []*rewrite {
	stmt, ok := statement(p.path).(*ast.AssignStmt)
	if p.kind != "concat" || !ok || len(stmt.Lhs) != 1 {
		return nil
	}
	u := p.unit
	variable, _ := u.objectOf(stmt.Lhs[0]).(*types.Var)
	list := listAround(p.path, stmt)
	index := slices.Index(list, ast.Stmt(stmt))
	if variable == nil || index < 0 {
		return nil
	}
	adds := func(stmt ast.Stmt) *ast.AssignStmt {
		assign, ok := stmt.(*ast.AssignStmt)
		if ok && assign.Tok == token.ADD_ASSIGN && u.objectOf(assign.Lhs[0]) == variable &&
			len(u.usesOf(assign.Rhs[0], variable).idents) == 0 {
			return assign
		}
		return nil
	}
	first := index
	for first > 0 && adds(list[first]) != nil {
		first--
	}
	start, ok := list[first].(*ast.AssignStmt)
	if !ok || len(start.Lhs) != 1 || len(start.Rhs) != 1 || u.objectOf(start.Lhs[0]) != variable ||
		start.Tok != token.DEFINE && start.Tok != token.ASSIGN || len(u.usesOf(start.Rhs[0], variable).idents) > 0 {
		return nil
	}
	made := u.rewrite(p.s, "concat-at-once", map[string]string{"variable": variable.Name()})
	text := p.s.of(start.Rhs[0])
	count := 0
	for _, next := range list[first+1:] {
		added := adds(next)
		if added == nil {
			break
		}
		text += " + " + p.s.of(added.Rhs[0])
		made.removeLine(added)
		count++
	}
	if count == 0 || count == 1 && strings.HasPrefix(text, `"" + `) {
		return nil
	}
	made.replace(start.Rhs[0], strings.TrimPrefix(text, `"" + `))
	return []*rewrite{made}
}
