package syntax

import (
	"go/ast"
	"go/token"
	"go/types"

	"gofacts/internal/load"
)

// mayEndEarly reports whether something in a loop's body can leave the loop.
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

func LoopBody(node ast.Node) *ast.BlockStmt {
	switch node := node.(type) {
	case *ast.RangeStmt:
		return node.Body
	case *ast.ForStmt:
		return node.Body
	}
	return nil
}

// IsBenchmarkLoop reports whether a node is a loop over b.N, b.Loop() or pb.Next().
func IsBenchmarkLoop(u *load.Package, node ast.Node) bool {
	var over ast.Expr
	switch loop := node.(type) {
	case *ast.RangeStmt:
		over = loop.X
	case *ast.ForStmt:
		over = loop.Cond
	}
	if over == nil {
		return false
	}
	found := false
	ast.Inspect(over, func(inner ast.Node) bool {
		selector, ok := inner.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		pointer, ok := Under(u.TypeOf(selector.X)).(*types.Pointer)
		if !ok {
			return true
		}
		switch pointer.Elem().String() + "." + selector.Sel.Name {
		case "testing.B.N", "testing.B.Loop", "testing.PB.Next":
			found = true
		}
		return true
	})
	return found
}
