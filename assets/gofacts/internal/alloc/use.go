package alloc

import (
	"go/ast"
	"go/token"
	"go/types"

	"gofacts/internal/load"
	"gofacts/internal/syntax"
	"gofacts/internal/wire"
)

// describeUse adds to fact how the function value at a node is used and, if it is an argument, the call that receives
// it.
func describeUse(u *load.Package, fact *wire.AllocationFact, node *Allocation) {
	fact.Use = useOf(u, node)
	if fact.Use != wire.AsArgument {
		return
	}
	for i := len(node.Path) - 2; i >= 0; i-- {
		if call, ok := node.Path[i].(*ast.CallExpr); ok {
			callee := syntax.CalleeOf(u, call)
			fact.Callee = &callee
			return
		}
	}
}

func useOf(u *load.Package, node *Allocation) wire.Use {
	path := node.Path
	value := path[len(path)-1]
	for i := len(path) - 2; i >= 0; i-- {
		switch parent := path[i].(type) {
		case *ast.ParenExpr:
			value = parent
			continue
		case *ast.CallExpr:
			return useInCall(u, parent, value, path[:i])
		case *ast.ReturnStmt:
			return wire.Returned
		case *ast.CompositeLit, *ast.KeyValueExpr, *ast.SendStmt:
			return wire.Stored
		case *ast.ValueSpec:
			return wire.AsVariable
		case *ast.AssignStmt:
			return useInAssign(u, parent, value)
		}
		return ""
	}
	return ""
}

func useInCall(u *load.Package, call *ast.CallExpr, value ast.Node, above []ast.Node) wire.Use {
	if ast.Node(call.Fun) == value {
		if len(above) == 0 {
			return ""
		}
		switch above[len(above)-1].(type) {
		case *ast.DeferStmt:
			return wire.Deferred
		case *ast.GoStmt:
			return wire.ByGo
		}
		return ""
	}
	if name, ok := syntax.Builtin(u, call); ok && name == "append" {
		return wire.Stored
	}
	if u.Info.Types[call.Fun].IsType() {
		return ""
	}
	return wire.AsArgument
}

func useInAssign(u *load.Package, stmt *ast.AssignStmt, value ast.Node) wire.Use {
	for i, right := range stmt.Rhs {
		if ast.Node(right) != value || len(stmt.Lhs) != len(stmt.Rhs) {
			continue
		}
		if _, ok := ast.Unparen(stmt.Lhs[i]).(*ast.Ident); ok {
			return wire.AsVariable
		}
		return wire.Stored
	}
	return ""
}

// partsOf counts the operands of a concatenation. A constant expression counts as one operand, because the compiler
// evaluates it.
func partsOf(u *load.Package, node ast.Node) int {
	if assign, ok := node.(*ast.AssignStmt); ok {
		return 1 + partsOf(u, assign.Rhs[0])
	}
	expr, ok := node.(ast.Expr)
	if !ok {
		return 1
	}
	sum, ok := ast.Unparen(expr).(*ast.BinaryExpr)
	if !ok || sum.Op != token.ADD || syntax.IsConstant(u, sum) {
		return 1
	}
	return partsOf(u, sum.X) + partsOf(u, sum.Y)
}

// numbersIn returns at most four integer arguments of a call, the first ones, as written in the source.
func numbersIn(u *load.Package, s *load.File, call *ast.CallExpr) []string {
	var found []string
	for _, argument := range call.Args {
		basic, ok := syntax.Under(u.TypeOf(argument)).(*types.Basic)
		if ok && basic.Info()&types.IsInteger != 0 && len(found) < 4 {
			found = append(found, s.Brief(argument))
		}
	}
	return found
}
