package main

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strconv"
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
		if typ.Info()&types.IsInteger != 0 {
			return &bound{text: u.asInt(text, over), reads: reads}
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
		return u.pureBound(s, first.X, "")
	}
	suffix := ""
	switch condition.Op {
	case token.LSS, token.NEQ:
	case token.LEQ:
		suffix = "+1"
	default:
		return nil
	}
	from := u.info.Types[init.Rhs[0]].Value
	if from == nil {
		return nil
	}
	if first, exact := constant.Int64Val(from); !exact || first < 0 {
		return nil
	} else if first > 0 && suffix == "+1" && first == 1 {
		suffix = ""
	} else if first > 0 {
		suffix += "-" + strconv.FormatInt(first, 10)
	}
	return u.pureBound(s, condition.Y, suffix)
}

func (u *unit) pureBound(s *source, expr ast.Expr, suffix string) *bound {
	reads, pure := u.reads(expr)
	if !pure || u.typeOf(expr) == nil {
		return nil
	}
	text := s.of(expr)
	if _, ok := expr.(*ast.BinaryExpr); ok && suffix != "" {
		text = "(" + text + ")"
	}
	return &bound{text: u.asInt(text, expr) + suffix, reads: reads}
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
