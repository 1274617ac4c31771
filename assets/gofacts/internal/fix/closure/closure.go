// Package closure makes edits that keep captured variables off the heap.
package closure

import (
	"go/ast"
	"go/types"
	"strings"

	"gofacts/internal/alloc"
	"gofacts/internal/fix/edit"
	"gofacts/internal/syntax"
	"gofacts/internal/wire"
)

// Argument returns rewrites that pass variables by value to the function literal that captures them by reference, so
// that the variables can stay on the stack.
func Argument(p *edit.Spot) []*edit.Rewrite {
	u := p.Pkg
	var literal *ast.FuncLit
	var wanted types.Object
	switch p.Kind {
	case wire.FuncLiteral:
		literal = p.Node.(*ast.FuncLit)
	case wire.MovedToHeap:
		wanted = p.Object
		if literal = capturer(p, wanted); literal == nil {
			return nil
		}
	default:
		return nil
	}
	path := syntax.PathTo(p.File.Syntax, literal.Pos())
	var settled []*types.Var
	for _, variable := range syntax.Captures(u, p.File, literal) {
		if (wanted == nil || variable == wanted) && syntax.CapturedByReference(u, p.File, variable, literal) && syntax.IsSettled(u, p.File, variable, literal) {
			settled = append(settled, variable)
		}
	}
	var made []*edit.Rewrite
	if len(settled) > 1 {
		made = append(made, byValue(p, settled, literal, path))
	}
	for _, variable := range settled {
		made = append(made, byValue(p, []*types.Var{variable}, literal, path))
	}
	return made
}

// byValue returns a rewrite that passes variables as arguments if the literal is called where it is written.
// Otherwise, the rewrite makes the literal capture copies of the variables.
func byValue(p *edit.Spot, variables []*types.Var, literal *ast.FuncLit, path []ast.Node) *edit.Rewrite {
	if made := byArgument(p, variables, literal, path); made != nil {
		return made
	}
	return byCopy(p, variables, literal, path)
}

// capturer returns the function literal that captures a variable. It returns nil if none or several of the literals
// in the spot's declaration capture it.
func capturer(p *edit.Spot, variable types.Object) *ast.FuncLit {
	var found []*ast.FuncLit
	for _, node := range alloc.All(p.Pkg, p.File) {
		if node.Kind != wire.FuncLiteral || node.Node.Pos() < p.Decl.Pos() || p.Decl.End() <= node.Node.Pos() {
			continue
		}
		for _, captured := range syntax.Captures(p.Pkg, p.File, node.Node.(*ast.FuncLit)) {
			if captured == variable {
				found = append(found, node.Node.(*ast.FuncLit))
			}
		}
	}
	if len(found) != 1 {
		return nil
	}
	return found[0]
}

// byArgument returns a rewrite that turns captured variables into parameters of a function literal that is called
// where it is written, including in a go or defer statement. It returns nil for any other literal.
func byArgument(p *edit.Spot, variables []*types.Var, literal *ast.FuncLit, path []ast.Node) *edit.Rewrite {
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
		typ := edit.LocalName(p.Pkg, p.File, variable.Type())
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
	made := edit.NewRewrite(p.Pkg, p.File, wire.ArgumentInsteadOfCapture, words)
	made.Insert(literal.Type.Params.Closing, comma(len(literal.Type.Params.List))+words["parameters"])
	made.Insert(call.Rparen, comma(len(call.Args))+words["variable"])
	return made
}

// byCopy returns a rewrite that makes a function literal capture copies of variables. The copies are never assigned
// again, so the literal captures them by value.
func byCopy(p *edit.Spot, variables []*types.Var, literal *ast.FuncLit, path []ast.Node) *edit.Rewrite {
	u := p.Pkg
	stmt := syntax.Statement(upTo(path, literal))
	if stmt == nil {
		return nil
	}
	var originals, copies []string
	made := edit.NewRewrite(u, p.File, wire.ArgumentInsteadOfCapture, map[string]string{})
	for _, variable := range variables {
		name := edit.FreeName(u, p.Decl, variable.Name()+"Now", variable.Name()+"Copy")
		if name == "" {
			return nil
		}
		originals, copies = append(originals, variable.Name()), append(copies, name)
		for _, mention := range syntax.UsesOf(u, literal, variable).Idents {
			made.Replace(mention.Ident, name)
		}
	}
	made.Words["variable"], made.Words["copy"] = strings.Join(originals, ", "), strings.Join(copies, ", ")
	made.Before(stmt, made.Words["copy"]+" := "+made.Words["variable"])
	return made
}

// upTo returns the nodes of a path that precede a node.
func upTo(path []ast.Node, node ast.Node) []ast.Node {
	for i, other := range path {
		if other == node {
			return path[:i]
		}
	}
	return path
}
