// Package pointer makes edits that replace pointers to local values with the values themselves.
package pointer

import (
	"go/ast"
	"go/token"
	"go/types"

	"gofacts/internal/fix/edit"
	"gofacts/internal/load"
	"gofacts/internal/syntax"
	"gofacts/internal/wire"
)

// Value returns a rewrite that turns a pointer to a local value into a value: p := &T{…} becomes p := T{…}, and p :=
// new(T) becomes var p T.
func Value(p *edit.Spot) []*edit.Rewrite {
	u := p.Pkg
	if p.Kind != wire.AddressOf && p.Kind != wire.New {
		return nil
	}
	stmt, ok := syntax.Statement(p.Path).(*ast.AssignStmt)
	if !ok || stmt.Tok != token.DEFINE || len(stmt.Lhs) != 1 || len(stmt.Rhs) != 1 || ast.Unparen(stmt.Rhs[0]) != p.Node {
		return nil
	}
	variable, _ := u.ObjectOf(stmt.Lhs[0]).(*types.Var)
	if variable == nil || !isOnlySelected(u, p.Body, variable) {
		return nil
	}
	made := edit.NewRewrite(u, p.File, wire.ValueInsteadOfPointer, map[string]string{"variable": variable.Name(), "type": u.Name(p.Type)})
	if p.Kind == wire.New {
		made.Replace(stmt, "var "+variable.Name()+" "+p.File.Of(p.Call.Args[0]))
	} else {
		made.Replace(p.Node, p.File.Of(ast.Unparen(p.Node.(*ast.UnaryExpr).X)))
	}
	return []*edit.Rewrite{made}
}

// isOnlySelected reports whether a pointer is used only to access fields and to call methods.
func isOnlySelected(u *load.Package, body ast.Node, variable *types.Var) bool {
	mentions := syntax.UsesOf(u, body, variable)
	for _, mention := range mentions.Idents {
		parent, child := mention.Parent()
		selector, ok := parent.(*ast.SelectorExpr)
		if !ok || selector.X != child {
			return false
		}
		// If the pointer becomes a value, a method value such as p.Len (without a call) might copy it instead of sharing
		// it.
		if selection := u.Info.Selections[selector]; selection == nil || selection.Kind() == types.MethodVal && !isCalled(mention, selector) {
			return false
		}
	}
	return len(mentions.Idents) > 0
}

func isCalled(mention syntax.Mention, selector *ast.SelectorExpr) bool {
	for i, node := range mention.Path {
		if node == ast.Node(selector) && i > 0 {
			call, ok := mention.Path[i-1].(*ast.CallExpr)
			return ok && call.Fun == selector
		}
	}
	return false
}
