package alloc

import (
	"go/ast"
	"go/token"
	"go/types"

	"gofacts/internal/load"
	"gofacts/internal/syntax"
	"gofacts/internal/wire"
)

// visitCall records what may allocate in a call: the builtin, conversion or function call itself, the arguments that
// are converted to interfaces, and the slice of the variadic arguments.
func (c *collector) visitCall(node *ast.CallExpr) {
	u := c.pkg
	if kind := u.Info.Types[node.Fun]; kind.IsType() {
		c.visitConversion(node, kind.Type)
		return
	}
	typ := u.TypeOf(node)
	at := []token.Pos{node.Lparen, node.Pos()}
	if name, ok := syntax.Builtin(u, node); ok {
		switch name {
		case "append":
			if typ == nil && len(node.Args) > 0 {
				// An append has no type if one of its operands, such as a C call, has none. In that case, the type of the
				// first operand is used.
				typ = u.TypeOf(node.Args[0])
			}
			c.add(wire.Append, node, typ, at...).Call = node
			c.boxAppended(node, typ)
		case "new":
			if pointer, ok := syntax.Under(typ).(*types.Pointer); ok {
				c.add(wire.New, node, pointer.Elem(), at...).Call = node
			}
		case "make":
			kind := wire.MakeSlice
			switch syntax.Under(typ).(type) {
			case *types.Map:
				kind = wire.MakeMap
			case *types.Chan:
				kind = wire.MakeChan
			}
			c.add(kind, node, typ, at...).Call = node
		case "panic":
			c.box(node.Args[0], types.NewInterfaceType(nil, nil), node, 0)
		}
		return
	}
	c.add(wire.Call, node, typ, at...).Call = node
	signature, ok := syntax.Under(u.TypeOf(node.Fun)).(*types.Signature)
	if ok {
		c.visitArguments(node, signature)
	}
}

func (c *collector) visitArguments(node *ast.CallExpr, signature *types.Signature) {
	parameters := signature.Params()
	for i, value := range node.Args {
		if target := parameterType(signature, i, node.Ellipsis.IsValid()); target != nil {
			c.box(value, target, node, i)
		}
	}
	if signature.Variadic() && !node.Ellipsis.IsValid() && len(node.Args) >= parameters.Len() {
		added := c.add(wire.VariadicSlice, node, parameters.At(parameters.Len()-1).Type(), node.Lparen, node.Pos())
		added.Call = node
	}
}

// parameterType returns the type that a call converts an argument to: the type of its parameter or, for an element of
// the variadic slice, the slice's element type. It returns nil if there is no such parameter.
func parameterType(signature *types.Signature, index int, ellipsis bool) types.Type {
	parameters := signature.Params()
	last := parameters.Len() - 1
	if signature.Variadic() && index >= last {
		typ := parameters.At(last).Type()
		if ellipsis {
			return typ
		}
		return syntax.ElementOf(typ)
	}
	if index > last {
		return nil
	}
	return parameters.At(index).Type()
}

func (c *collector) boxAppended(node *ast.CallExpr, typ types.Type) {
	element := syntax.ElementOf(typ)
	if element == nil || node.Ellipsis.IsValid() {
		return
	}
	for i, value := range node.Args {
		if i > 0 {
			c.box(value, element, node, i)
		}
	}
}

func (c *collector) visitConversion(node *ast.CallExpr, target types.Type) {
	if len(node.Args) != 1 || syntax.IsConstant(c.pkg, node) {
		return
	}
	from := c.pkg.TypeOf(node.Args[0])
	if from == nil {
		return
	}
	if boxes(from, target) {
		if boxesFree(c.pkg, node.Args[0], from) {
			return
		}
		added := c.add(wire.Boxing, node, from, node.Lparen, node.Pos())
		added.parameter = target
		return
	}
	var kind wire.AllocationKind
	switch {
	case syntax.IsString(target) && syntax.IsSliceOf(from, types.Byte):
		kind = wire.BytesToString
	case syntax.IsString(target) && syntax.IsSliceOf(from, types.Rune):
		kind = wire.RunesToString
	case syntax.IsString(target) && !syntax.IsString(from):
		kind = wire.RuneToString
	case syntax.IsSliceOf(target, types.Byte) && syntax.IsString(from):
		kind = wire.StringToBytes
	case syntax.IsSliceOf(target, types.Rune) && syntax.IsString(from):
		kind = wire.StringToRunes
	default:
		return
	}
	c.add(kind, node, target, node.Lparen, node.Pos()).Call = node
}

// resultsAround returns the result types of the innermost function on a path, or nil if they are unknown.
func resultsAround(u *load.Package, path []ast.Node) *types.Tuple {
	for i := len(path) - 1; i >= 0; i-- {
		switch node := path[i].(type) {
		case *ast.FuncLit:
			if signature, ok := u.TypeOf(node).(*types.Signature); ok {
				return signature.Results()
			}
			return nil
		case *ast.FuncDecl:
			if object, ok := u.Info.Defs[node.Name].(*types.Func); ok {
				return object.Type().(*types.Signature).Results()
			}
			return nil
		}
	}
	return nil
}

// compilerPositions returns the positions at which the compiler may report an expression, most likely first. For
// example, it reports a call at its opening parenthesis, a composite literal at its opening brace, and a binary
// operation at its operator.
func compilerPositions(expr ast.Expr) []token.Pos {
	switch expr := ast.Unparen(expr).(type) {
	case *ast.CallExpr:
		return []token.Pos{expr.Lparen, expr.Pos()}
	case *ast.CompositeLit:
		return []token.Pos{expr.Lbrace, expr.Pos()}
	case *ast.BinaryExpr:
		return []token.Pos{expr.OpPos, expr.Pos()}
	case *ast.IndexExpr:
		return []token.Pos{expr.Lbrack, expr.Pos()}
	case *ast.SelectorExpr:
		return []token.Pos{expr.Sel.Pos() - 1, expr.Sel.Pos(), expr.Pos()}
	}
	return []token.Pos{expr.Pos()}
}

// boxes reports whether a conversion to the type target may allocate for a value whose type is from. It returns false
// if target isn't an interface type.
func boxes(from, target types.Type) bool {
	if !types.IsInterface(target) {
		return false
	}
	// The underlying type of a type parameter is an interface too, but its values are of any type of the constraint.
	if _, isParameter := types.Unalias(from).(*types.TypeParam); isParameter {
		_, ok := types.Unalias(target).(*types.TypeParam)
		return !ok
	}
	if types.IsInterface(from) {
		return false
	}
	if _, ok := types.Unalias(target).(*types.TypeParam); ok {
		return false
	}
	switch from := syntax.Under(from).(type) {
	case *types.Pointer, *types.Signature, *types.Map, *types.Chan:
		return false
	case *types.Basic:
		return from.Kind() != types.UntypedNil && from.Kind() != types.UnsafePointer
	}
	return true
}
