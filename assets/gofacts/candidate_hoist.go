package main

import (
	"go/ast"
	"slices"
	"strings"
)

// reindented is the text of a node whose further lines are moved to another indentation; literals with line breaks
// inside fail, since their text would change.
func (r *rewrite) reindented(node ast.Node, indentation string) string {
	ast.Inspect(node, func(inner ast.Node) bool {
		if literal, ok := inner.(*ast.BasicLit); ok && strings.Contains(literal.Value, "\n") {
			r.failed = true
		}
		return true
	})
	lines := strings.Split(r.s.of(node), "\n")
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

// hoistable are functions whose result for constants is the same for ever, and safe to share.
var hoistable = []string{"regexp.MustCompile", "regexp.MustCompilePOSIX", "strings.NewReplacer"}

// hoistCall makes once for the package what a function makes anew at each call.
func hoistCall(p *spot) []*rewrite {
	u := p.unit
	declared, ok := p.decl.(*ast.FuncDecl)
	if p.call == nil || p.kind != "call" || !ok || !slices.Contains(hoistable, u.called(p.call)) {
		return nil
	}
	for _, argument := range p.call.Args {
		if !u.isConstant(argument) || !p.isGlobal(argument) {
			return nil
		}
	}
	wish := declared.Name.Name
	wish = strings.ToLower(wish[:1]) + wish[1:]
	kind := map[bool]string{true: "Replacer", false: "Pattern"}[u.called(p.call) == "strings.NewReplacer"]
	name := u.freeName(p.s.file, wish+kind, wish+kind+"Once")
	if name == "" {
		return nil
	}
	made := u.rewrite(p.s, "hoist-call", map[string]string{"call": p.s.brief(p.call), "variable": name})
	var top ast.Node = declared
	if declared.Doc != nil {
		top = declared.Doc
	}
	made.before(top, "var "+name+" = "+p.s.of(p.call), "")
	made.replace(p.call, name)
	return []*rewrite{made}
}

// isGlobal says whether an expression mentions nothing that a function declares.
func (p *spot) isGlobal(expr ast.Expr) bool {
	global := true
	ast.Inspect(expr, func(node ast.Node) bool {
		if ident, ok := node.(*ast.Ident); ok {
			object := p.unit.info.Uses[ident]
			global = global && (object == nil || object.Pkg() != p.unit.pkg || object.Parent() == p.unit.pkg.Scope())
		}
		return global
	})
	return global
}
