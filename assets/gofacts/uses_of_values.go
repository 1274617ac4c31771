package main

import (
	"go/ast"
	"go/token"
	"go/types"
)

// describeUse adds what becomes of a function that is made at a place, and which call takes it.
func (u *unit) describeUse(fact *AllocationFact, node *allocation) {
	fact.Use = u.useOf(node)
	if fact.Use != "argument" {
		return
	}
	for i := len(node.path) - 2; i >= 0; i-- {
		if call, ok := node.path[i].(*ast.CallExpr); ok {
			callee := u.calleeOf(call)
			fact.Callee = &callee
			return
		}
	}
}

func (u *unit) useOf(node *allocation) string {
	path := node.path
	value := path[len(path)-1]
	for i := len(path) - 2; i >= 0; i-- {
		switch parent := path[i].(type) {
		case *ast.ParenExpr:
			value = parent
			continue
		case *ast.CallExpr:
			return u.useInCall(parent, value, path[:i])
		case *ast.ReturnStmt:
			return "returned"
		case *ast.CompositeLit, *ast.KeyValueExpr, *ast.SendStmt:
			return "stored"
		case *ast.ValueSpec:
			return "variable"
		case *ast.AssignStmt:
			return u.useInAssign(parent, value)
		}
		return ""
	}
	return ""
}

func (u *unit) useInCall(call *ast.CallExpr, value ast.Node, above []ast.Node) string {
	if ast.Node(call.Fun) == value {
		if len(above) == 0 {
			return ""
		}
		switch above[len(above)-1].(type) {
		case *ast.DeferStmt:
			return "deferred"
		case *ast.GoStmt:
			return "go"
		}
		return ""
	}
	if name, ok := u.builtin(call); ok && name == "append" {
		return "stored"
	}
	if u.info.Types[call.Fun].IsType() {
		return ""
	}
	return "argument"
}

func (u *unit) useInAssign(stmt *ast.AssignStmt, value ast.Node) string {
	for i, right := range stmt.Rhs {
		if ast.Node(right) != value || len(stmt.Lhs) != len(stmt.Rhs) {
			continue
		}
		if _, ok := ast.Unparen(stmt.Lhs[i]).(*ast.Ident); ok {
			return "variable"
		}
		return "stored"
	}
	return ""
}

// partsOf counts what a concatenation joins; the compiler joins constants that follow each other.
func (u *unit) partsOf(node ast.Node) int {
	if assign, ok := node.(*ast.AssignStmt); ok {
		return 1 + u.partsOf(assign.Rhs[0])
	}
	expr, ok := node.(ast.Expr)
	if !ok {
		return 1
	}
	sum, ok := ast.Unparen(expr).(*ast.BinaryExpr)
	if !ok || sum.Op != token.ADD || u.isConstant(sum) {
		return 1
	}
	return u.partsOf(sum.X) + u.partsOf(sum.Y)
}

// numbersIn lists the whole numbers that a call is given.
func (u *unit) numbersIn(s *source, call *ast.CallExpr) []string {
	var found []string
	for _, argument := range call.Args {
		basic, ok := under(u.typeOf(argument)).(*types.Basic)
		if ok && basic.Info()&types.IsInteger != 0 && len(found) < 4 {
			found = append(found, s.brief(argument))
		}
	}
	return found
}
