package main

import (
	"go/ast"
	"go/types"
	"strconv"
)

// allocationFact describes one allocation.
func (u *unit) allocationFact(s *source, node *allocation) AllocationFact {
	fact := AllocationFact{
		Kind:   node.kind,
		Text:   s.brief(node.node),
		Lines:  s.lines(node.node),
		Column: s.column(node.at[0]),
		Type:   u.name(node.typ),
		Size:   u.size(node.typ),
	}
	switch node.kind {
	case "append", "make-slice", "slice-literal", "variadic-slice", "make-chan":
		u.describeElement(&fact, elementOf(node.typ))
	case "map-assign", "make-map", "map-literal":
		u.describeElement(&fact, elementOf(node.typ))
		if m, ok := under(node.typ).(*types.Map); ok {
			fact.Key, fact.KeySize = u.name(m.Key()), u.size(m.Key())
		}
	case "func-literal":
		u.describeLiteral(s, &fact, node.node.(*ast.FuncLit))
		u.describeUse(&fact, node)
	case "method-value":
		u.describeUse(&fact, node)
	case "concat":
		fact.Parts = u.partsOf(node.node)
	case "call":
		fact.Arguments = u.numbersIn(s, node.call)
	}
	if node.object != nil {
		fact.Name = node.object.Name()
	}
	if node.call != nil && (node.kind == "call" || node.kind == "boxing" || node.kind == "variadic-slice") {
		if _, builtin := u.builtin(node.call); !builtin {
			callee := u.calleeOf(node.call)
			fact.Callee = &callee
		}
	}
	if node.kind == "boxing" {
		u.describeBoxing(&fact, node)
	}
	if node.kind == "make-slice" || node.kind == "make-map" || node.kind == "make-chan" {
		for _, argument := range node.call.Args[1:] {
			fact.Arguments = append(fact.Arguments, s.brief(argument))
		}
	}
	return fact
}

func (u *unit) describeElement(fact *AllocationFact, element types.Type) {
	fact.Element = u.name(element)
	fact.Size = u.size(element)
}

// describeLiteral adds what a function literal captures; its size is the closure's: a code pointer and the captures.
func (u *unit) describeLiteral(s *source, fact *AllocationFact, literal *ast.FuncLit) {
	var fields []*types.Var
	code := types.Typ[types.Uintptr]
	fields = append(fields, types.NewField(0, nil, "code", code, false))
	for _, variable := range u.captures(s, literal) {
		byReference := u.capturedByReference(s, variable, literal)
		_, line := u.place(variable.Pos())
		fact.Captures = append(fact.Captures, CaptureFact{
			Name: variable.Name(), Type: u.name(variable.Type()), Line: line, ByReference: byReference,
		})
		typ := variable.Type()
		if byReference {
			typ = types.NewPointer(typ)
		}
		fields = append(fields, types.NewField(0, nil, "c"+strconv.Itoa(len(fields)), typ, false))
	}
	fact.Size = u.size(types.NewStruct(fields, nil))
}

func (u *unit) describeBoxing(fact *AllocationFact, node *allocation) {
	fact.Interface = u.name(node.parameter)
	if node.argument < 0 || node.call == nil {
		return
	}
	fact.Argument = node.argument + 1
	signature, ok := under(u.typeOf(node.call.Fun)).(*types.Signature)
	if !ok {
		return
	}
	parameters := signature.Params()
	if index := min(node.argument, parameters.Len()-1); index >= 0 {
		fact.Parameter = parameters.At(index).Name()
	}
}
