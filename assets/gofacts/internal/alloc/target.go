package alloc

import (
	"go/ast"

	"gofacts/internal/load"
	"gofacts/internal/syntax"
	"gofacts/internal/wire"
)

func AssignedToOrNil(u *load.Package, node *Allocation) ast.Expr {
	if expr := assignedTo(u, node); expr != nil {
		return expr
	}
	return ast.NewIdent("_")
}

// TargetExpr returns the expression for the variable that an allocation extends, writes to or initializes: the slice
// of an append, the map of an assignment, the string of a += concatenation, the receiver of a method call, a boxed
// variable, or the variable that the allocated value is assigned to. It returns nil if there is none.
func TargetExpr(u *load.Package, node *Allocation) ast.Expr {
	switch node.Kind {
	case wire.Append:
		if len(node.Call.Args) > 0 {
			return node.Call.Args[0]
		}
	case wire.MapAssign:
		return node.Node.(*ast.IndexExpr).X
	case wire.Call:
		if selector, ok := ast.Unparen(node.Call.Fun).(*ast.SelectorExpr); ok && u.Info.Selections[selector] != nil {
			return selector.X
		}
		return nil
	case wire.FuncLiteral, wire.MovedToHeap, wire.VariadicSlice, wire.MethodValue:
		return nil
	case wire.Concat:
		if assign, ok := node.Node.(*ast.AssignStmt); ok {
			return assign.Lhs[0]
		}
	case wire.Boxing:
		if expr, ok := node.Node.(ast.Expr); ok && syntax.TargetOf(u, expr) != nil {
			return expr
		}
		return nil
	}
	return assignedTo(u, node)
}

// assignedTo returns the variable, field or element to which an assignment or declaration directly assigns the
// allocated value, or nil if there is none.
func assignedTo(u *load.Package, node *Allocation) ast.Expr {
	value := node.Path[len(node.Path)-1]
	for i := len(node.Path) - 2; i >= 0; i-- {
		switch parent := node.Path[i].(type) {
		case *ast.ParenExpr:
			value = parent
		case *ast.AssignStmt:
			for j, right := range parent.Rhs {
				if right == value && len(parent.Lhs) == len(parent.Rhs) {
					return parent.Lhs[j]
				}
			}
			return nil
		case *ast.ValueSpec:
			for j, right := range parent.Values {
				if right == value && len(parent.Names) == len(parent.Values) {
					return parent.Names[j]
				}
			}
			return nil
		default:
			return nil
		}
	}
	return nil
}

// OperandOf describes the variable or field that TargetExpr finds for an allocation. It returns nil if there is none.
func OperandOf(u *load.Package, s *load.File, node *Allocation) *wire.VariableFacts {
	expr := TargetExpr(u, node)
	if expr == nil {
		return nil
	}
	t := syntax.TargetOf(u, expr)
	if t == nil {
		return nil
	}
	facts := &wire.VariableFacts{Expression: s.Brief(expr), Type: u.Name(u.TypeOf(expr))}
	named := t.Base
	if t.Field != nil {
		named = t.Field
	}
	facts.Name = named.Name()
	var line int
	facts.File, line = u.Place(named.Pos())
	facts.Lines = wire.Lines{Line: line, EndLine: line}
	if u.Origin(named.Pkg()) == "user" {
		if other := u.Sources.File(facts.File); other.Syntax != nil {
			facts.Text = other.LineText(line)
		}
	}
	start := syntax.StartOf(u, s, t)
	facts.Kind = syntax.VariableKind(u, s, t)
	if start.Stmt != nil && t.Field == nil {
		facts.Lines = s.Lines(start.Stmt)
	}
	if decl := syntax.Enclosing(s.Syntax, node.Node.Pos()); decl != nil && t.Base != nil {
		facts.Grown = syntax.IsGrown(u, decl, t)
		if syntax.IsReplaced(u, decl, t) {
			return facts
		}
	}
	facts.Declared = start.How
	if start.Value != nil {
		facts.Initial = s.Brief(start.Value)
	}
	return facts
}
