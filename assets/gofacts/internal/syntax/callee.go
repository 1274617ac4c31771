package syntax

import (
	"go/ast"
	"go/types"

	"gofacts/internal/load"
	"gofacts/internal/wire"
)

// Builtin returns the name of the built-in function that a call calls. The second result is false for any other call.
func Builtin(u *load.Package, call *ast.CallExpr) (string, bool) {
	if object, ok := u.ObjectOf(call.Fun).(*types.Builtin); ok {
		return object.Name(), true
	}
	return "", false
}

func IsConstant(u *load.Package, expr ast.Expr) bool { return u.Info.Types[expr].Value != nil }

// CalleeOf describes the function that a call calls.
func CalleeOf(u *load.Package, call *ast.CallExpr) wire.CallFacts {
	at := u.Sources.Fset.PositionFor(call.Lparen, false).Line
	function, selection := FunctionCalled(u, call)
	signature, _ := Under(u.TypeOf(call.Fun)).(*types.Signature)
	facts := wire.CallFacts{At: at, VariadicInterface: isVariadicInterface(signature)}
	if function == nil {
		facts.Dynamic = true
		for _, s := range u.Files {
			if s.Syntax != nil && s.Syntax.FileStart <= call.Pos() && call.Pos() < s.Syntax.FileEnd {
				facts.Name = s.Brief(call.Fun)
			}
		}
		return facts
	}
	facts.Name = linkerName(function)
	if function.Pkg() != nil {
		facts.Package = function.Pkg().Path()
	}
	facts.Origin = u.Origin(function.Pkg())
	facts.File, facts.Line = u.Place(function.Pos())
	facts.Dynamic = selection != nil && types.IsInterface(selection.Recv())
	return facts
}

// FunctionCalled returns the function or method that a call calls, or nil for a function value. For a method, it also
// returns the selection.
func FunctionCalled(u *load.Package, call *ast.CallExpr) (*types.Func, *types.Selection) {
	fun := ast.Unparen(call.Fun)
	switch indexed := fun.(type) {
	case *ast.IndexExpr:
		fun = indexed.X
	case *ast.IndexListExpr:
		fun = indexed.X
	}
	switch fun := fun.(type) {
	case *ast.Ident:
		function, _ := u.Info.Uses[fun].(*types.Func)
		return function, nil
	case *ast.SelectorExpr:
		function, _ := u.Info.Uses[fun.Sel].(*types.Func)
		return function, u.Info.Selections[fun]
	}
	return nil, nil
}

func isVariadicInterface(signature *types.Signature) bool {
	if signature == nil || !signature.Variadic() {
		return false
	}
	element := ElementOf(signature.Params().At(signature.Params().Len() - 1).Type())
	// The values of a type parameter are no interfaces, although its constraint is one.
	_, isParameter := types.Unalias(element).(*types.TypeParam)
	return !isParameter && types.IsInterface(element)
}

// linkerName returns a function's name as in stack traces and in the binary: path.F, path.(*T).M or path.T.M, with
// [...] for type arguments.
func linkerName(function *types.Func) string {
	function = function.Origin()
	prefix := ""
	if function.Pkg() != nil {
		prefix = function.Pkg().Path() + "."
	}
	signature := function.Type().(*types.Signature)
	receiver := signature.Recv()
	if receiver == nil {
		if signature.TypeParams().Len() > 0 {
			return prefix + function.Name() + "[...]"
		}
		return prefix + function.Name()
	}
	base := receiver.Type()
	pointer, isPointer := types.Unalias(base).(*types.Pointer)
	if isPointer {
		base = pointer.Elem()
	}
	name := ""
	if named, ok := types.Unalias(base).(*types.Named); ok {
		name = named.Obj().Name()
		if named.TypeParams().Len() > 0 {
			name += "[...]"
		}
	}
	if isPointer {
		name = "(*" + name + ")"
	}
	if name == "" {
		return prefix + function.Name()
	}
	return prefix + name + "." + function.Name()
}

// fullName returns a function's name in the form that tables of known functions use: path.F or path.T.M, without
// pointers and type parameters.
func fullName(function *types.Func) string {
	if function == nil {
		return ""
	}
	signature := function.Type().(*types.Signature)
	prefix := ""
	if function.Pkg() != nil {
		prefix = function.Pkg().Path() + "."
	}
	if receiver := signature.Recv(); receiver != nil {
		base := receiver.Type()
		if pointer, ok := types.Unalias(base).(*types.Pointer); ok {
			base = pointer.Elem()
		}
		if named, ok := types.Unalias(base).(*types.Named); ok {
			return prefix + named.Obj().Name() + "." + function.Name()
		}
	}
	return prefix + function.Name()
}

// Called returns the full name of the function that a call calls, or "" for a call of a function value.
func Called(u *load.Package, call *ast.CallExpr) string {
	function, _ := FunctionCalled(u, call)
	return fullName(function)
}
