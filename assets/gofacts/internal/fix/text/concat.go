package text

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"gofacts/internal/fix/edit"
	"gofacts/internal/syntax"
	"gofacts/internal/wire"
)

// Builder returns rewrites that replace s += x in a loop with writes to a strings.Builder.
func Builder(p *edit.Spot) []*edit.Rewrite {
	assign, _ := p.Node.(*ast.AssignStmt)
	if p.Kind == wire.Concat && assign == nil && len(p.Path) > 1 {
		assign, _ = p.Path[len(p.Path)-2].(*ast.AssignStmt)
	}
	if p.Kind != wire.Concat || assign == nil || len(p.Loops) == 0 {
		return nil
	}
	u := p.Pkg
	t := syntax.TargetOf(u, assign.Lhs[0])
	if t == nil || t.Field != nil || !types.Identical(t.Base.Type(), types.Typ[types.String]) {
		return nil
	}
	begin := syntax.StartOf(u, p.File, t)
	if begin.Stmt == nil || begin.How != wire.StartsNil && begin.How != wire.StartsEmpty || begin.Stmt.Pos() < p.Function.Pos() {
		return nil
	}
	if begin.Spec != nil && (len(begin.Spec.Names) != 1 || begin.Path[len(begin.Path)-2].(*ast.GenDecl).Lparen.IsValid()) {
		return nil
	}
	if declared, ok := begin.Stmt.(*ast.AssignStmt); ok && len(declared.Lhs) != 1 {
		return nil
	}
	loops := p.LoopsSince(begin.Stmt)
	name := edit.FreeName(u, p.Decl, "sb", "builder", "text", "b")
	if len(loops) == 0 || name == "" {
		return nil
	}
	made := edit.NewRewrite(u, p.File, wire.ConcatToBuilder, map[string]string{"variable": t.Base.Name(), "builder": name})
	made.Replace(begin.Stmt, "var "+name+" "+made.Use("strings")+".Builder")
	var written []*ast.AssignStmt
	for _, mention := range syntax.UsesOf(u, p.Decl, t.Base).Idents {
		if slices.ContainsFunc(mention.Path, func(node ast.Node) bool {
			literal, ok := node.(*ast.FuncLit)
			return ok && literal != p.Function
		}) {
			return nil
		}
		if slices.ContainsFunc(written, func(stmt *ast.AssignStmt) bool { return mention.Within(stmt) }) {
			continue
		}
		parent, child := mention.Parent()
		if stmt, ok := parent.(*ast.AssignStmt); ok && syntax.IsAssigned(stmt, child) {
			lines := writes(p, made, name, stmt, t.Base)
			if lines == nil {
				return nil
			}
			space, _ := made.Indentation(stmt)
			made.Replace(stmt, strings.Join(lines, "\n"+space))
			written = append(written, stmt)
			continue
		}
		// If the loop also reads the string, a builder would save nothing.
		if mention.Within(loops[0]) {
			return nil
		}
		made.Replace(mention.Ident, name+".String()")
	}
	found := roomFor(p, loops[0].(ast.Stmt), begin.Stmt, t.Base, name, concatenatesTo(p, t.Base))
	if found == nil {
		return []*edit.Rewrite{made}
	}
	grown := *made
	grown.Changes = slices.Clone(made.Changes)
	grown.Words = found.words("variable", t.Base.Name(), "builder", name)
	grown.Before(found.before, found.lines...)
	return []*edit.Rewrite{&grown, made}
}

// writes returns the calls of the builder's methods that replace s += a + b or s = s + a. It returns nil for any
// other statement.
func writes(p *edit.Spot, made *edit.Rewrite, name string, stmt *ast.AssignStmt, variable *types.Var) []string {
	parts := added(p, stmt, variable)
	var lines []string
	for _, part := range parts {
		if len(syntax.UsesOf(p.Pkg, part, variable).Idents) > 0 {
			return nil
		}
		lines = append(lines, write(p, name, part))
	}
	return lines
}

func operands(p *edit.Spot, expr ast.Expr) []ast.Expr {
	expr = ast.Unparen(expr)
	if sum, ok := expr.(*ast.BinaryExpr); ok && sum.Op == token.ADD && !syntax.IsConstant(p.Pkg, sum) {
		return append(operands(p, sum.X), operands(p, sum.Y)...)
	}
	return []ast.Expr{expr}
}

// write returns the call of the cheapest method of the builder that writes one operand.
func write(p *edit.Spot, name string, part ast.Expr) string {
	if call, ok := part.(*ast.CallExpr); ok && len(call.Args) == 1 && p.Pkg.Info.Types[call.Fun].IsType() {
		argument := call.Args[0]
		typ := p.Pkg.TypeOf(argument)
		basic, _ := syntax.Under(typ).(*types.Basic)
		switch {
		case types.Identical(typ, types.Typ[types.Rune]):
			return name + ".WriteRune(" + p.File.Of(argument) + ")"
		case basic != nil && basic.Info()&types.IsInteger != 0 && basic.Info()&types.IsUntyped == 0 && basic.Kind() == types.Uint8:
			return name + ".WriteRune(rune(" + p.File.Of(argument) + "))"
		case syntax.IsSliceOf(typ, types.Byte):
			return name + ".Write(" + p.File.Of(argument) + ")"
		}
	}
	return name + ".WriteString(" + p.File.Of(part) + ")"
}

// Join returns a rewrite that combines the consecutive statements s := a, s += b, s += c into one concatenation.
func Join(p *edit.Spot) []*edit.Rewrite {
	stmt, ok := syntax.Statement(p.Path).(*ast.AssignStmt)
	if p.Kind != wire.Concat || !ok || len(stmt.Lhs) != 1 {
		return nil
	}
	u := p.Pkg
	variable, _ := u.ObjectOf(stmt.Lhs[0]).(*types.Var)
	list := syntax.ListAround(p.Path, stmt)
	index := slices.Index(list, ast.Stmt(stmt))
	if variable == nil || index < 0 {
		return nil
	}
	adds := func(stmt ast.Stmt) *ast.AssignStmt {
		assign, ok := stmt.(*ast.AssignStmt)
		if ok && assign.Tok == token.ADD_ASSIGN && u.ObjectOf(assign.Lhs[0]) == variable &&
			len(syntax.UsesOf(u, assign.Rhs[0], variable).Idents) == 0 {
			return assign
		}
		return nil
	}
	first := index
	for first > 0 && adds(list[first]) != nil {
		first--
	}
	start, ok := list[first].(*ast.AssignStmt)
	if !ok || len(start.Lhs) != 1 || len(start.Rhs) != 1 || u.ObjectOf(start.Lhs[0]) != variable ||
		start.Tok != token.DEFINE && start.Tok != token.ASSIGN || len(syntax.UsesOf(u, start.Rhs[0], variable).Idents) > 0 {
		return nil
	}
	made := edit.NewRewrite(u, p.File, wire.ConcatAtOnce, map[string]string{"variable": variable.Name()})
	text := p.File.Of(start.Rhs[0])
	count := 0
	for _, next := range list[first+1:] {
		added := adds(next)
		if added == nil {
			break
		}
		text += " + " + p.File.Of(added.Rhs[0])
		made.RemoveLine(added)
		count++
	}
	if count == 0 || count == 1 && strings.HasPrefix(text, `"" + `) {
		return nil
	}
	made.Replace(start.Rhs[0], strings.TrimPrefix(text, `"" + `))
	return []*edit.Rewrite{made}
}
