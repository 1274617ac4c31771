package syntax

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"gofacts/internal/load"
)

// Bound is a side-effect-free expression for the number of iterations of a loop.
type Bound struct {
	Text string
	// Reads lists the variables that Text mentions.
	Reads []*types.Var
}

// BoundOf returns a cheap expression for the number of iterations of a loop, or nil if there is none.
func BoundOf(u *load.Package, s *load.File, loop ast.Node) *Bound {
	if IsBenchmarkLoop(u, loop) {
		return nil
	}
	switch loop := loop.(type) {
	case *ast.RangeStmt:
		if IsInteger(u.TypeOf(loop.X)) {
			return numberBound(u, s, loop.X, 0, loop.Body)
		}
		return rangeBound(u, s, loop.X)
	case *ast.ForStmt:
		return countBound(u, s, loop)
	}
	return nil
}

func rangeBound(u *load.Package, s *load.File, over ast.Expr) *Bound {
	reads, pure := Reads(u, over)
	if !pure {
		return nil
	}
	text := s.Of(over)
	typ := Under(u.TypeOf(over))
	if pointer, ok := typ.(*types.Pointer); ok {
		typ = Under(pointer.Elem())
	}
	switch typ := typ.(type) {
	case *types.Slice, *types.Array, *types.Map:
		return &Bound{Text: "len(" + text + ")", Reads: reads}
	case *types.Basic:
		if typ.Info()&types.IsString != 0 {
			return &Bound{Text: "len(" + text + ")", Reads: reads}
		}
	}
	return nil
}

// asInt returns the text of a numeric expression, converted to int if the expression has another type.
func asInt(u *load.Package, text string, expr ast.Expr) string {
	typ := types.Default(u.TypeOf(expr))
	if basic, ok := types.Unalias(typ).(*types.Basic); ok && basic.Kind() == types.Int {
		return text
	}
	return "int(" + text + ")"
}

// countBound returns the bound of a loop such as for i := 2; i < n; i++ or for i := n - 1; i >= 0; i--, and nil for
// any other loop.
func countBound(u *load.Package, s *load.File, loop *ast.ForStmt) *Bound {
	init, ok := loop.Init.(*ast.AssignStmt)
	if !ok || init.Tok != token.DEFINE || len(init.Lhs) != 1 || len(init.Rhs) != 1 {
		return nil
	}
	counter := u.ObjectOf(init.Lhs[0])
	condition, ok := loop.Cond.(*ast.BinaryExpr)
	if !ok || counter == nil || u.ObjectOf(condition.X) != counter {
		return nil
	}
	step, ok := loop.Post.(*ast.IncDecStmt)
	if !ok || u.ObjectOf(step.X) != counter {
		return nil
	}
	if step.Tok == token.DEC {
		if condition.Op != token.GEQ || !IsZero(u.Info.Types[condition.Y]) {
			return nil
		}
		first, ok := init.Rhs[0].(*ast.BinaryExpr)
		if !ok || first.Op != token.SUB || s.Of(first.Y) != "1" {
			return nil
		}
		return numberBound(u, s, first.X, 0, loop.Body)
	}
	more := int64(0)
	switch condition.Op {
	case token.LSS, token.NEQ:
	case token.LEQ:
		more = 1
	default:
		return nil
	}
	from := u.Info.Types[init.Rhs[0]].Value
	if from == nil {
		return nil
	}
	first, exact := constant.Int64Val(from)
	if !exact || first < 0 {
		return nil
	}
	return numberBound(u, s, condition.Y, more-first, loop.Body)
}

// numberBound returns the bound of a loop that counts to a number. If the number may be negative, the bound is at least
// 0, because make and Grow panic for negative numbers. If the number isn't a length and the loop can end early, there
// is no bound, because the number may be much too large.
func numberBound(u *load.Package, s *load.File, expr ast.Expr, more int64, body *ast.BlockStmt) *Bound {
	reads, pure := Reads(u, expr)
	if !pure || u.TypeOf(expr) == nil {
		return nil
	}
	isLength := isLength(u, expr)
	if !isLength && mayEndEarly(body) {
		return nil
	}
	text := s.Of(expr)
	if _, ok := expr.(*ast.BinaryExpr); ok && more != 0 {
		text = "(" + text + ")"
	}
	text = asInt(u, text, expr)
	if more != 0 {
		text += fmt.Sprintf("%+d", more)
	}
	if isLength && more >= 0 {
		return &Bound{Text: text, Reads: reads}
	}
	if !u.Since("go1.21") {
		return nil
	}
	return &Bound{Text: "max(" + text + ", 0)", Reads: reads}
}

// isLength reports whether a number is a constant that isn't negative, or is computed from the lengths of existing
// values. Such a number is neither negative nor too large for a capacity.
func isLength(u *load.Package, expr ast.Expr) bool {
	if value := u.Info.Types[expr].Value; value != nil {
		return value.Kind() == constant.Int && constant.Sign(value) >= 0
	}
	switch expr := ast.Unparen(expr).(type) {
	case *ast.BinaryExpr:
		return (expr.Op == token.ADD || expr.Op == token.MUL) && isLength(u, expr.X) && isLength(u, expr.Y)
	case *ast.CallExpr:
		if name, ok := Builtin(u, expr); ok {
			return name == "len" || name == "cap"
		}
		return u.Info.Types[expr.Fun].IsType() && len(expr.Args) == 1 && isLength(u, expr.Args[0])
	}
	return false
}

// Reads returns the variables in an expression. pure reports whether evaluating the expression has no side effects
// and costs next to nothing, so that it can also be evaluated elsewhere.
func Reads(u *load.Package, expr ast.Expr) (found []*types.Var, pure bool) {
	pure = true
	ast.Inspect(expr, func(node ast.Node) bool {
		switch node := node.(type) {
		case nil, *ast.BasicLit, *ast.ParenExpr, *ast.StarExpr, *ast.SelectorExpr:
		case *ast.IndexExpr:
			_, isMap := Under(u.TypeOf(node.X)).(*types.Map)
			pure = pure && !isMap
		case *ast.BinaryExpr:
			pure = pure && node.Op != token.QUO && node.Op != token.REM
		case *ast.CallExpr:
			name, ok := Builtin(u, node)
			_, isType := u.Info.Types[node.Fun]
			isType = isType && u.Info.Types[node.Fun].IsType() && IsInteger(u.TypeOf(node))
			pure = pure && (ok && (name == "len" || name == "cap") || isType)
		case *ast.Ident:
			if variable, ok := u.Info.Uses[node].(*types.Var); ok && !variable.IsField() {
				found = append(found, variable)
			}
		default:
			pure = false
		}
		return pure
	})
	return found, pure
}

// ChangedBetween reports whether any of the variables is assigned, or has its address taken, between two positions.
func ChangedBetween(u *load.Package, root ast.Node, variables []*types.Var, from, to token.Pos) bool {
	for _, variable := range variables {
		for _, mention := range UsesOf(u, root, variable).Idents {
			if mention.Ident.Pos() < from || mention.Ident.Pos() >= to {
				continue
			}
			parent, child := mention.Parent()
			if IsAssigned(parent, child) || takesAddress(u, mention) {
				return true
			}
		}
	}
	return false
}
