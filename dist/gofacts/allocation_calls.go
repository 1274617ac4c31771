package main

import (
	"go/ast"
	"go/token"
	"go/types"
)

// visitCall notes what a call may allocate: builtins, conversions, boxed arguments, its variadic slice, and itself.
func (c *collector) visitCall(node *ast.CallExpr) {
	u := c.unit
	if kind := u.info.Types[node.Fun]; kind.IsType() {
		c.visitConversion(node, kind.Type)
		return
	}
	typ := u.typeOf(node)
	at := []token.Pos{node.Lparen, node.Pos()}
	if name, ok := u.builtin(node); ok {
		switch name {
		case "append":
			if typ == nil && len(node.Args) > 0 {
				// An operand that has no type, such as a call of C, leaves the slice its own.
				typ = u.typeOf(node.Args[0])
			}
			c.add("append", node, typ, at...).call = node
			c.boxAppended(node, typ)
		case "new":
			if pointer, ok := under(typ).(*types.Pointer); ok {
				c.add("new", node, pointer.Elem(), at...).call = node
			}
		case "make":
			kind := "make-slice"
			switch under(typ).(type) {
			case *types.Map:
				kind = "make-map"
			case *types.Chan:
				kind = "make-chan"
			}
			c.add(kind, node, typ, at...).call = node
		case "panic":
			c.box(node.Args[0], types.NewInterfaceType(nil, nil), node, 0)
		}
		return
	}
	c.add("call", node, typ, at...).call = node
	signature, ok := under(u.typeOf(node.Fun)).(*types.Signature)
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
		added := c.add("variadic-slice", node, parameters.At(parameters.Len()-1).Type(), node.Lparen, node.Pos())
		added.call = node
	}
}

// parameterType is the type that an argument is converted to, nil where there is none.
func parameterType(signature *types.Signature, index int, ellipsis bool) types.Type {
	parameters := signature.Params()
	last := parameters.Len() - 1
	if signature.Variadic() && index >= last {
		typ := parameters.At(last).Type()
		if ellipsis {
			return typ
		}
		return elementOf(typ)
	}
	if index > last {
		return nil
	}
	return parameters.At(index).Type()
}

func (c *collector) boxAppended(node *ast.CallExpr, typ types.Type) {
	element := elementOf(typ)
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
	if len(node.Args) != 1 || c.unit.isConstant(node) {
		return
	}
	from := c.unit.typeOf(node.Args[0])
	if from == nil {
		return
	}
	if boxes(from, target) {
		if c.unit.boxesFree(node.Args[0], from) {
			return
		}
		added := c.add("boxing", node, from, node.Lparen, node.Pos())
		added.parameter = target
		return
	}
	kind := ""
	switch {
	case isString(target) && isSliceOf(from, types.Byte):
		kind = "bytes-to-string"
	case isString(target) && isSliceOf(from, types.Rune):
		kind = "runes-to-string"
	case isString(target) && !isString(from):
		kind = "rune-to-string"
	case isSliceOf(target, types.Byte) && isString(from):
		kind = "string-to-bytes"
	case isSliceOf(target, types.Rune) && isString(from):
		kind = "string-to-runes"
	default:
		return
	}
	c.add(kind, node, target, node.Lparen, node.Pos()).call = node
}

// builtin is the name of the built-in function that is called.
func (u *unit) builtin(call *ast.CallExpr) (string, bool) {
	if object, ok := u.objectOf(call.Fun).(*types.Builtin); ok {
		return object.Name(), true
	}
	return "", false
}

func (u *unit) isConstant(expr ast.Expr) bool { return u.info.Types[expr].Value != nil }

// resultsAround are the results of the innermost function on a path.
func (u *unit) resultsAround(path []ast.Node) *types.Tuple {
	for i := len(path) - 1; i >= 0; i-- {
		switch node := path[i].(type) {
		case *ast.FuncLit:
			if signature, ok := u.typeOf(node).(*types.Signature); ok {
				return signature.Results()
			}
			return nil
		case *ast.FuncDecl:
			if object, ok := u.info.Defs[node.Name].(*types.Func); ok {
				return object.Type().(*types.Signature).Results()
			}
			return nil
		}
	}
	return nil
}

// compilerPositions are where the compiler says that an expression is, the likeliest first: a call at its parenthesis,
// a literal at its brace, an operation at its operator.
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

// under is the underlying type, nil for nil; a type parameter gives its core where all its types share one.
func under(t types.Type) types.Type {
	if t == nil {
		return nil
	}
	return t.Underlying()
}

func elementOf(t types.Type) types.Type {
	switch t := under(t).(type) {
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

func isString(t types.Type) bool {
	basic, ok := under(t).(*types.Basic)
	return ok && basic.Info()&types.IsString != 0
}

func isSliceOf(t types.Type, kind types.BasicKind) bool {
	slice, ok := under(t).(*types.Slice)
	if !ok {
		return false
	}
	basic, ok := under(slice.Elem()).(*types.Basic)
	return ok && basic.Kind() == kind
}

// boxes says whether a value of one type is put into an interface value of another that may need memory for it.
func boxes(from, target types.Type) bool {
	if !types.IsInterface(target) || types.IsInterface(from) {
		return false
	}
	if _, ok := types.Unalias(target).(*types.TypeParam); ok {
		return false
	}
	switch from := under(from).(type) {
	case *types.Pointer, *types.Signature, *types.Map, *types.Chan:
		return false
	case *types.Basic:
		return from.Kind() != types.UntypedNil && from.Kind() != types.UnsafePointer
	}
	return true
}
