package capacity

import (
	"go/ast"
	"go/token"
	"go/types"

	"gofacts/internal/fix/edit"
	"gofacts/internal/load"
	"gofacts/internal/syntax"
	"gofacts/internal/wire"
)

// typeText returns the type in an expression that spells it out, such as []T{}, make([]T, 0) or []T(nil), or "" for
// any other expression.
func typeText(p *edit.Spot, value ast.Expr) string {
	switch value := ast.Unparen(value).(type) {
	case *ast.CompositeLit:
		if value.Type != nil {
			return p.File.Of(value.Type)
		}
	case *ast.CallExpr:
		if name, ok := syntax.Builtin(p.Pkg, value); ok && name == "make" {
			return p.File.Of(value.Args[0])
		}
		if p.Pkg.Info.Types[value.Fun].IsType() {
			return p.File.Of(ast.Unparen(value.Fun))
		}
	}
	return ""
}

// beforeLoop returns a rewrite that initializes a slice or map again right before the loop or statement that begins
// to fill it. It is used for a named result or a field, or if the capacity can't be computed yet where the variable
// is declared.
func beforeLoop(p *edit.Spot, t *syntax.Target, begin syntax.Start, rounds *syntax.Bound, before ast.Node, kind wire.FixKind, words map[string]string) *edit.Rewrite {
	u := p.Pkg
	from := token.NoPos
	switch {
	case begin.Stmt != nil && (begin.How == wire.StartsNil || begin.How == wire.StartsEmpty || begin.How == wire.StartsMade):
		from = begin.Stmt.End()
	case t.Field == nil && syntax.VariableKind(u, p.File, t) == "result":
		from = p.Body.Pos()
	default:
		return nil
	}
	if kind == wire.MapCapacity && begin.How == wire.StartsNil || !p.DeclaredBefore(rounds, before) {
		return nil
	}
	for _, mention := range syntax.UsesOf(u, p.Decl, t.Base).Idents {
		at := mention.Ident.Pos()
		if at < from || at >= before.Pos() {
			continue
		}
		// If the slice or map is a field, such as c.items, the code before the loop may use other fields of c.
		if parent, ok := mention.Path[len(mention.Path)-2].(*ast.SelectorExpr); ok && t.Field != nil {
			if u.Info.Selections[parent] != nil && u.Info.Selections[parent].Obj() != t.Field && isField(u, parent) {
				continue
			}
		}
		return nil
	}
	expr := t.Expr
	typ := edit.LocalName(u, p.File, u.TypeOf(expr))
	if typ == "" || statementAt(p.Body, before) == nil {
		return nil
	}
	made := edit.NewRewrite(u, p.File, kind, words)
	made.Before(before, p.File.Of(expr)+" = "+makeCall(kind, typ, rounds.Text))
	return made
}

func isField(u *load.Package, selector *ast.SelectorExpr) bool {
	return u.Info.Selections[selector].Kind() == types.FieldVal
}

// statementAt returns the given node as a statement, or nil if it isn't a statement inside the body.
func statementAt(body *ast.BlockStmt, node ast.Node) ast.Stmt {
	var found ast.Stmt
	ast.Inspect(body, func(inner ast.Node) bool {
		if stmt, ok := inner.(ast.Stmt); ok && ast.Node(stmt) == node {
			found = stmt
		}
		return found == nil
	})
	return found
}
