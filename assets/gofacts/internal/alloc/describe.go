package alloc

import (
	"go/ast"
	"go/types"
	"strconv"

	"gofacts/internal/load"
	"gofacts/internal/syntax"
	"gofacts/internal/wire"
)

// Describe returns facts about an allocation.
func Describe(u *load.Package, s *load.File, node *Allocation) wire.AllocationFact {
	fact := wire.AllocationFact{
		Kind:   node.Kind,
		Text:   s.Brief(node.Node),
		Lines:  s.Lines(node.Node),
		Column: s.Column(node.At[0]),
		Type:   u.Name(node.Type),
		Size:   u.Size(node.Type),
	}
	switch node.Kind {
	case wire.Append, wire.MakeSlice, wire.SliceLiteral, wire.VariadicSlice, wire.MakeChan:
		describeElement(u, &fact, syntax.ElementOf(node.Type))
	case wire.MapAssign, wire.MakeMap, wire.MapLiteral:
		describeElement(u, &fact, syntax.ElementOf(node.Type))
		if m, ok := syntax.Under(node.Type).(*types.Map); ok {
			fact.Key, fact.KeySize = u.Name(m.Key()), u.Size(m.Key())
		}
	case wire.FuncLiteral:
		describeLiteral(u, s, &fact, node.Node.(*ast.FuncLit))
		describeUse(u, &fact, node)
		fact.Iterator = isIterator(node.Type)
	case wire.MethodValue:
		describeUse(u, &fact, node)
	case wire.Concat:
		fact.Parts = partsOf(u, node.Node)
	case wire.Call:
		fact.Arguments = numbersIn(u, s, node.Call)
	}
	fact.Copies = node.Kind == wire.Append && copiesWhole(u, node.Call)
	if node.Object != nil {
		fact.Name = node.Object.Name()
	}
	if node.Call != nil && (node.Kind == wire.Call || node.Kind == wire.Boxing || node.Kind == wire.VariadicSlice) {
		if _, builtin := syntax.Builtin(u, node.Call); !builtin {
			callee := syntax.CalleeOf(u, node.Call)
			fact.Callee = &callee
		}
	}
	if node.Kind == wire.Boxing {
		describeBoxing(u, &fact, node)
	}
	if node.Kind == wire.MakeSlice || node.Kind == wire.MakeMap || node.Kind == wire.MakeChan {
		for _, argument := range node.Call.Args[1:] {
			fact.Arguments = append(fact.Arguments, s.Brief(argument))
		}
	}
	return fact
}

func describeElement(u *load.Package, fact *wire.AllocationFact, element types.Type) {
	fact.Element = u.Name(element)
	fact.Size = u.Size(element)
}

// describeLiteral adds to fact the variables that a function literal captures, and the size of its closure, which
// consists of a code pointer and the captured variables.
func describeLiteral(u *load.Package, s *load.File, fact *wire.AllocationFact, literal *ast.FuncLit) {
	var fields []*types.Var
	code := types.Typ[types.Uintptr]
	fields = append(fields, types.NewField(0, nil, "code", code, false))
	for _, variable := range syntax.Captures(u, s, literal) {
		byReference := syntax.CapturedByReference(u, s, variable, literal)
		_, line := u.Place(variable.Pos())
		fact.Captures = append(fact.Captures, wire.CaptureFact{
			Name: variable.Name(), Type: u.Name(variable.Type()), Line: line, ByReference: byReference,
		})
		typ := variable.Type()
		if byReference {
			typ = types.NewPointer(typ)
		}
		fields = append(fields, types.NewField(0, nil, "c"+strconv.Itoa(len(fields)), typ, false))
	}
	fact.Size = u.Size(types.NewStruct(fields, nil))
}

func describeBoxing(u *load.Package, fact *wire.AllocationFact, node *Allocation) {
	fact.Interface = u.Name(node.parameter)
	if node.Argument < 0 || node.Call == nil {
		return
	}
	fact.Argument = node.Argument + 1
	signature, ok := syntax.Under(u.TypeOf(node.Call.Fun)).(*types.Signature)
	if !ok {
		return
	}
	parameters := signature.Params()
	if index := min(node.Argument, parameters.Len()-1); index >= 0 {
		fact.Parameter = parameters.At(index).Name()
	}
}

// isIterator reports whether a function's only parameter is a function that returns a bool, as in package iter.
func isIterator(t types.Type) bool {
	signature, ok := syntax.Under(t).(*types.Signature)
	if !ok || signature.Params().Len() != 1 || signature.Results().Len() != 0 {
		return false
	}
	yield, ok := syntax.Under(signature.Params().At(0).Type()).(*types.Signature)
	return ok && yield.Results().Len() == 1 && types.Identical(yield.Results().At(0).Type(), types.Typ[types.Bool])
}

// copiesWhole reports whether an append copies a whole slice: append([]T(nil), s...), append([]T{}, s...).
func copiesWhole(u *load.Package, call *ast.CallExpr) bool {
	if call == nil || len(call.Args) != 2 || !call.Ellipsis.IsValid() {
		return false
	}
	switch first := ast.Unparen(call.Args[0]).(type) {
	case *ast.CompositeLit:
		return len(first.Elts) == 0
	case *ast.CallExpr:
		return len(first.Args) == 1 && u.Info.Types[first.Fun].IsType() && u.Info.Types[first.Args[0]].IsNil()
	}
	return false
}
