package main

import (
	"go/ast"
	"go/types"
	"strings"
)

// argumentInsteadOfCapture hands a variable that is captured by reference to a function literal by value: it then need
// not be on the heap.
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
	var settled []*types.Var
	for _, variable := range u.captures(p.s, literal) {
		if (wanted == nil || variable == wanted) && u.capturedByReference(p.s, variable, literal) && u.isSettled(p.s, variable, literal) {
			settled = append(settled, variable)
		}
	}
	var made []*rewrite
	if len(settled) > 1 {
		made = append(made, p.byValue(settled, literal, path))
	}
	for _, variable := range settled {
		made = append(made, p.byValue([]*types.Var{variable}, literal, path))
	}
	return made
}

// byValue hands variables over as arguments where the literal is called at once, else as copies.
func (p *spot) byValue(variables []*types.Var, literal *ast.FuncLit, path []ast.Node) *rewrite {
	if made := p.byArgument(variables, literal, path); made != nil {
		return made
	}
	return p.byCopy(variables, literal, path)
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

// byArgument adds parameters to a literal that is called at once, by go or by defer.
func (p *spot) byArgument(variables []*types.Var, literal *ast.FuncLit, path []ast.Node) *rewrite {
	var call *ast.CallExpr
	for _, node := range path {
		if found, ok := node.(*ast.CallExpr); ok && ast.Unparen(found.Fun) == literal {
			call = found
		}
	}
	if call == nil || call.Ellipsis.IsValid() {
		return nil
	}
	var parameters, arguments []string
	for _, variable := range variables {
		typ := p.unit.localName(p.s, variable.Type())
		if typ == "" {
			return nil
		}
		parameters = append(parameters, variable.Name()+" "+typ)
		arguments = append(arguments, variable.Name())
	}
	comma := func(count int) string {
		if count > 0 {
			return ", "
		}
		return ""
	}
	words := map[string]string{"variable": strings.Join(arguments, ", "), "parameters": strings.Join(parameters, ", ")}
	made := p.unit.rewrite(p.s, "argument-instead-of-capture", words)
	made.insert(literal.Type.Params.Closing, comma(len(literal.Type.Params.List))+words["parameters"])
	made.insert(call.Rparen, comma(len(call.Args))+words["variable"])
	return made
}

// byCopy lets a literal capture copies that nobody assigns.
func (p *spot) byCopy(variables []*types.Var, literal *ast.FuncLit, path []ast.Node) *rewrite {
	u := p.unit
	stmt := statement(upTo(path, literal))
	if stmt == nil {
		return nil
	}
	var originals, copies []string
	made := u.rewrite(p.s, "argument-instead-of-capture", map[string]string{})
	for _, variable := range variables {
		name := u.freeName(p.decl, variable.Name()+"Now", variable.Name()+"Copy")
		if name == "" {
			return nil
		}
		originals, copies = append(originals, variable.Name()), append(copies, name)
		for _, mention := range u.usesOf(literal, variable).idents {
			made.replace(mention.ident, name)
		}
	}
	made.words["variable"], made.words["copy"] = strings.Join(originals, ", "), strings.Join(copies, ", ")
	made.before(stmt, made.words["copy"]+" := "+made.words["variable"])
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
