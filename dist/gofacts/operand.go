package main

import (
	"go/ast"
	"go/token"
	"go/types"
)

// target is a variable, or a field of one, that something is collected in: out, c.items.
type target struct {
	expr ast.Expr
	// base is the variable; of c.items, c.
	base *types.Var
	// field is nil for a plain variable.
	field *types.Var
}

// targetOf reads x and x.f; other expressions are no targets.
func (u *unit) targetOf(expr ast.Expr) *target {
	expr = ast.Unparen(expr)
	if variable, ok := u.objectOf(expr).(*types.Var); ok {
		return &target{expr: expr, base: variable}
	}
	selector, ok := expr.(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	field, _ := u.info.ObjectOf(selector.Sel).(*types.Var)
	if field == nil {
		return nil
	}
	if !field.IsField() {
		return &target{expr: expr, base: field}
	}
	base, _ := u.objectOf(selector.X).(*types.Var)
	return &target{expr: expr, base: base, field: field}
}

// same says whether an expression names the same variable or field.
func (u *unit) same(t *target, expr ast.Expr) bool {
	other := u.targetOf(expr)
	return other != nil && other.base != nil && other.base == t.base && other.field == t.field
}

// targetExpr is the expression that an allocation fills: the slice of an append, the map that is written, the string
// that is concatenated to, the receiver of a call.
func (u *unit) targetExpr(node *allocation) ast.Expr {
	switch node.kind {
	case "append":
		if len(node.call.Args) > 0 {
			return node.call.Args[0]
		}
	case "map-assign":
		return node.node.(*ast.IndexExpr).X
	case "call":
		if selector, ok := ast.Unparen(node.call.Fun).(*ast.SelectorExpr); ok && u.info.Selections[selector] != nil {
			return selector.X
		}
		return nil
	case "func-literal", "moved-to-heap", "variadic-slice", "method-value":
		return nil
	case "concat":
		if assign, ok := node.node.(*ast.AssignStmt); ok {
			return assign.Lhs[0]
		}
	case "boxing":
		if expr, ok := node.node.(ast.Expr); ok && u.targetOf(expr) != nil {
			return expr
		}
		return nil
	}
	return u.assignedTo(node)
}

// assignedTo is the variable that the value of an allocation is put into at once.
func (u *unit) assignedTo(node *allocation) ast.Expr {
	value := node.path[len(node.path)-1]
	for i := len(node.path) - 2; i >= 0; i-- {
		switch parent := node.path[i].(type) {
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

// operandOf describes the variable that an allocation fills.
func (u *unit) operandOf(s *source, node *allocation) *VariableFacts {
	expr := u.targetExpr(node)
	if expr == nil {
		return nil
	}
	t := u.targetOf(expr)
	if t == nil {
		return nil
	}
	facts := &VariableFacts{Expression: s.brief(expr), Type: u.name(u.typeOf(expr))}
	named := t.base
	if t.field != nil {
		named = t.field
	}
	facts.Name = named.Name()
	var line int
	facts.File, line = u.place(named.Pos())
	facts.Lines = Lines{Line: line, EndLine: line}
	if u.origin(named.Pkg()) == "user" {
		if other := u.sources.load(facts.File); other.file != nil {
			facts.Text = other.lineText(line)
		}
	}
	start := u.startOf(s, t)
	facts.Kind = u.variableKind(s, t)
	facts.Declared = start.how
	if start.value != nil {
		facts.Initial = s.brief(start.value)
	}
	if start.stmt != nil && t.field == nil {
		facts.Lines = s.lines(start.stmt)
	}
	if decl := enclosing(s.file, node.node.Pos()); decl != nil && t.base != nil {
		facts.Grown = u.isGrown(decl, t)
	}
	return facts
}

func (u *unit) isGrown(decl ast.Node, t *target) bool {
	grown := false
	ast.Inspect(decl, func(inner ast.Node) bool {
		if call, ok := inner.(*ast.CallExpr); ok {
			selector, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
			grown = grown || ok && selector.Sel.Name == "Grow" && u.same(t, selector.X)
		}
		return !grown
	})
	return grown
}

func (u *unit) variableKind(s *source, t *target) string {
	if t.field != nil {
		return "field"
	}
	if u.pkg != nil && t.base.Parent() == u.pkg.Scope() || t.base.Pkg() != u.pkg {
		return "package"
	}
	path := pathTo(s.file, t.base.Pos())
	for i := len(path) - 1; i >= 2; i-- {
		fields, ok := path[i].(*ast.FieldList)
		if !ok {
			continue
		}
		switch around := path[i-1].(type) {
		case *ast.FuncDecl:
			return "receiver"
		case *ast.FuncType:
			if around.Results == fields {
				return "result"
			}
			return "parameter"
		}
	}
	return "local"
}

// pathTo leads from the file to the innermost node around a position.
func pathTo(file *ast.File, pos token.Pos) []ast.Node {
	var path []ast.Node
	ast.Inspect(file, func(node ast.Node) bool {
		if node == nil || pos < node.Pos() || node.End() <= pos {
			return false
		}
		path = append(path, node)
		return true
	})
	return path
}
