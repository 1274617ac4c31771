package main

import (
	"go/ast"
	"go/token"
	"go/types"
)

// valueInsteadOfPointer keeps a local value as a value: p := &T{…} becomes p := T{…}, p := new(T) becomes var p T.
func valueInsteadOfPointer(p *spot) []*rewrite {
	u := p.unit
	if p.kind != "address-of" && p.kind != "new" {
		return nil
	}
	stmt, ok := statement(p.path).(*ast.AssignStmt)
	if !ok || stmt.Tok != token.DEFINE || len(stmt.Lhs) != 1 || len(stmt.Rhs) != 1 || ast.Unparen(stmt.Rhs[0]) != p.node {
		return nil
	}
	variable, _ := u.objectOf(stmt.Lhs[0]).(*types.Var)
	if variable == nil || !u.isOnlySelected(p.body, variable) {
		return nil
	}
	made := u.rewrite(p.s, "value-instead-of-pointer", map[string]string{"variable": variable.Name(), "type": u.name(p.typ)})
	if p.kind == "new" {
		made.replace(stmt, "var "+variable.Name()+" "+p.s.of(p.call.Args[0]))
	} else {
		made.replace(p.node, p.s.of(ast.Unparen(p.node.(*ast.UnaryExpr).X)))
	}
	return []*rewrite{made}
}

// isOnlySelected says whether a pointer is used for nothing but its fields and methods.
func (u *unit) isOnlySelected(body ast.Node, variable *types.Var) bool {
	mentions := u.usesOf(body, variable)
	for _, mention := range mentions.idents {
		parent, child := mention.parent()
		selector, ok := parent.(*ast.SelectorExpr)
		if !ok || selector.X != child {
			return false
		}
		// A method value copies a value that was shared before.
		if selection := u.info.Selections[selector]; selection == nil || selection.Kind() == types.MethodVal && !isCalled(mention, selector) {
			return false
		}
	}
	return len(mentions.idents) > 0
}

func isCalled(mention use, selector *ast.SelectorExpr) bool {
	for i, node := range mention.path {
		if node == ast.Node(selector) && i > 0 {
			call, ok := mention.path[i-1].(*ast.CallExpr)
			return ok && call.Fun == selector
		}
	}
	return false
}

// hoistLiteral makes a function literal once, before the loop, where it captures nothing that the loop declares.
func hoistLiteral(p *spot) []*rewrite {
	literal, ok := p.node.(*ast.FuncLit)
	if !ok || len(p.loops) == 0 {
		return nil
	}
	u := p.unit
	if call, ok := p.around(literal).(*ast.CallExpr); !ok || ast.Unparen(call.Fun) == literal {
		return nil
	}
	var loop ast.Node
	for _, around := range p.loops {
		inside := false
		for _, variable := range u.captures(p.s, literal) {
			inside = inside || around.Pos() <= variable.Pos() && variable.Pos() < around.End()
		}
		if !inside {
			loop = around
			break
		}
	}
	name := u.freeName(p.decl, "visit", "call", "action", "literal")
	if loop == nil || name == "" {
		return nil
	}
	made := u.rewrite(p.s, "hoist-closure", map[string]string{"variable": name})
	space, _ := made.indentation(loop)
	made.before(loop, name+" := "+made.reindented(literal, space))
	made.replace(literal, name)
	return []*rewrite{made}
}
