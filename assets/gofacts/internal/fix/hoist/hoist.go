// Package hoist makes edits that move the creation of a value out of a loop or function, so that it happens only
// once.
package hoist

import (
	"go/ast"
	"slices"
	"strings"

	"gofacts/internal/fix/edit"
	"gofacts/internal/syntax"
	"gofacts/internal/wire"
)

// reindented returns the source text of a node for use at another indentation. On every line but the first, the given
// indentation replaces the white space with which the last line begins. The rewrite fails if the node contains
// literals with line breaks, because their values would change.
func reindented(r *edit.Rewrite, node ast.Node, indentation string) string {
	ast.Inspect(node, func(inner ast.Node) bool {
		if literal, ok := inner.(*ast.BasicLit); ok && strings.Contains(literal.Value, "\n") {
			r.Failed = true
		}
		return true
	})
	lines := strings.Split(r.File.Of(node), "\n")
	if len(lines) == 1 {
		return lines[0]
	}
	last := lines[len(lines)-1]
	own := last[:len(last)-len(strings.TrimLeft(last, "\t "))]
	for i, line := range lines[1:] {
		if rest, ok := strings.CutPrefix(line, own); ok {
			lines[i+1] = indentation + rest
		}
	}
	return strings.Join(lines, "\n")
}

// hoistable lists functions that return equivalent results for the same arguments, and whose results are safe to
// share.
var hoistable = []string{"regexp.MustCompile", "regexp.MustCompilePOSIX", "strings.NewReplacer"}

// Call returns a rewrite that calls one of the hoistable functions only once, to initialize a package variable,
// instead of in each call of the function around the spot.
func Call(p *edit.Spot) []*edit.Rewrite {
	u := p.Pkg
	declared, ok := p.Decl.(*ast.FuncDecl)
	if p.Call == nil || p.Kind != wire.Call || !ok || !slices.Contains(hoistable, syntax.Called(u, p.Call)) {
		return nil
	}
	for _, argument := range p.Call.Args {
		if !syntax.IsConstant(u, argument) || !isGlobal(p, argument) {
			return nil
		}
	}
	wish := declared.Name.Name
	wish = strings.ToLower(wish[:1]) + wish[1:]
	kind := map[bool]string{true: "Replacer", false: "Pattern"}[syntax.Called(u, p.Call) == "strings.NewReplacer"]
	name := edit.FreeName(u, p.File.Syntax, wish+kind, wish+kind+"Once")
	if name == "" {
		return nil
	}
	made := edit.NewRewrite(u, p.File, wire.HoistCall, map[string]string{"call": p.File.Brief(p.Call), "variable": name})
	var top ast.Node = declared
	if declared.Doc != nil {
		top = declared.Doc
	}
	made.Before(top, "var "+name+" = "+p.File.Of(p.Call), "")
	made.Replace(p.Call, name)
	return []*edit.Rewrite{made}
}

// isGlobal reports whether an expression mentions nothing that is declared in a function.
func isGlobal(p *edit.Spot, expr ast.Expr) bool {
	global := true
	ast.Inspect(expr, func(node ast.Node) bool {
		if ident, ok := node.(*ast.Ident); ok {
			object := p.Pkg.Info.Uses[ident]
			global = global && (object == nil || object.Pkg() != p.Pkg.Types || object.Parent() == p.Pkg.Types.Scope())
		}
		return global
	})
	return global
}

// Literal returns a rewrite that evaluates a function literal once, before the outermost loop that declares none of
// the variables that the literal captures. It returns nil if there is no such loop.
func Literal(p *edit.Spot) []*edit.Rewrite {
	literal, ok := p.Node.(*ast.FuncLit)
	if !ok || len(p.Loops) == 0 {
		return nil
	}
	u := p.Pkg
	if call, ok := p.Around(literal).(*ast.CallExpr); !ok || ast.Unparen(call.Fun) == literal {
		return nil
	}
	var loop ast.Node
	for _, around := range p.Loops {
		inside := false
		for _, variable := range syntax.Captures(u, p.File, literal) {
			inside = inside || around.Pos() <= variable.Pos() && variable.Pos() < around.End()
		}
		if !inside {
			loop = around
			break
		}
	}
	name := edit.FreeName(u, p.Decl, "visit", "call", "action", "literal")
	if loop == nil || name == "" {
		return nil
	}
	made := edit.NewRewrite(u, p.File, wire.HoistClosure, map[string]string{"variable": name})
	space, _ := made.Indentation(loop)
	made.Before(loop, name+" := "+reindented(made, literal, space))
	made.Replace(literal, name)
	return []*edit.Rewrite{made}
}
