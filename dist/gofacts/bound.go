package main

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
)

// bound is an expression for the number of rounds of a loop, free of side effects.
type bound struct {
	text string
	// reads are the variables that it mentions.
	reads []*types.Var
}

// bound finds a cheap expression for a loop's rounds, nil where there is none.
func (u *unit) bound(s *source, loop ast.Node) *bound {
	if u.isBenchmarkLoop(loop) {
		return nil
	}
	switch loop := loop.(type) {
	case *ast.RangeStmt:
		if isInteger(u.typeOf(loop.X)) {
			return u.numberBound(s, loop.X, 0, loop.Body)
		}
		return u.rangeBound(s, loop.X)
	case *ast.ForStmt:
		return u.countBound(s, loop)
	}
	return nil
}

func (u *unit) rangeBound(s *source, over ast.Expr) *bound {
	reads, pure := u.reads(over)
	if !pure {
		return nil
	}
	text := s.of(over)
	typ := under(u.typeOf(over))
	if pointer, ok := typ.(*types.Pointer); ok {
		typ = under(pointer.Elem())
	}
	switch typ := typ.(type) {
	case *types.Slice, *types.Array, *types.Map:
		return &bound{text: "len(" + text + ")", reads: reads}
	case *types.Basic:
		if typ.Info()&types.IsString != 0 {
			return &bound{text: "len(" + text + ")", reads: reads}
		}
	}
	return nil
}

// asInt converts a number that has a type of its own.
func (u *unit) asInt(text string, expr ast.Expr) string {
	typ := types.Default(u.typeOf(expr))
	if basic, ok := types.Unalias(typ).(*types.Basic); ok && basic.Kind() == types.Int {
		return text
	}
	return "int(" + text + ")"
}

// countBound knows for i := a; i < n; i++ and for i := n - 1; i >= 0; i--.
func (u *unit) countBound(s *source, loop *ast.ForStmt) *bound {
	init, ok := loop.Init.(*ast.AssignStmt)
	if !ok || init.Tok != token.DEFINE || len(init.Lhs) != 1 || len(init.Rhs) != 1 {
		return nil
	}
	counter := u.objectOf(init.Lhs[0])
	condition, ok := loop.Cond.(*ast.BinaryExpr)
	if !ok || counter == nil || u.objectOf(condition.X) != counter {
		return nil
	}
	step, ok := loop.Post.(*ast.IncDecStmt)
	if !ok || u.objectOf(step.X) != counter {
		return nil
	}
	if step.Tok == token.DEC {
		if condition.Op != token.GEQ || !isZero(u.info.Types[condition.Y]) {
			return nil
		}
		first, ok := init.Rhs[0].(*ast.BinaryExpr)
		if !ok || first.Op != token.SUB || s.of(first.Y) != "1" {
			return nil
		}
		return u.numberBound(s, first.X, 0, loop.Body)
	}
	more := int64(0)
	switch condition.Op {
	case token.LSS, token.NEQ:
	case token.LEQ:
		more = 1
	default:
		return nil
	}
	from := u.info.Types[init.Rhs[0]].Value
	if from == nil {
		return nil
	}
	first, exact := constant.Int64Val(from)
	if !exact || first < 0 {
		return nil
	}
	return u.numberBound(s, condition.Y, more-first, loop.Body)
}

// numberBound is for a loop that counts to a number. That can be negative, of which make and Grow panic, and far beyond
// what is ever reached where the loop can be left before: a number of which nothing is known is no bound then.
func (u *unit) numberBound(s *source, expr ast.Expr, more int64, body *ast.BlockStmt) *bound {
	reads, pure := u.reads(expr)
	if !pure || u.typeOf(expr) == nil {
		return nil
	}
	isLength := u.isLength(expr)
	if !isLength && mayEndEarly(body) {
		return nil
	}
	text := s.of(expr)
	if _, ok := expr.(*ast.BinaryExpr); ok && more != 0 {
		text = "(" + text + ")"
	}
	text = u.asInt(text, expr)
	if more != 0 {
		text += fmt.Sprintf("%+d", more)
	}
	if isLength && more >= 0 {
		return &bound{text: text, reads: reads}
	}
	if !u.since("go1.21") {
		return nil
	}
	return &bound{text: "max(" + text + ", 0)", reads: reads}
}

// isLength says whether a number is a constant or comes from the lengths of what is there: never negative, nor too large.
func (u *unit) isLength(expr ast.Expr) bool {
	if value := u.info.Types[expr].Value; value != nil {
		return value.Kind() == constant.Int && constant.Sign(value) >= 0
	}
	switch expr := ast.Unparen(expr).(type) {
	case *ast.BinaryExpr:
		return (expr.Op == token.ADD || expr.Op == token.MUL) && u.isLength(expr.X) && u.isLength(expr.Y)
	case *ast.CallExpr:
		if name, ok := u.builtin(expr); ok {
			return name == "len" || name == "cap"
		}
		return u.info.Types[expr.Fun].IsType() && len(expr.Args) == 1 && u.isLength(expr.Args[0])
	}
	return false
}

// mayEndEarly says whether something in a loop's body leaves it.
func mayEndEarly(body *ast.BlockStmt) bool {
	found := false
	ast.Inspect(body, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			found = true
		case *ast.BranchStmt:
			found = found || node.Tok != token.CONTINUE || node.Label != nil
		}
		return !found
	})
	return found
}

// reads lists the variables of an expression; pure says whether it can be evaluated elsewhere too, at no cost.
func (u *unit) reads(expr ast.Expr) (found []*types.Var, pure bool) {
	pure = true
	ast.Inspect(expr, func(node ast.Node) bool {
		switch node := node.(type) {
		case nil, *ast.BasicLit, *ast.ParenExpr, *ast.StarExpr, *ast.SelectorExpr:
		case *ast.IndexExpr:
			_, isMap := under(u.typeOf(node.X)).(*types.Map)
			pure = pure && !isMap
		case *ast.BinaryExpr:
			pure = pure && node.Op != token.QUO && node.Op != token.REM
		case *ast.CallExpr:
			name, ok := u.builtin(node)
			_, isType := u.info.Types[node.Fun]
			isType = isType && u.info.Types[node.Fun].IsType() && isInteger(u.typeOf(node))
			pure = pure && (ok && (name == "len" || name == "cap") || isType)
		case *ast.Ident:
			if variable, ok := u.info.Uses[node].(*types.Var); ok && !variable.IsField() {
				found = append(found, variable)
			}
		default:
			pure = false
		}
		return pure
	})
	return found, pure
}

func isInteger(t types.Type) bool {
	basic, ok := under(t).(*types.Basic)
	return ok && basic.Info()&types.IsInteger != 0
}

// changedBetween says whether one of the variables is assigned, or its address taken, between two positions.
func (u *unit) changedBetween(root ast.Node, variables []*types.Var, from, to token.Pos) bool {
	for _, variable := range variables {
		for _, mention := range u.usesOf(root, variable).idents {
			if mention.ident.Pos() < from || mention.ident.Pos() >= to {
				continue
			}
			parent, child := mention.parent()
			if isAssigned(parent, child) || u.takesAddress(mention) {
				return true
			}
		}
	}
	return false
}
