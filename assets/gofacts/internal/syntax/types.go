package syntax

import (
	"go/types"
)

// Under returns the underlying type of t, or nil if t is nil. For a type parameter, this is its constraint interface.
func Under(t types.Type) types.Type {
	if t == nil {
		return nil
	}
	return t.Underlying()
}

func ElementOf(t types.Type) types.Type {
	switch t := Under(t).(type) {
	case *types.Slice:
		return t.Elem()
	case *types.Array:
		return t.Elem()
	case *types.Map:
		return t.Elem()
	case *types.Chan:
		return t.Elem()
	case *types.Pointer:
		return t.Elem()
	}
	return nil
}

func IsString(t types.Type) bool {
	basic, ok := Under(t).(*types.Basic)
	return ok && basic.Info()&types.IsString != 0
}

func IsSliceOf(t types.Type, kind types.BasicKind) bool {
	slice, ok := Under(t).(*types.Slice)
	if !ok {
		return false
	}
	basic, ok := Under(slice.Elem()).(*types.Basic)
	return ok && basic.Kind() == kind
}

func IsInteger(t types.Type) bool {
	basic, ok := Under(t).(*types.Basic)
	return ok && basic.Info()&types.IsInteger != 0
}

func IsBuilder(t types.Type) bool {
	if pointer, ok := Under(t).(*types.Pointer); ok {
		t = pointer.Elem()
	}
	if t == nil {
		return false
	}
	name := types.Unalias(t).String()
	return name == "strings.Builder" || name == "bytes.Buffer"
}

func HasMethod(t types.Type, name string) bool {
	object, _, _ := types.LookupFieldOrMethod(t, false, nil, name)
	_, ok := object.(*types.Func)
	return ok
}

// RangedOver reports whether a loop can range over the same value of a type twice. hasLength reports whether such a
// value has a length.
func RangedOver(t types.Type) (ok, hasLength bool) {
	typ := Under(t)
	if pointer, ok := typ.(*types.Pointer); ok {
		array, ok := Under(pointer.Elem()).(*types.Array)
		return ok && array != nil, true
	}
	switch typ := typ.(type) {
	case *types.Slice, *types.Array, *types.Map:
		return true, true
	case *types.Basic:
		return true, typ.Info()&types.IsString != 0
	}
	return false, false
}

func IsPointer(t types.Type) bool {
	_, ok := Under(t).(*types.Pointer)
	return ok
}
