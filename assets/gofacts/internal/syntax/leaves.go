package syntax

import (
	"go/ast"
	"go/types"

	"gofacts/internal/load"
	"gofacts/internal/wire"
)

// deepest is the maximum number of calls through which a value is followed.
const deepest = 3

// Leaves reports whether the value of a variable, or memory inside it, may outlive the function: it is returned,
// stored, sent on a channel, captured, or passed to a function that may keep it.
func Leaves(u *load.Package, body ast.Node, variable *types.Var) bool {
	return leavesWithin(u, body, variable, deepest)
}

func leavesWithin(u *load.Package, body ast.Node, variable *types.Var, depth int) bool {
	mentions := UsesOf(u, body, variable)
	if mentions.Captured {
		return true
	}
	for _, mention := range mentions.Idents {
		parent, child := mention.Parent()
		switch parent := parent.(type) {
		case *ast.ReturnStmt, *ast.CompositeLit, *ast.KeyValueExpr, *ast.SendStmt, *ast.ValueSpec:
			return true
		case *ast.AssignStmt:
			for _, right := range parent.Rhs {
				if right == child {
					return true
				}
			}
		case *ast.SelectorExpr:
			if isKeptByMethod(u, parent, depth) {
				return true
			}
		case *ast.CallExpr:
			if isKeptByCall(u, parent, child, depth) {
				return true
			}
		}
	}
	return returnsInside(u, body, variable)
}

// isKeptByCall reports whether a call may keep an argument. It assumes that a standard library function keeps its
// arguments only if it is in keepsArguments.
func isKeptByCall(u *load.Package, call *ast.CallExpr, argument ast.Expr, depth int) bool {
	if name, ok := Builtin(u, call); ok {
		return name == "append"
	}
	if ast.Expr(call.Fun) == argument || u.Info.Types[call.Fun].IsType() {
		return false
	}
	function, _ := FunctionCalled(u, call)
	if function == nil {
		return true
	}
	if function.Pkg() == nil || u.Origin(function.Pkg()) == wire.Standard {
		return keepsArguments[function.FullName()]
	}
	_, decl := DeclarationOf(u, function)
	if decl == nil || decl.Body == nil || depth == 0 {
		return true
	}
	for i, given := range call.Args {
		if ast.Unparen(given) != ast.Unparen(argument) {
			continue
		}
		signature := function.Type().(*types.Signature)
		if signature.Variadic() && i >= signature.Params().Len()-1 || i >= signature.Params().Len() {
			return true
		}
		return leavesWithin(u, decl.Body, signature.Params().At(i), depth-1)
	}
	return false
}

// keepsArguments lists the standard library functions that store their arguments.
var keepsArguments = map[string]bool{
	"(*sync.Map).Store": true, "(*sync.Map).LoadOrStore": true, "(*sync.Map).Swap": true,
	"(*sync/atomic.Value).Store": true, "(*sync/atomic.Value).Swap": true,
	"(*container/list.List).PushBack": true, "(*container/list.List).PushFront": true,
	"container/heap.Push": true, "context.WithValue": true,
}

// isKeptByMethod reports whether a selector denotes a method that may keep its receiver. It assumes that methods of
// other packages don't.
func isKeptByMethod(u *load.Package, selector *ast.SelectorExpr, depth int) bool {
	selection := u.Info.Selections[selector]
	if selection == nil || selection.Kind() != types.MethodVal {
		return false
	}
	function, _ := selection.Obj().(*types.Func)
	if function == nil {
		return false
	}
	_, decl := DeclarationOf(u, function)
	if decl == nil || decl.Body == nil {
		return false
	}
	receiver := function.Type().(*types.Signature).Recv()
	return depth == 0 || receiver != nil && leavesWithin(u, decl.Body, receiver, depth-1)
}

// returnsInside reports whether a function may return memory inside a variable, as in return x.Bytes() or return
// x.buf[:n].
func returnsInside(u *load.Package, body ast.Node, variable *types.Var) bool {
	found := false
	ast.Inspect(body, func(node ast.Node) bool {
		stmt, ok := node.(*ast.ReturnStmt)
		if !ok {
			return !found
		}
		for _, result := range stmt.Results {
			if len(UsesOf(u, result, variable).Idents) > 0 && HoldsPointers(u.TypeOf(result), 0) {
				found = true
			}
		}
		return !found
	})
	return found
}

// HoldsPointers reports whether copies of a value of this type may share mutable memory. Copies of strings don't,
// because strings are immutable.
func HoldsPointers(t types.Type, depth int) bool {
	switch t := Under(t).(type) {
	case *types.Basic:
		return t.Kind() == types.UnsafePointer
	case *types.Struct:
		for i := range t.NumFields() {
			if depth < 8 && HoldsPointers(t.Field(i).Type(), depth+1) {
				return true
			}
		}
		return false
	case *types.Array:
		return HoldsPointers(t.Elem(), depth+1)
	case *types.Interface:
		return !types.Identical(t, Under(types.Universe.Lookup("error").Type()))
	}
	return true
}
