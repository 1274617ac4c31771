package syntax

import (
	"go/ast"
	"go/token"
	"go/types"

	"gofacts/internal/load"
	"gofacts/internal/wire"
)

// Start describes the initial value of a variable or field.
type Start struct {
	// How is the kind of the initial value: "nil", "empty", "make", "make-sized", "literal", "call", "value" or "".
	How wire.Start
	// Value is the expression for the initial value. It is nil for a zero value, and if the value has no expression of
	// its own.
	Value ast.Expr
	// Type is the type as written in the declaration, or nil if the declaration has none.
	Type ast.Expr
	// Stmt is the statement that declares the variable. If it is a var declaration, Spec is the variable's
	// specification in it.
	Stmt ast.Stmt
	Spec *ast.ValueSpec
	// literal is the composite literal that initializes the variable but doesn't mention the field.
	literal *ast.CompositeLit
	Path    []ast.Node
}

// StartOf returns the initial value of a variable or field, or a zero Start if it is unknown.
func StartOf(u *load.Package, s *load.File, t *Target) Start {
	if t.Base == nil {
		return Start{}
	}
	var found Start
	path := PathTo(s.Syntax, t.Base.Pos())
	for i := len(path) - 1; i >= 0 && found.Path == nil; i-- {
		switch node := path[i].(type) {
		case *ast.AssignStmt:
			found = Start{Stmt: node, Path: path[:i+1]}
			for j, left := range node.Lhs {
				if left.Pos() == t.Base.Pos() && len(node.Lhs) == len(node.Rhs) {
					found.Value = node.Rhs[j]
				}
			}
			if found.Value == nil {
				found.How = wire.StartsByCall
			}
		case *ast.ValueSpec:
			found = Start{Spec: node, Type: node.Type, Path: path[:i+1]}
			for j, name := range node.Names {
				if name.Pos() == t.Base.Pos() && len(node.Names) == len(node.Values) {
					found.Value = node.Values[j]
				}
			}
			if found.Value == nil && len(node.Values) > 0 {
				found.How = wire.StartsByCall
			}
			if stmt, ok := path[max(0, i-2)].(*ast.DeclStmt); ok {
				found.Stmt = stmt
			}
		case *ast.FuncDecl, *ast.FuncLit, *ast.RangeStmt:
			return Start{}
		}
	}
	if found.How == "" && found.Path != nil {
		if t.Field != nil {
			found = fieldStart(found, t.Field)
		}
		found.How = how(u, found)
	}
	return found
}

// fieldStart returns the initial value of a field, given the initial value of the variable that contains the field.
func fieldStart(of Start, field *types.Var) Start {
	value := ast.Unparen(of.Value)
	if address, ok := value.(*ast.UnaryExpr); ok && address.Op == token.AND {
		value = ast.Unparen(address.X)
	}
	literal, ok := value.(*ast.CompositeLit)
	if !ok {
		if of.Value == nil && of.Spec != nil {
			return Start{Path: of.Path, Stmt: of.Stmt, Spec: of.Spec}
		}
		return Start{}
	}
	found := Start{Path: of.Path, Stmt: of.Stmt, literal: literal}
	for _, element := range literal.Elts {
		pair, ok := element.(*ast.KeyValueExpr)
		if !ok {
			return Start{}
		}
		if key, ok := pair.Key.(*ast.Ident); ok && key.Name == field.Name() {
			found.Value = pair.Value
			found.literal = nil
		}
	}
	return found
}

func how(u *load.Package, s Start) wire.Start {
	if s.Path == nil {
		return ""
	}
	if s.Value == nil {
		return wire.StartsNil
	}
	switch value := ast.Unparen(s.Value).(type) {
	case *ast.CompositeLit:
		if len(value.Elts) == 0 {
			return wire.StartsEmpty
		}
		return wire.StartsLiteral
	case *ast.Ident:
		if value.Name == "nil" {
			return wire.StartsNil
		}
	case *ast.CallExpr:
		if name, ok := Builtin(u, value); ok && name == "make" {
			last := value.Args[len(value.Args)-1]
			if len(value.Args) == 1 || IsZero(u.Info.Types[last]) {
				return wire.StartsMade
			}
			return wire.StartsMadeSized
		}
		if u.Info.Types[value.Fun].IsType() && len(value.Args) == 1 && u.Info.Types[value.Args[0]].IsNil() {
			return wire.StartsNil
		}
		return wire.StartsByCall
	case *ast.BasicLit:
		if value.Value == `""` || value.Value == "``" {
			return wire.StartsEmpty
		}
	}
	return wire.StartsByValue
}

func IsZero(value types.TypeAndValue) bool {
	return value.Value != nil && value.Value.String() == "0"
}
