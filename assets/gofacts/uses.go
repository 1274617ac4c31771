package main

import (
	"go/ast"
	"go/token"
	"go/types"
)

// uses says what happens to a variable in a function.
type uses struct {
	// addressed: its address is taken, by & or by a method with a pointer receiver.
	addressed bool
	// captured by a function literal that does not declare it.
	captured bool
	// assigned counts the assignments after its declaration.
	assigned int
	// idents are all mentions but the declaration, with the path to each.
	idents []use
}

// use is one mention of a variable.
type use struct {
	ident *ast.Ident
	path  []ast.Node
}

// parent is the node around the mention, parentheses left out; child is what of the mention stands in it.
func (m use) parent() (parent ast.Node, child ast.Expr) {
	child = m.ident
	for i := len(m.path) - 2; i >= 0; i-- {
		paren, ok := m.path[i].(*ast.ParenExpr)
		if !ok {
			return m.path[i], child
		}
		child = paren
	}
	return nil, child
}

// within says whether the mention lies inside a node.
func (m use) within(node ast.Node) bool {
	return node.Pos() <= m.ident.Pos() && m.ident.Pos() < node.End()
}

// usesOf collects the mentions of a variable below a node.
func (u *unit) usesOf(root ast.Node, variable types.Object) *uses {
	found := &uses{}
	var path []ast.Node
	ast.Inspect(root, func(node ast.Node) bool {
		if node == nil {
			path = path[:len(path)-1]
			return false
		}
		path = append(path, node)
		ident, ok := node.(*ast.Ident)
		if !ok || u.info.Uses[ident] != variable {
			return true
		}
		mention := use{ident: ident, path: append([]ast.Node(nil), path...)}
		found.idents = append(found.idents, mention)
		parent, child := mention.parent()
		if isAssigned(parent, child) {
			found.assigned++
		}
		found.addressed = found.addressed || u.takesAddress(mention)
		for _, outer := range path {
			literal, ok := outer.(*ast.FuncLit)
			if ok && (variable.Pos() < literal.Pos() || literal.End() <= variable.Pos()) {
				found.captured = true
			}
		}
		return true
	})
	return found
}

// isAssigned says whether a node writes to an operand of it.
func isAssigned(parent ast.Node, child ast.Expr) bool {
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

// takesAddress says whether a mention takes the variable's address: &x, &x.f, x.pointerMethod(), x[:] of an array.
func (u *unit) takesAddress(mention use) bool { return u.isAddressed(mention.path) }

// isAddressed says so of the last expression of a path.
func (u *unit) isAddressed(path []ast.Node) bool {
	child := path[len(path)-1]
	for i := len(path) - 2; i >= 0; i-- {
		switch parent := path[i].(type) {
		case *ast.ParenExpr:
		case *ast.SelectorExpr:
			if parent.X != child {
				return false
			}
			if selection := u.info.Selections[parent]; selection != nil {
				if selection.Kind() == types.MethodVal {
					return u.hasPointerReceiver(selection) && !isPointer(u.typeOf(parent.X))
				}
				if isPointer(u.typeOf(parent.X)) {
					return false
				}
			}
		case *ast.IndexExpr:
			if _, ok := under(u.typeOf(parent.X)).(*types.Array); !ok || parent.X != child {
				return false
			}
		case *ast.SliceExpr:
			_, ok := under(u.typeOf(parent.X)).(*types.Array)
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

func (u *unit) hasPointerReceiver(selection *types.Selection) bool {
	method, ok := selection.Obj().(*types.Func)
	if !ok {
		return false
	}
	receiver := method.Type().(*types.Signature).Recv()
	return receiver != nil && isPointer(receiver.Type())
}

func isPointer(t types.Type) bool {
	_, ok := under(t).(*types.Pointer)
	return ok
}

// captures lists the variables that a function literal takes from around it, in the order of their first mention.
func (u *unit) captures(s *source, literal *ast.FuncLit) []*types.Var {
	var found []*types.Var
	seen := map[types.Object]bool{}
	ast.Inspect(literal.Body, func(node ast.Node) bool {
		ident, ok := node.(*ast.Ident)
		if !ok {
			return true
		}
		variable, ok := u.info.Uses[ident].(*types.Var)
		if !ok || variable.IsField() || seen[variable] || variable.Pkg() != u.pkg || variable.Parent() == u.pkg.Scope() {
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
