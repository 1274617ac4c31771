package syntax

import (
	"go/ast"
	"go/token"
	"go/types"

	"gofacts/internal/load"
)

// IsWritten reports whether code between two positions assigns to elements of the variables, or changes elements with
// copy, append or clear.
func IsWritten(u *load.Package, root ast.Node, variables []*types.Var, from, to token.Pos) bool {
	found := false
	is := func(expr ast.Expr) bool {
		object := u.ObjectOf(expr)
		for _, variable := range variables {
			if object == variable {
				return true
			}
		}
		return false
	}
	ast.Inspect(root, func(node ast.Node) bool {
		if node == nil || node.Pos() < from || node.Pos() >= to {
			return true
		}
		switch node := node.(type) {
		case *ast.AssignStmt:
			for _, left := range node.Lhs {
				if index, ok := ast.Unparen(left).(*ast.IndexExpr); ok && is(index.X) {
					found = true
				}
			}
		case *ast.CallExpr:
			name, _ := Builtin(u, node)
			if name == "copy" || name == "append" || name == "clear" {
				first := ast.Unparen(node.Args[0])
				if slice, ok := first.(*ast.SliceExpr); ok {
					first = slice.X
				}
				found = found || is(first)
			}
		}
		return !found
	})
	return found
}

// Uses describes how a function uses a variable.
type Uses struct {
	// Addressed reports whether the variable's address is taken, by & or by a method with a pointer receiver.
	Addressed bool
	// Captured reports whether a function literal captures the variable.
	Captured bool
	// Assigned is the number of assignments after the declaration.
	Assigned int
	// Idents contains all mentions except the declaration.
	Idents []Mention
}

// Mention is one mention of a variable.
type Mention struct {
	Ident *ast.Ident
	Path  []ast.Node
}

// Parent returns the node around the mention, ignoring parentheses. child is the mention with its parentheses, as an
// operand of that node.
func (m Mention) Parent() (parent ast.Node, child ast.Expr) {
	child = m.Ident
	for i := len(m.Path) - 2; i >= 0; i-- {
		paren, ok := m.Path[i].(*ast.ParenExpr)
		if !ok {
			return m.Path[i], child
		}
		child = paren
	}
	return nil, child
}

// Within reports whether the mention is inside a node.
func (m Mention) Within(node ast.Node) bool {
	return node.Pos() <= m.Ident.Pos() && m.Ident.Pos() < node.End()
}

// UsesOf returns how the code below a node uses a variable.
func UsesOf(u *load.Package, root ast.Node, variable types.Object) *Uses {
	found := &Uses{}
	var path []ast.Node
	ast.Inspect(root, func(node ast.Node) bool {
		if node == nil {
			path = path[:len(path)-1]
			return false
		}
		path = append(path, node)
		ident, ok := node.(*ast.Ident)
		if !ok || u.Info.Uses[ident] != variable {
			return true
		}
		mention := Mention{Ident: ident, Path: append([]ast.Node(nil), path...)}
		found.Idents = append(found.Idents, mention)
		parent, child := mention.Parent()
		if IsAssigned(parent, child) {
			found.Assigned++
		}
		found.Addressed = found.Addressed || takesAddress(u, mention)
		for _, outer := range path {
			literal, ok := outer.(*ast.FuncLit)
			if ok && (variable.Pos() < literal.Pos() || literal.End() <= variable.Pos()) {
				found.Captured = true
			}
		}
		return true
	})
	return found
}

// IsAssigned reports whether the statement parent assigns to its operand child.
func IsAssigned(parent ast.Node, child ast.Expr) bool {
	switch parent := parent.(type) {
	case *ast.AssignStmt:
		for _, left := range parent.Lhs {
			if left == child {
				return true
			}
		}
	case *ast.IncDecStmt:
		return parent.X == child
	case *ast.RangeStmt:
		return parent.Tok == token.ASSIGN && (parent.Key == child || parent.Value == child)
	}
	return false
}

// takesAddress reports whether a mention takes the variable's address, as in &x, &x.f, a call of a method with a
// pointer receiver, or x[:] of an array.
func takesAddress(u *load.Package, mention Mention) bool { return IsAddressed(u, mention.Path) }

// IsAddressed reports whether the address of the expression at the end of a path, or of a part of its value, is
// taken.
func IsAddressed(u *load.Package, path []ast.Node) bool {
	child := path[len(path)-1]
	for i := len(path) - 2; i >= 0; i-- {
		switch parent := path[i].(type) {
		case *ast.ParenExpr:
		case *ast.SelectorExpr:
			if parent.X != child {
				return false
			}
			if selection := u.Info.Selections[parent]; selection != nil {
				if selection.Kind() == types.MethodVal {
					return hasPointerReceiver(u, selection) && !IsPointer(u.TypeOf(parent.X))
				}
				if IsPointer(u.TypeOf(parent.X)) {
					return false
				}
			}
		case *ast.IndexExpr:
			if _, ok := Under(u.TypeOf(parent.X)).(*types.Array); !ok || parent.X != child {
				return false
			}
		case *ast.SliceExpr:
			_, ok := Under(u.TypeOf(parent.X)).(*types.Array)
			return ok && parent.X == child
		case *ast.UnaryExpr:
			return parent.Op == token.AND
		default:
			return false
		}
		child = path[i]
	}
	return false
}

func hasPointerReceiver(u *load.Package, selection *types.Selection) bool {
	method, ok := selection.Obj().(*types.Func)
	if !ok {
		return false
	}
	receiver := method.Type().(*types.Signature).Recv()
	return receiver != nil && IsPointer(receiver.Type())
}

// Captures lists the variables that a function literal captures, in the order of their first mention.
func Captures(u *load.Package, s *load.File, literal *ast.FuncLit) []*types.Var {
	var found []*types.Var
	seen := map[types.Object]bool{}
	ast.Inspect(literal.Body, func(node ast.Node) bool {
		ident, ok := node.(*ast.Ident)
		if !ok {
			return true
		}
		variable, ok := u.Info.Uses[ident].(*types.Var)
		if !ok || variable.IsField() || seen[variable] || variable.Pkg() != u.Types || variable.Parent() == u.Types.Scope() {
			return true
		}
		if literal.Pos() <= variable.Pos() && variable.Pos() < literal.End() {
			return true
		}
		seen[variable] = true
		found = append(found, variable)
		return true
	})
	return found
}
