package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// reading is what the evaluation of an expression means for the code around it.
type reading struct {
	// quiet: it changes nothing.
	quiet bool
	// repeatable: it costs no memory, so it may be evaluated a second time.
	repeatable bool
	// variables are those that it reads.
	variables []*types.Var
}

// quietPackages have functions that change nothing but what they are given to write to.
var quietPackages = []string{"bytes", "math", "strconv", "strings", "unicode", "unicode/utf8"}

// reading says how quiet expressions are, taken together. It may panic only where they do.
func (u *unit) reading(exprs ...ast.Expr) reading {
	found := reading{quiet: true, repeatable: true}
	for _, expr := range exprs {
		if expr != nil {
			u.read(expr, &found)
		}
	}
	return found
}

func (u *unit) read(root ast.Expr, found *reading) {
	ast.Inspect(root, func(node ast.Node) bool {
		switch node := node.(type) {
		case nil, *ast.BasicLit, *ast.ParenExpr, *ast.StarExpr, *ast.IndexExpr, *ast.SliceExpr:
		case *ast.SelectorExpr:
			selection := u.info.Selections[node]
			found.quiet = found.quiet && (selection == nil || selection.Kind() == types.FieldVal)
		case *ast.Ident:
			if variable, ok := u.info.Uses[node].(*types.Var); ok && !variable.IsField() {
				found.variables = append(found.variables, variable)
			}
		case *ast.BinaryExpr:
			found.repeatable = found.repeatable && (u.isConstant(node) || !isString(u.typeOf(node)))
		case *ast.UnaryExpr:
			found.quiet = found.quiet && node.Op != token.AND && node.Op != token.ARROW
		case *ast.TypeAssertExpr:
			if node.Type != nil {
				u.read(node.X, found)
				return false
			}
			found.quiet = false
		case *ast.CallExpr:
			u.readCall(node, found)
			return false
		default:
			found.quiet = false
		}
		return found.quiet
	})
}

// readCall knows conversions, len and its like, and functions of the standard library that change nothing.
func (u *unit) readCall(call *ast.CallExpr, found *reading) {
	for _, argument := range call.Args {
		u.read(argument, found)
	}
	if u.isConstant(call) {
		return
	}
	result := u.typeOf(call)
	if u.info.Types[call.Fun].IsType() {
		_, isBasic := under(u.typeOf(call.Args[0])).(*types.Basic)
		found.repeatable = found.repeatable && isBasic && (!isString(result) || isString(u.typeOf(call.Args[0])))
		return
	}
	if name, ok := u.builtin(call); ok {
		found.quiet = found.quiet && slices.Contains([]string{"len", "cap", "min", "max"}, name)
		return
	}
	function, method := u.functionCalled(call)
	if function == nil || !isQuiet(function) {
		found.quiet = false
		return
	}
	if method != nil {
		u.read(ast.Unparen(call.Fun).(*ast.SelectorExpr).X, found)
	}
	basic, ok := under(result).(*types.Basic)
	found.repeatable = found.repeatable && ok && basic.Info()&types.IsString == 0
}

// isQuiet knows functions that write nowhere and call nothing that they are given; Len and Cap of a buffer too.
func isQuiet(function *types.Func) bool {
	signature := function.Type().(*types.Signature)
	if function.Pkg() == nil || !slices.Contains(quietPackages, function.Pkg().Path()) {
		return false
	}
	if receiver := signature.Recv(); receiver != nil {
		return isBuilder(receiver.Type()) && (function.Name() == "Len" || function.Name() == "Cap")
	}
	if strings.HasPrefix(function.Name(), "Append") || strings.HasPrefix(function.Name(), "Encode") {
		return false
	}
	for i := range signature.Params().Len() {
		switch under(signature.Params().At(i).Type()).(type) {
		case *types.Signature, *types.Interface:
			return false
		}
	}
	return true
}
