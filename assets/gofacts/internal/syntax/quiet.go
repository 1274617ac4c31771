package syntax

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"gofacts/internal/load"
)

// reading describes the effects of evaluating an expression.
type reading struct {
	// Quiet reports whether the evaluation changes nothing.
	Quiet bool
	// Repeatable reports whether the evaluation allocates nothing, so that it costs little to repeat it.
	Repeatable bool
	// Variables lists the variables that the expression reads.
	Variables []*types.Var
}

// quietPackages lists packages whose functions change nothing but their arguments.
var quietPackages = []string{"bytes", "math", "strconv", "strings", "unicode", "unicode/utf8"}

// ReadingOf describes the combined effects of several expressions. A quiet expression can still panic.
func ReadingOf(u *load.Package, exprs ...ast.Expr) reading {
	found := reading{Quiet: true, Repeatable: true}
	for _, expr := range exprs {
		if expr != nil {
			read(u, expr, &found)
		}
	}
	return found
}

func read(u *load.Package, root ast.Expr, found *reading) {
	ast.Inspect(root, func(node ast.Node) bool {
		switch node := node.(type) {
		case nil, *ast.BasicLit, *ast.ParenExpr, *ast.StarExpr, *ast.IndexExpr, *ast.SliceExpr:
		case *ast.SelectorExpr:
			selection := u.Info.Selections[node]
			found.Quiet = found.Quiet && (selection == nil || selection.Kind() == types.FieldVal)
		case *ast.Ident:
			if variable, ok := u.Info.Uses[node].(*types.Var); ok && !variable.IsField() {
				found.Variables = append(found.Variables, variable)
			}
		case *ast.BinaryExpr:
			found.Repeatable = found.Repeatable && (IsConstant(u, node) || !IsString(u.TypeOf(node)))
		case *ast.UnaryExpr:
			found.Quiet = found.Quiet && node.Op != token.AND && node.Op != token.ARROW
		case *ast.TypeAssertExpr:
			if node.Type != nil {
				read(u, node.X, found)
				return false
			}
			found.Quiet = false
		case *ast.CallExpr:
			readCall(u, node, found)
			return false
		default:
			found.Quiet = false
		}
		return found.Quiet
	})
}

// readCall adds the effects of a call to found. It knows conversions, len and similar builtins, and functions of
// quietPackages. Any other call isn't quiet.
func readCall(u *load.Package, call *ast.CallExpr, found *reading) {
	for _, argument := range call.Args {
		read(u, argument, found)
	}
	if IsConstant(u, call) {
		return
	}
	result := u.TypeOf(call)
	if u.Info.Types[call.Fun].IsType() {
		_, isBasic := Under(u.TypeOf(call.Args[0])).(*types.Basic)
		found.Repeatable = found.Repeatable && isBasic && (!IsString(result) || IsString(u.TypeOf(call.Args[0])))
		return
	}
	if name, ok := Builtin(u, call); ok {
		found.Quiet = found.Quiet && slices.Contains([]string{"len", "cap", "min", "max"}, name)
		return
	}
	function, method := FunctionCalled(u, call)
	if function == nil || !isQuiet(function) {
		found.Quiet = false
		return
	}
	if method != nil {
		read(u, ast.Unparen(call.Fun).(*ast.SelectorExpr).X, found)
	}
	basic, ok := Under(result).(*types.Basic)
	found.Repeatable = found.Repeatable && ok && basic.Info()&types.IsString == 0
}

// isQuiet reports whether a function, such as strings.Index or the Len method of a buffer, changes nothing and calls
// neither its arguments nor their methods.
func isQuiet(function *types.Func) bool {
	signature := function.Type().(*types.Signature)
	if function.Pkg() == nil || !slices.Contains(quietPackages, function.Pkg().Path()) {
		return false
	}
	if receiver := signature.Recv(); receiver != nil {
		return IsBuilder(receiver.Type()) && (function.Name() == "Len" || function.Name() == "Cap")
	}
	if strings.HasPrefix(function.Name(), "Append") || strings.HasPrefix(function.Name(), "Encode") {
		return false
	}
	for i := range signature.Params().Len() {
		switch Under(signature.Params().At(i).Type()).(type) {
		case *types.Signature, *types.Interface:
			return false
		}
	}
	return true
}
