package syntax

import (
	"go/ast"
	"go/token"
	"go/types"

	"gofacts/internal/load"
	"gofacts/internal/wire"
)

// Target is a variable, such as out, or a field of a variable, such as c.items.
type Target struct {
	Expr ast.Expr
	// Base is the variable: c for c.items. It is nil if the field's operand isn't a variable, as in f().items.
	Base *types.Var
	// Field is the field: items for c.items. It is nil for a variable.
	Field *types.Var
}

// TargetOf returns the target for an expression such as x or x.f, or nil for any other expression.
func TargetOf(u *load.Package, expr ast.Expr) *Target {
	expr = ast.Unparen(expr)
	if variable, ok := u.ObjectOf(expr).(*types.Var); ok {
		return &Target{Expr: expr, Base: variable}
	}
	selector, ok := expr.(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	field, _ := u.Info.ObjectOf(selector.Sel).(*types.Var)
	if field == nil {
		return nil
	}
	if !field.IsField() {
		return &Target{Expr: expr, Base: field}
	}
	base, _ := u.ObjectOf(selector.X).(*types.Var)
	return &Target{Expr: expr, Base: base, Field: field}
}

// Same reports whether an expression names the same variable or field as a target.
func Same(u *load.Package, t *Target, expr ast.Expr) bool {
	other := TargetOf(u, expr)
	return other != nil && other.Base != nil && other.Base == t.Base && other.Field == t.Field
}

func IsGrown(u *load.Package, decl ast.Node, t *Target) bool {
	grown := false
	ast.Inspect(decl, func(inner ast.Node) bool {
		if call, ok := inner.(*ast.CallExpr); ok {
			selector, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
			grown = grown || ok && selector.Sel.Name == "Grow" && Same(u, t, selector.X)
		}
		return !grown
	})
	return grown
}

// IsReplaced reports whether a declaration may give the target a value that doesn't continue the previous one, as
// append does: it assigns another value, or takes the target's address. The target's initial value then says little
// about later ones.
func IsReplaced(u *load.Package, decl ast.Node, t *Target) bool {
	replaced := false
	ast.Inspect(decl, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.AssignStmt:
			for i, left := range node.Lhs {
				if ident, _ := ast.Unparen(left).(*ast.Ident); !Same(u, t, left) || u.Info.Defs[ident] != nil {
					continue
				}
				derived := node.Tok != token.ASSIGN && node.Tok != token.DEFINE
				if len(node.Lhs) == len(node.Rhs) {
					derived = derived || continues(u, t, node.Rhs[i])
				}
				replaced = replaced || !derived
			}
		case *ast.RangeStmt:
			replaced = replaced || node.Tok == token.ASSIGN &&
				(node.Key != nil && Same(u, t, node.Key) || node.Value != nil && Same(u, t, node.Value))
		case *ast.UnaryExpr:
			replaced = replaced || node.Op == token.AND && Same(u, t, node.X) && !IsBuilder(u.TypeOf(node.X))
		}
		return !replaced
	})
	return replaced
}

// continues reports whether the value of an expression continues that of the target: it is the target, a part of it, a
// concatenation with it, or the result of a call with it as the receiver or first argument, such as append.
func continues(u *load.Package, t *Target, expr ast.Expr) bool {
	switch expr := ast.Unparen(expr).(type) {
	case *ast.SliceExpr:
		return continues(u, t, expr.X)
	case *ast.BinaryExpr:
		return continues(u, t, expr.X) || continues(u, t, expr.Y)
	case *ast.CallExpr:
		if name, ok := Builtin(u, expr); ok && name != "append" || len(expr.Args) == 0 {
			selector, ok := ast.Unparen(expr.Fun).(*ast.SelectorExpr)
			return ok && continues(u, t, selector.X)
		}
		return continues(u, t, expr.Args[0])
	default:
		return Same(u, t, expr)
	}
}

func VariableKind(u *load.Package, s *load.File, t *Target) wire.VariableKind {
	if t.Field != nil {
		return wire.Field
	}
	if u.Types != nil && t.Base.Parent() == u.Types.Scope() || t.Base.Pkg() != u.Types {
		return wire.Global
	}
	path := PathTo(s.Syntax, t.Base.Pos())
	for i := len(path) - 1; i >= 2; i-- {
		fields, ok := path[i].(*ast.FieldList)
		if !ok {
			continue
		}
		switch around := path[i-1].(type) {
		case *ast.FuncDecl:
			return wire.Receiver
		case *ast.FuncType:
			if around.Results == fields {
				return wire.Result
			}
			return wire.Parameter
		}
	}
	return wire.Local
}
