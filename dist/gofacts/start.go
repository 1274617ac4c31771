package main

import (
	"go/ast"
	"go/token"
	"go/types"
)

// start is how a variable or field begins.
type start struct {
	// how is "nil", "empty", "make", "make-sized", "literal", "call", "value" or "".
	how string
	// value is the expression; nil for a zero value.
	value ast.Expr
	// typ is the type as written, where it is.
	typ ast.Expr
	// stmt is the statement of the declaration, spec the specification in it, if it is a var.
	stmt ast.Stmt
	spec *ast.ValueSpec
	// literal is the composite literal that a field is left out of.
	literal *ast.CompositeLit
	path    []ast.Node
}

// startOf finds how a target begins.
func (u *unit) startOf(s *source, t *target) start {
	if t.base == nil {
		return start{}
	}
	var found start
	path := pathTo(s.file, t.base.Pos())
	for i := len(path) - 1; i >= 0 && found.path == nil; i-- {
		switch node := path[i].(type) {
		case *ast.AssignStmt:
			found = start{stmt: node, path: path[:i+1]}
			for j, left := range node.Lhs {
				if left.Pos() == t.base.Pos() && len(node.Lhs) == len(node.Rhs) {
					found.value = node.Rhs[j]
				}
			}
			if found.value == nil {
				found.how = "call"
			}
		case *ast.ValueSpec:
			found = start{spec: node, typ: node.Type, path: path[:i+1]}
			for j, name := range node.Names {
				if name.Pos() == t.base.Pos() && len(node.Names) == len(node.Values) {
					found.value = node.Values[j]
				}
			}
			if found.value == nil && len(node.Values) > 0 {
				found.how = "call"
			}
			if stmt, ok := path[max(0, i-2)].(*ast.DeclStmt); ok {
				found.stmt = stmt
			}
		case *ast.FuncDecl, *ast.FuncLit, *ast.RangeStmt:
			return start{}
		}
	}
	if found.how == "" && found.path != nil {
		if t.field != nil {
			found = fieldStart(found, t.field)
		}
		found.how = u.how(found)
	}
	return found
}

// fieldStart looks for a field in the composite literal that its variable begins with.
func fieldStart(of start, field *types.Var) start {
	value := ast.Unparen(of.value)
	if address, ok := value.(*ast.UnaryExpr); ok && address.Op == token.AND {
		value = ast.Unparen(address.X)
	}
	literal, ok := value.(*ast.CompositeLit)
	if !ok {
		if of.value == nil && of.spec != nil {
			return start{path: of.path, stmt: of.stmt, spec: of.spec}
		}
		return start{}
	}
	found := start{path: of.path, stmt: of.stmt, literal: literal}
	for _, element := range literal.Elts {
		pair, ok := element.(*ast.KeyValueExpr)
		if !ok {
			return start{}
		}
		if key, ok := pair.Key.(*ast.Ident); ok && key.Name == field.Name() {
			found.value = pair.Value
			found.literal = nil
		}
	}
	return found
}

func (u *unit) how(s start) string {
	if s.path == nil {
		return ""
	}
	if s.value == nil {
		return "nil"
	}
	switch value := ast.Unparen(s.value).(type) {
	case *ast.CompositeLit:
		if len(value.Elts) == 0 {
			return "empty"
		}
		return "literal"
	case *ast.Ident:
		if value.Name == "nil" {
			return "nil"
		}
	case *ast.CallExpr:
		if name, ok := u.builtin(value); ok && name == "make" {
			last := value.Args[len(value.Args)-1]
			if len(value.Args) == 1 || isZero(u.info.Types[last]) {
				return "make"
			}
			return "make-sized"
		}
		if u.info.Types[value.Fun].IsType() && len(value.Args) == 1 && u.info.Types[value.Args[0]].IsNil() {
			return "nil"
		}
		return "call"
	case *ast.BasicLit:
		if value.Value == `""` || value.Value == "``" {
			return "empty"
		}
	}
	return "value"
}

func isZero(value types.TypeAndValue) bool {
	return value.Value != nil && value.Value.String() == "0"
}
