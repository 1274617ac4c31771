package alloc

import (
	"go/ast"
	"go/types"
	"strings"

	"gofacts/internal/load"
	"gofacts/internal/syntax"
)

// boxesFree reports whether converting a value to an interface allocates nothing, by the compiler's own rules
// (dataWord in cmd/compile/internal/walk). A constant is in the program's data, a one-byte value is in a table of the
// runtime, a value of size zero needs no memory, and a pointer is stored in the interface itself.
func boxesFree(u *load.Package, value ast.Expr, from types.Type) bool {
	if syntax.IsConstant(u, value) || u.Size(from) == 0 || isPointerShaped(from) {
		return true
	}
	basic, ok := syntax.Under(from).(*types.Basic)
	return ok && (basic.Kind() == types.Bool || basic.Kind() == types.Uint8 || basic.Kind() == types.Int8)
}

// isPointerShaped reports whether a type is represented as a single pointer: a pointer, map, channel or function,
// or a struct or array that contains nothing but one of these.
func isPointerShaped(t types.Type) bool {
	switch t := syntax.Under(t).(type) {
	case *types.Pointer, *types.Signature, *types.Map, *types.Chan:
		return true
	case *types.Basic:
		return t.Kind() == types.UnsafePointer
	case *types.Struct:
		return t.NumFields() == 1 && isPointerShaped(t.Field(0).Type())
	case *types.Array:
		return t.Len() == 1 && isPointerShaped(t.Elem())
	}
	return false
}

// conversionFits reports whether callee is the runtime function that the compiler calls to convert values of a type
// to an interface (dataWordFuncName in cmd/compile/internal/walk).
func conversionFits(u *load.Package, callee string, t types.Type) bool {
	name, ok := strings.CutPrefix(callee, "runtime.convT")
	if !ok || t == nil {
		return false
	}
	_, isSlice := syntax.Under(t).(*types.Slice)
	plain := !syntax.IsString(t) && !isSlice && !holdsAnyPointer(t, 0)
	width := u.Size(t)
	switch name {
	case "string":
		return syntax.IsString(t)
	case "slice":
		return isSlice
	case "16":
		return plain && width == 2
	case "32":
		return plain && width == 4 && u.Sizes.Alignof(t) == 4
	case "64":
		return plain && width == 8 && u.Sizes.Alignof(t) == u.Sizes.Alignof(types.Typ[types.Uint64])
	case "noptr":
		return plain && width != 2 && !conversionFits(u, "runtime.convT32", t) && !conversionFits(u, "runtime.convT64", t)
	case "":
		return !plain && !syntax.IsString(t) && !isSlice
	}
	return false
}

// holdsAnyPointer reports whether values of a type contain pointers that the garbage collector follows.
func holdsAnyPointer(t types.Type, depth int) bool {
	switch t := syntax.Under(t).(type) {
	case *types.Basic:
		return t.Kind() == types.UnsafePointer || t.Info()&types.IsString != 0
	case *types.Struct:
		for i := range t.NumFields() {
			if depth < 8 && holdsAnyPointer(t.Field(i).Type(), depth+1) {
				return true
			}
		}
		return false
	case *types.Array:
		return holdsAnyPointer(t.Elem(), depth)
	}
	return true
}
