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

// argumentInsteadOfCapture hands a variable to a function literal by value, which then need not be on the heap.
func argumentInsteadOfCapture(p *spot) []*rewrite {
	u := p.unit
	var literal *ast.FuncLit
	var wanted types.Object
	switch p.kind {
	case "func-literal":
		literal = p.node.(*ast.FuncLit)
	case "moved-to-heap":
		wanted = p.object
		if literal = p.capturer(wanted); literal == nil {
			return nil
		}
	default:
		return nil
	}
	path := pathTo(p.s.file, literal.Pos())
	var made []*rewrite
	for _, variable := range u.captures(p.s, literal) {
		if wanted != nil && variable != wanted || !u.capturedByReference(p.s, variable) || !p.isSettled(variable, literal, path) {
			continue
		}
		if one := p.byArgument(variable, literal, path); one != nil {
			made = append(made, one)
		} else if one := p.byCopy(variable, literal, path); one != nil {
			made = append(made, one)
		}
	}
	return made
}

// capturer is the only function literal of the declaration that captures a variable.
func (p *spot) capturer(variable types.Object) *ast.FuncLit {
	var found []*ast.FuncLit
	for _, node := range p.unit.allocations(p.s) {
		if node.kind != "func-literal" || node.node.Pos() < p.decl.Pos() || p.decl.End() <= node.node.Pos() {
			continue
		}
		for _, captured := range p.unit.captures(p.s, node.node.(*ast.FuncLit)) {
			if captured == variable {
				found = append(found, node.node.(*ast.FuncLit))
			}
		}
	}
	if len(found) != 1 {
		return nil
	}
	return found[0]
}

// isSettled says whether a variable has its last value when a literal is made, so that a copy of it is as good.
func (p *spot) isSettled(variable *types.Var, literal *ast.FuncLit, path []ast.Node) bool {
	mentions := p.unit.usesOf(p.decl, variable)
	if mentions.addressed {
		return false
	}
	// In a loop that does not declare it, an assignment above the literal also comes after it.
	from := literal.Pos()
	for i, node := range path {
		if body := loopBody(node); body != nil && i+1 < len(path) && (variable.Pos() < node.Pos() || node.End() <= variable.Pos()) {
			from = min(from, node.Pos())
		}
		if loop, ok := node.(*ast.ForStmt); ok && loop.Init != nil && loop.Init.Pos() <= variable.Pos() && variable.Pos() < loop.Init.End() {
			return p.assignedOnlyByPost(mentions, loop)
		}
	}
	for _, mention := range mentions.idents {
		parent, child := mention.parent()
		if isAssigned(parent, child) && mention.ident.Pos() >= from {
			return false
		}
	}
	return true
}

func (p *spot) assignedOnlyByPost(mentions *uses, loop *ast.ForStmt) bool {
	for _, mention := range mentions.idents {
		parent, child := mention.parent()
		if isAssigned(parent, child) && (loop.Post == nil || !mention.within(loop.Post)) {
			return false
		}
	}
	return true
}

// byArgument adds a parameter to a literal that is called at once, by go or by defer.
func (p *spot) byArgument(variable *types.Var, literal *ast.FuncLit, path []ast.Node) *rewrite {
	u := p.unit
	var call *ast.CallExpr
	for _, node := range path {
		if found, ok := node.(*ast.CallExpr); ok && ast.Unparen(found.Fun) == literal {
			call = found
		}
	}
	typ := u.localName(p.s, variable.Type())
	if call == nil || call.Ellipsis.IsValid() || typ == "" {
		return nil
	}
	made := u.rewrite(p.s, "argument-instead-of-capture", map[string]string{"variable": variable.Name(), "type": typ})
	comma := func(count int) string {
		if count > 0 {
			return ", "
		}
		return ""
	}
	made.insert(literal.Type.Params.Closing, comma(len(literal.Type.Params.List))+variable.Name()+" "+typ)
	made.insert(call.Rparen, comma(len(call.Args))+variable.Name())
	return made
}

// byCopy lets a literal capture a copy that nobody assigns.
func (p *spot) byCopy(variable *types.Var, literal *ast.FuncLit, path []ast.Node) *rewrite {
	u := p.unit
	name := u.freeName(p.decl, variable.Name()+"Now", variable.Name()+"Copy")
	stmt := statement(upTo(path, literal))
	if name == "" || stmt == nil {
		return nil
	}
	made := u.rewrite(p.s, "argument-instead-of-capture", map[string]string{"variable": variable.Name(), "copy": name})
	made.before(stmt, name+" := "+variable.Name())
	for _, mention := range u.usesOf(literal, variable).idents {
		made.replace(mention.ident, name)
	}
	return made
}

// upTo is a path cut behind a node.
func upTo(path []ast.Node, node ast.Node) []ast.Node {
	for i, other := range path {
		if other == node {
			return path[:i]
		}
	}
	return path
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
